"""What is known of a mention before it is known whom it means."""

from dataclasses import replace

from handmade import doc, mention, report, span, stmt
from onrecord.link.facts import find_source_mentions, gather_facts
from onrecord.model.document import MentionType, Turn
from onrecord.model.phrase import Phrase

PRONOUN, NOMINAL = MentionType.PRONOUN, MentionType.NOMINAL


def test_who_speaks_and_in_whose_words_others_stand() -> None:
    story = report("Marost said she trusted Quint. He slept.")
    mentions = [
        mention(story, "Marost"),
        mention(story, "she", type=PRONOUN),
        mention(story, "Quint"),
        mention(story, "He", type=PRONOUN),
    ]
    said = [stmt(story, "she trusted Quint", cue="said", source="Marost")]
    marost, she, quint, he = gather_facts(doc(story, mentions=mentions), mentions, said)
    assert (True, -1, -1) == (marost.is_source, marost.sayer, marost.last_source)
    assert ("she", 0, 0) == (she.pronoun, she.sayer, she.last_source)
    assert (0, False) == (quint.sayer, quint.opens)
    assert (1, -1, True, 0) == (he.sentence, he.sayer, he.opens, he.last_source)


def test_what_is_said_in_a_turn_is_talk() -> None:
    story = report("MS. MAROST: Quint slept. So did Velde.\n\nTarro left.")
    names = ("MS. MAROST", "Quint", "Velde", "Tarro")
    mentions = [mention(story, name) for name in names]
    label, words = span(story.text, "MS. MAROST:"), span(story.text, "Quint slept. So did Velde.")
    turn = Turn(
        label=label,
        source=mentions[0].span,
        head=mentions[0].span,
        extent=words,
        words=(words,),
        speaker=0,
    )
    document = replace(doc(story, mentions=mentions), turns=(turn,))
    found = gather_facts(document, mentions, ())
    assert [False, True, True, False] == [each.talk for each in found]


def test_a_role_is_what_a_title_or_a_body_s_name_is_about() -> None:
    story = report("Deputy head of the council Adrel Quint met the Water Council of Ostrel.")
    mentions = [
        mention(
            story,
            "Deputy head of the council Adrel Quint",
            head="Adrel Quint",
            title="Deputy head of the council",
        ),
        mention(story, "Water Council of Ostrel"),
    ]
    found = gather_facts(doc(story, mentions=mentions), mentions, ())
    assert ["head", "council"] == [each.role for each in found]


def test_the_innermost_words_count() -> None:
    story = report("Marost said Quint swore Velde slept.")
    mentions = [mention(story, name) for name in ("Marost", "Quint", "Velde")]
    said = [
        stmt(story, "Velde slept", cue="swore", source="Quint"),
        stmt(story, "Quint swore Velde slept", cue="said", source="Marost"),
    ]
    found = gather_facts(doc(story, mentions=mentions), mentions, said)
    assert [-1, 0, 1] == [each.sayer for each in found]


def test_owners_quotations_and_names_inside() -> None:
    story = report("“Marost’s car,” he said of her car. The Quint campaign slept.")
    mentions = [
        mention(story, "Marost"),
        mention(story, "he", type=PRONOUN),
        mention(story, "her", type=PRONOUN),
        mention(story, "car", type=NOMINAL, nth=1),
        mention(story, "The Quint campaign", type=NOMINAL, head="campaign"),
    ]
    document = doc(story, quotations=["“Marost’s car,”"], mentions=mentions)
    marost, he, her, car, campaign = gather_facts(document, mentions, [])
    assert (True, 0) == (marost.is_owner, marost.quotation)
    assert (False, -1) == (he.is_owner, he.quotation)
    assert (True, False) == (her.is_owner, car.is_owner)
    assert ("", "quint campaign") == (car.proper, campaign.proper)


def test_a_pronoun_that_owns_nothing_is_no_owner() -> None:
    story = report("They saw her. It slept.")
    mentions = [mention(story, "her", type=PRONOUN), mention(story, "It", type=PRONOUN)]
    assert [False, False] == [f.is_owner for f in gather_facts(doc(story), mentions, [])]


def test_the_phrase_is_that_of_the_head_s_last_word() -> None:
    story = report("The old envoy slept.")
    mentions = [mention(story, "The old envoy", type=NOMINAL, head="envoy")]
    phrase = Phrase(first=0, last=3, person=0.9)
    known = replace(doc(story), phrases=(phrase,))
    assert phrase is gather_facts(known, mentions, [])[0].phrase
    elsewhere = replace(doc(story), phrases=(Phrase(first=0, last=1, person=0.9),))
    assert 0.0 == gather_facts(elsewhere, mentions, [])[0].phrase.person


def test_a_pair_holds_two_names() -> None:
    story = report("Marost and Quint slept.")
    both = mention(story, "Marost and Quint", type=NOMINAL)
    mentions = [mention(story, "Marost"), both, mention(story, "Quint")]
    assert [(), (0, 2), ()] == [f.pair for f in gather_facts(doc(story), mentions, [])]


def test_the_mention_of_a_source_is_the_last_in_its_head() -> None:
    story = report("The leader Marost of Varenia slept. Nobody swore.")
    leader, marost = mention(story, "leader", type=NOMINAL), mention(story, "Marost")
    mentions = [leader, marost, mention(story, "Varenia")]
    said = [
        stmt(story, "slept", source="The leader Marost of Varenia"),
        stmt(story, "swore", source="Nobody"),
    ]
    assert [1, -1] == find_source_mentions(story.text, mentions, said)
