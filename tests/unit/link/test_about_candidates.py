from handmade import entity, stmt
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from told_scenes import Told, find, names, told

MAROST, QUINT, VELDE = entity("Ilena Marost", weight=4), entity("Adrel Quint"), entity("Velde")
SOLMARK = entity("Solmark", type=EntityType.STATE)


def mentioned(text: str, *nouns: tuple[str, str]) -> Told:
    made = told(text)
    known = {each.name: each for each in (MAROST, QUINT, VELDE, SOLMARK)}
    for words, name in nouns:
        made.mention(words, known[name])
    return made


def test_who_is_mentioned_in_a_content_and_its_speaker_are_candidates() -> None:
    text = mentioned(
        "Marost said Quint had left Solmark, and Quint was ill.",
        ("Marost", "Ilena Marost"),
        ("Quint", "Adrel Quint"),
        ("Solmark", "Solmark"),
    )
    text.mention("Quint", QUINT, nth=1)
    words = "Quint had left Solmark, and Quint was ill"
    (content,) = text.contents(stmt(text.story, words, cue="said", source="Marost", speaker=MAROST))
    wanted = [("Adrel Quint", "content"), ("Solmark", "content"), ("Ilena Marost", "speaker")]
    assert wanted == names(content.candidates)
    assert ["Quint", "Quint"] == [
        text.story.text[s.start : s.end] for s in find(content, QUINT).words
    ]
    assert ["Marost"] == [text.story.text[s.start : s.end] for s in find(content, MAROST).words]
    assert (4, 2, 9) == (content.heaviest, content.first, content.length)
    assert wanted[:2] == names(content.acting)


def test_who_is_mentioned_behind_the_cue_is_addressed() -> None:
    text = mentioned(
        "Marost urged Quint, Solmark’s envoy, to leave.",
        ("Marost", "Ilena Marost"),
        ("Quint", "Adrel Quint"),
    )
    said = stmt(text.story, "to leave", cue="urged", source="Marost", speaker=MAROST)
    assert [("Adrel Quint", "addressed"), ("Ilena Marost", "speaker")] == names(
        text.contents(said)[0].candidates
    )
    behind = stmt(text.story, "to leave", cue="urged", source="Quint", speaker=QUINT)
    assert [("Adrel Quint", "speaker")] == names(text.contents(behind)[0].candidates)


def test_who_is_mentioned_near_is_a_candidate_where_a_pronoun_s_meaning_is_not_clear() -> None:
    text = mentioned(
        "Velde left. Quint met Solmark. He was ill, Marost said, when it rained. He was glad.",
        ("Velde", "Velde"),
        ("Quint", "Adrel Quint"),
        ("Solmark", "Solmark"),
        ("Marost", "Ilena Marost"),
    )
    ill = stmt(text.story, "He was ill", cue="said", source="Marost", speaker=MAROST)
    rain = stmt(text.story, "it rained", cue="said", source="Marost", speaker=MAROST)
    unclear, clear = text.contents(ill, rain)
    near = [("Solmark", "near"), ("Adrel Quint", "near")]
    assert [*near, ("Ilena Marost", "speaker")] == names(unclear.candidates)
    assert near == names(unclear.near)
    assert [("Ilena Marost", "speaker")] == names(clear.candidates)


def test_between_the_parts_of_a_content_somebody_is_near() -> None:
    text = mentioned("“He lied,” Marost told Quint, “again.”", ("Quint", "Adrel Quint"))
    said = stmt(text.story, ["“He lied,”", "“again.”"], cue="told", source="Marost")
    assert [("Adrel Quint", "near")] == names(text.contents(said)[0].candidates)


def test_contents_know_what_was_talked_about_before() -> None:
    text = mentioned(
        "Marost said Quint left. Marost said Velde stayed. She said Solmark won.",
        ("Quint", "Adrel Quint"),
        ("Velde", "Velde"),
        ("Solmark", "Solmark"),
    )
    left = stmt(text.story, "Quint left", cue="said", source="Marost", speaker=MAROST)
    stayed = stmt(text.story, "Velde stayed", cue="said", source="Marost", speaker=MAROST)
    inner = stmt(text.story, "Velde", speaker=VELDE, within=stayed)
    won = stmt(text.story, "Solmark won", cue="said", source="She", speaker=VELDE)
    first, second, third, fourth = text.contents(left, stayed, inner, won)
    assert (None, QUINT.entity_id, VELDE.entity_id) == (first.topic, second.topic, fourth.topic)
    assert [False, True, False, False] == [c.goes_on for c in (first, second, third, fourth)]
    assert {QUINT.entity_id, VELDE.entity_id} == fourth.before
    assert ((inner,), stayed) == (second.inner, third.outer)


def test_marks_before_a_content_s_first_word_are_passed_over() -> None:
    text = told("“Well,” he said.")
    (content,) = text.contents(stmt(text.story, "“Well,”", cue="said", source="he"))
    assert (1, 4) == (content.first, content.last)


def test_a_candidate_is_a_subject_where_it_is_a_phrase_s_head() -> None:
    text = mentioned(
        "Marost said Quint aides met Velde.", ("Quint", "Adrel Quint"), ("Velde", "Velde")
    )
    text.phrases = (Phrase(first=2, last=4, subject=0.9), Phrase(first=5, last=6, subject=0.2))
    (content,) = text.contents(stmt(text.story, "Quint aides met Velde", cue="said"))
    assert [0.0, 0.2] == [find(content, who).subject for who in (QUINT, VELDE)]
    thing = entity("Brisk", type=None)
    text.mention("aides", thing, kind=MentionType.NOMINAL)
    (content,) = text.contents(stmt(text.story, "Quint aides met Velde", cue="said"))
    assert ["person", "unknown"] == [find(content, who).kind for who in (QUINT, thing)]
