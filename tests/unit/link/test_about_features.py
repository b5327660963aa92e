from dataclasses import replace

from handmade import entity, stmt
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase
from onrecord.model.record import EntityType
from onrecord.model.statement import Act, Mode, QuoteType
from told_scenes import told

MAROST, QUINT = entity("Ilena Marost", weight=4), entity("Adrel Quint", weight=2)
TEXT = "Ilena Marost accused Quint of lying. Ilena Marost said the Quint aides met her envoy."


def test_what_kind_of_statement_and_of_somebody_it_is() -> None:
    text = told(TEXT)
    text.mention("Quint", QUINT)
    said = stmt(
        text.story,
        "Quint of lying",
        cue="accused",
        source="Ilena Marost",
        quote_type=QuoteType.INDIRECT,
        act=Act.ACCUSE,
    )
    (content,) = text.contents(said)
    found = text.features(content, QUINT)
    for name in (
        *("mode speech", "act accuse", "quote indirect", "begins else", "bare", "beginning"),
        *("kind person, named", "kind person, act accuse", "first", "only", "opens", "heaviest"),
        *("first a name", "a name", "before it accused", "behind it of", "in content"),
    ):
        assert 1.0 == found[name], name
    assert (0.0, 0.2, 1.0) == (found["position"], found["weight"], found["share"])
    assert "owner" not in found


def test_who_modifies_a_phrase_is_not_what_it_means() -> None:
    text = told(TEXT)
    text.mention("Quint", QUINT, nth=1)
    text.mention("her envoy", MAROST, kind=MentionType.NOMINAL, title="envoy")
    text.phrases = (Phrase(first=10, last=13, person=0.7, subject=0.9),)
    said = stmt(text.story, "the Quint aides met her envoy", cue="said", mode=Mode.BELIEF)
    (content,) = text.contents(said)
    found = text.features(content, QUINT)
    assert (1.0, 0.7, 0.0) == (found["modifier"], found["person"], found["subject"])
    assert 1.0 == found["kind person, mode belief"]
    other = text.features(content, MAROST)
    assert (1.0, 1.0, 1.0) == (other["titled"], other["nominal opens her"], other["owner"])
    assert other["rank"] > found["rank"]


def test_who_speaks_inside_and_outside_has_a_part() -> None:
    text = told(TEXT)
    text.mention("Quint", QUINT)
    outer = stmt(text.story, "Quint of lying", cue="accused", speaker=MAROST)
    inner = stmt(text.story, "of lying", speaker=QUINT, within=outer)
    first, second = text.contents(outer, inner)
    assert 1.0 == text.features(first, QUINT)["inner speaker in content"]
    text.mention("lying", MAROST)
    first, second = text.contents(outer, replace(inner, speaker=QUINT.entity_id))
    found = text.features(second, MAROST)
    assert {"outer speaker", "inside another"} <= found.keys()
    assert "inside an inner content" in text.features(first, MAROST)
    assert {"speaker in speaker", "speaker, begins else"} <= text.features(second, QUINT).keys()


def test_pronouns_and_somebody_met_again_are_told() -> None:
    text = told("Marost said he lied. Marost said he and his aides left. To leave, she wanted.")
    text.mention("he", QUINT, kind=MentionType.PRONOUN)
    text.mention("he", QUINT, kind=MentionType.PRONOUN, nth=1, score=0.7)
    text.mention("his", QUINT, kind=MentionType.PRONOUN, score=0.9)
    lied = stmt(text.story, "he lied", cue="said", speaker=MAROST)
    left = stmt(text.story, "he and his aides left", cue="said", speaker=MAROST)
    leave = stmt(text.story, "To leave", cue="wanted", speaker=QUINT)
    _, again, last = text.contents(lied, left, leave)
    found = text.features(again, QUINT)
    assert {"again", "before", "topic in content", "pronoun he", "pronoun he, behind and"} <= set(
        found
    )
    assert (0.9, 0.5) == (found["sure"], found["mentions"])
    assert {"in speaker", "begins to", "speaker, begins to"} <= text.features(last, QUINT).keys()


def test_a_content_that_begins_with_a_participle_is_told() -> None:
    text = told("Quint denied leaving Solmark.")
    text.mention("Solmark", entity("Solmark", type=EntityType.GROUP))
    (content,) = text.contents(stmt(text.story, "leaving Solmark", cue="denied", speaker=QUINT))
    assert "begins ing" in text.features(content, entity("Solmark"))
