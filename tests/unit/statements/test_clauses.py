import re

import pytest

from onrecord.model.document import Token
from onrecord.statements.clauses import (
    find_content_right,
    find_inverted_subject,
    find_main_subject,
    find_subject,
)
from onrecord.statements.cues import load_cues
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch

_TOKEN = re.compile(r"’s\b|\w+(?:-\w+)*|[^\w\s]")


def line(words: str) -> Line:
    found = [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(words)]
    return Line(found, load_grammar())


def quote(here: Line, words: Stretch | None) -> str | None:
    if words is None:
        return None
    return " ".join(t.text for t in here.tokens[words.first : words.last])


def place(here: Line, word: str) -> int:
    return here.low.index(word)


@pytest.mark.parametrize(
    ("kind", "source", "cue", "text"),
    [
        ("noun", "Marost", "said", "Marost said so"),
        ("noun", "The foreign minister", "said", "The foreign minister said so"),
        (
            "noun",
            "officials in the ministry",
            "said",
            "On Monday, officials in the ministry said so",
        ),
        ("noun", "Marost", "said", "Marost has repeatedly said so"),
        ("noun", "Marost", "demand", "Marost continues to demand it"),
        ("noun", "Marost and Quint", "said", "Marost and Quint said so"),
        ("pronoun", "She", "said", "She said so"),
        ("relative", "who", "said", "Quint , who said so"),
        ("relative", "that", "said", "The paper that said so"),
        ("inserted", "Quint , the envoy", "said", "Quint, the envoy, said so"),
        ("inserted", "Quint , who left early", "said", "Quint, who left early, said so"),
        (
            "inserted",
            "Aldis , the president , who left",
            "said",
            "Aldis, the president, who left, said",
        ),
        ("inserted", "the envoy , who left", "said", "In Ostrel, the envoy, who left, said so"),
        ("comma", None, "said", "“No” yes, said so"),
        ("conjunct", None, "added", "Quint left and added that"),
        ("comma", None, "saying", "Quint left, saying that"),
        ("quote", None, "said", "“No” said Quint"),
        ("infinitive", None, "say", "It was too early to say so"),
        ("none", None, "said", "said so"),
        ("none", None, "telling", "He was overheard on Monday telling them"),
    ],
)
def test_subject(kind: str, source: str | None, cue: str, text: str) -> None:
    here = line(text)
    found = find_subject(here, place(here, cue), 0)
    assert (kind, source) == (found.kind, quote(here, found.words))


def test_a_relative_pronoun_knows_for_whom_it_stands() -> None:
    here = line("Then the envoy, who said so")
    found = find_subject(here, place(here, "said"), 0)
    assert "the envoy" == quote(here, found.antecedent)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Quint", "Quint left"),
        ("she", "On Monday, she left"),
        ("the envoy", "Leaving early, the envoy waved"),
        ("Quint", "But Quint left"),
        (None, "On Monday"),
        (None, "And"),
    ],
)
def test_main_subject(expected: str | None, text: str) -> None:
    here = line(text)
    assert expected == quote(here, find_main_subject(here, 0, len(here.low)))


@pytest.mark.parametrize(
    ("kind", "source", "text"),
    [
        ("inverted", "Quint", "said Quint"),
        ("inverted", "Quint , the kingdom ’s envoy", "said Quint, the kingdom’s envoy"),
        ("inverted", "Harn , who left first", "said Harn, who left first"),
        ("inverted", "Quint", "said Quint, adding that"),
        ("inverted_pronoun", "she", "said she"),
    ],
)
def test_inverted_subject(kind: str, source: str, text: str) -> None:
    here = line(text)
    found = find_inverted_subject(here, 1, len(here.low))
    assert found is not None
    assert (kind, source) == (found.kind, quote(here, found.words))


@pytest.mark.parametrize("text", ["said", "said was it"])
def test_no_inverted_subject(text: str) -> None:
    here = line(text)
    assert find_inverted_subject(here, 1, len(here.low)) is None


@pytest.mark.parametrize(
    ("frame", "content", "text"),
    [
        ("that", "that it held", "said that it held"),
        ("bare", "it held", "said it held"),
        ("quote", "“ It held ”", "said, “It held”"),
        ("quote", "“ It held ”", "said “It held”"),
        ("colon", "it held", "said: it held"),
        ("to", "to leave", "vowed to leave"),
        ("prep", "new talks", "called for new talks"),
        ("wh", "whether it held", "asked whether it held"),
        ("bare", "the plan", "rejected the plan"),
        ("adjunct_that", "that it held", "said in a statement on Monday that it held"),
        ("adjunct_quote", "“ It held ”", "said on Monday: “It held”"),
        ("adjunct_colon", "it held", "said on Monday: it held"),
        ("adjunct_bare", "it held", "said Monday it held"),
        ("adjunct_bare", "it held", "said in a statement it held"),
        ("adjunct_bare", "the dam held that day", "said on Monday the dam held that day"),
        ("tell_that", "that it held", "told reporters that it held"),
        ("tell_bare", "it held", "told him it held"),
        ("tell_to", "to leave", "urged both sides to leave"),
        ("tell_to", "not to leave", "urged them not to leave"),
        ("tell_quote", "“ It held ”", "told him: “It held”"),
        ("tell_adjunct_that", "that it held", "told them on Monday that it held"),
        ("that", "that it held", "said, however, that it held"),
    ],
)
def test_content_right(frame: str, content: str, text: str) -> None:
    here = line(text)
    found = find_content_right(here, 1, len(here.low), load_cues()[here.low[0]])
    assert found is not None
    assert (frame, content) == (found.frame, quote(here, found.words))


@pytest.mark.parametrize(
    "text",
    [
        "said",
        "said, he left",
        "told them",
        "told",
        "said on Monday, it rained",
        "told was it",
        "vowed; it",
    ],
)
def test_no_content_right(text: str) -> None:
    here = line(text)
    assert find_content_right(here, 1, len(here.low), load_cues()[here.low[0]]) is None
