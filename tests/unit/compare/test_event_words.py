"""The words of a language are read once and asked by class."""

from onrecord.compare.event_words import load_event_words
from onrecord.model.comparison import EventKind


def test_words_know_their_class() -> None:
    words = load_event_words()
    assert EventKind.SUMMIT is words.nouns["summit"]
    assert ("meet", EventKind.MEETING, "past") == (
        words.verbs["met"].lemma,
        words.verbs["met"].kind,
        words.verbs["met"].form,
    )
    assert words.has("with", "with")
    assert words.has("seats", "white house")
    assert words.any("will", ("they", "will"))
    assert not words.any("will", ())


def test_words_of_several_parts() -> None:
    words = load_event_words()
    assert 2 == words.starts("moved", ("was", "put", "off"), 1)
    assert 0 == words.starts("moved", ("was", "put", "off"), 0)


def test_every_word_is_in_lower_case() -> None:
    words = load_event_words()
    told = {word for each in words.sets.values() for word in each} | set(words.verbs)
    assert {word.lower() for word in told} == told
