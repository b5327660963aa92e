"""The names of a report: words, keys, and which stand alone."""

from dataclasses import replace

from handmade import doc, mention, report
from onrecord.link.facts import Facts, gather_facts
from onrecord.link.report_names import Names, read_names
from onrecord.link.turn_speakers import Labels
from onrecord.model.document import Mention, Report


def read(story: Report, *mentions: Mention, sources: frozenset[int] = frozenset()) -> Names:
    document = doc(story, mentions=mentions)
    known: tuple[Facts, ...] = gather_facts(document, mentions, ())
    known = tuple(replace(f, is_source=f.index in sources) for f in known)
    return read_names(document, mentions, known, Labels(document, mentions))


def test_a_capital_that_speaks_is_its_state() -> None:
    story = report("Paris will be there. Talks in Paris. France. The Paris accords will stand.")
    found = read(
        story,
        mention(story, "Paris"),
        mention(story, "Paris", nth=1),
        mention(story, "France"),
        mention(story, "The Paris", head="Paris"),
    )
    assert ("france", "paris", "france", "paris") == found.keys
    assert frozenset({0, 2}) == found.alone
    assert frozenset({3}) == found.definite
    assert ("france",) == read(story, mention(story, "Paris", nth=1), sources=frozenset({0})).keys


def test_a_people_with_an_article_that_speaks_is_its_state() -> None:
    story = report("The Saudis will respond. Saudis will respond. The Saudis slept.")
    everything = [
        mention(story, "The Saudis", head="Saudis"),
        mention(story, "Saudis will", head="Saudis", nth=1),
        mention(story, "The Saudis", head="Saudis", nth=1),
    ]
    found = read(story, *everything)
    assert frozenset({0}) == found.voices
    assert "saudi arabia" == found.keys[0]


def test_a_capital_that_is_somebodys_surname_is_no_voice() -> None:
    story = report("Jake Paris came. Paris will respond.")
    found = read(story, mention(story, "Jake Paris"), mention(story, "Paris", nth=1))
    assert not found.voices
    assert "paris" == found.keys[1]


def test_the_state_behind_a_body_belongs_to_its_name() -> None:
    story = report("The Government of France. The Government of Kenya.")
    mentions = [mention(story, "The Government", head="Government", nth=n) for n in (0, 1)]
    assert ("Government of France", "Government of Kenya") == read(story, *mentions).words


def test_the_state_before_a_body_belongs_to_its_name() -> None:
    story = report("The U.S. Water Committee. The French Water Committee. The old Water Committee.")
    heads = ("The U.S. Water Committee", "The French Water Committee", "The old Water Committee")
    mentions = [mention(story, words, head="Water Committee") for words in heads]
    expected = ("U.S. Water Committee", "French Water Committee", "Water Committee")
    assert expected == read(story, *mentions).words


def test_heads_of_state_and_government_are_of_no_government_named() -> None:
    story = report("The Government of France. Heads of State or Government met.")
    mentions = [
        mention(story, "The Government", head="Government"),
        mention(story, "Government", nth=1),
    ]
    assert "heads of state and government" == read(story, *mentions).keys[1]


def test_shouted_names_are_no_acronyms_where_somebody_is_addressed() -> None:
    story = report("MS. TARRO: Hello. OSK met.")
    assert frozenset({1}) == read(story, mention(story, "TARRO"), mention(story, "OSK")).alone


def test_a_word_before_a_name_of_the_report_is_no_part_of_it() -> None:
    story = report("Certainly Ilena Marost came. Ilena Marost left. Joe Adrel Quint. Adrel Quint.")
    names = ["Certainly Ilena Marost", "Joe Adrel Quint"]
    again = [mention(story, "Ilena Marost", nth=1), mention(story, "Adrel Quint", nth=1)]
    found = read(story, *(mention(story, name) for name in names), *again)
    assert ("Ilena Marost", "Joe Adrel Quint", "Ilena Marost", "Adrel Quint") == found.words
