"""Passages: what of a long statement is shown."""

import handmade
from onrecord.compare.passages import cut_passages, find_sentence
from onrecord.model.document import Span


def test_a_short_content_is_one_passage() -> None:
    story = handmade.report("Kessen said the road was open. It was.")
    stmt = handmade.stmt(story, "the road was open", cue="said")
    assert [stmt.content] == list(cut_passages(stmt, story.text))


def test_a_long_one_is_cut_into_sentences_and_pairs() -> None:
    words = "The road is open.  Mr. Quint said so. " + "We wait here. " * 40
    story = handmade.report(words)
    stmt = handmade.stmt(story, words)
    passages = [story.text[s.start : s.end] for (s,) in cut_passages(stmt, story.text)]
    assert "The road is open." == passages[0]
    assert "The road is open.  Mr. Quint said so." == passages[1]
    assert "Mr. Quint said so." == passages[2]
    assert "We wait here." == passages[-1]


def test_the_sentence_around_a_place() -> None:
    text = "They met. Mr. Quint left. " + "x" * 20
    found = find_sentence(text, Span(15, 17))
    assert "Mr. Quint left." == text[found.start : found.end]
    last = find_sentence(text, Span(30, 32))
    assert "x" * 20 == text[last.start : last.end]
