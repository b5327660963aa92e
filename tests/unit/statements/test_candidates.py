from collections.abc import Sequence

import pytest

from handmade import doc
from onrecord.model.document import Document
from onrecord.statements.candidates import Candidate, CandidateFinder
from onrecord.statements.contents import locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.phrases import Stretch


def find(by_hand: Document) -> list[Candidate]:
    line = Line(by_hand.tokens, load_grammar())
    return CandidateFinder(by_hand, line, locate_quotations(by_hand)).find()


def quote(by_hand: Document, words: Stretch | None) -> str | None:
    if words is None:
        return None
    start, end = by_hand.tokens[words.first].start, by_hand.tokens[words.last - 1].end
    return by_hand.report.text[start:end]


def first(text: str, quotations: Sequence[str] = ()) -> tuple[str | None, str, str, list[str]]:
    by_hand = doc(text, quotations=quotations)
    found = find(by_hand)[0]
    contents = [quote(by_hand, part) or "" for part in found.content]
    return quote(by_hand, found.source), quote(by_hand, found.cue) or "", found.frame, contents


@pytest.mark.parametrize(
    ("source", "cue", "frame", "content", "text"),
    [
        ("Quint", "said", "bare", "it held", "On Monday Quint said it held."),
        ("Quint", "said", "left", "It held", "It rained. It held, Quint said."),
        ("Harn", "according to", "according_last", "It held", "So. It held, according to Harn."),
        ("Quint", "According to", "according_first", "it held", "So. According to Quint, it held."),
        ("Quint", "called for", "prep", "new talks", "So. Quint called for new talks."),
        ("Quint", ":", "headline", "No Talks", "Quint: No Talks"),
        ("Quint", "said", "bare", "it held", "OSTREL, 17 March – Quint said it held."),
        ("Quint", "said", "left", "OSTREL was calm", "OSTREL was calm, Quint said."),
        (
            "Harn who left",
            "according to",
            "according_last",
            "It held",
            "So. It held, according to Harn who left.",
        ),
        ("The officials", "claim", "bare", "it held", "So. The officials also claim it held."),
        ("Quint", "saying", "bare", "it held", "So. Quint is also saying it held."),
        ("who", "opposed", "bare", "the deal", "So. Quint, who opposed the deal, left."),
        ("Harn", "said", "bare", "it held", "So. Harn said it held, while Quint said it fell."),
    ],
)
def test_candidates_without_quotations(
    source: str, cue: str, frame: str, content: str, text: str
) -> None:
    assert (source, cue, frame, [content]) == first(text)


@pytest.mark.parametrize(
    ("frame", "contents", "text"),
    [
        ("left", ["“It held,”"], "“It held,” said Quint."),
        ("left", ["“It held,”"], "“It held,” Quint said."),
        ("left_amid", ["“It held,”", "“so far.”"], "“It held,” said Quint, “so far.”"),
        ("amid_quote", ["“It held,”", "“so far.”"], "“It held,” Quint said, “so far.”"),
        ("quote", ["“It held.”"], "So. Quint said: “It held.”"),
        ("quote", ["“It held.”"], "So. Said Quint: “It held.”"),
        ("that", ["that it held"], "On “The Hour,” Quint said that it held."),
    ],
)
def test_candidates_with_quotations(frame: str, contents: list[str], text: str) -> None:
    marked = [part + "”" for part in text.split("”")[:-1]]
    _, _, got, found = first(text, [part[part.index("“") :] for part in marked])
    assert (frame, [c.rstrip(".") for c in contents]) == (got, [c.rstrip(".") for c in found])


def test_the_cue_may_stand_inside_its_content() -> None:
    assert first("So. The sides, Velde said, will meet.")[2:] == (
        "amid",
        ["The sides", "will meet"],
    )


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("conjunct_shared", "So. Quint said it held but added that it leaked."),
        ("participle_shared", "So. Quint said it held, adding that it leaked."),
    ],
)
def test_a_source_that_serves_two(subject: str, text: str) -> None:
    by_hand = doc(text)
    _, second = find(by_hand)
    assert (None, "Quint") == (quote(by_hand, second.source), quote(by_hand, second.shared))
    assert subject == second.subject


@pytest.mark.parametrize(
    ("source", "subject", "text"),
    [
        ("The ministry", "participle", "So. The ministry closed the road, saying that it leaked."),
        ("Quint", "vessel", "So. Quint issued a statement saying that it leaked."),
        ("a poll", "noun_ing", "So. There is a poll showing that it leaked."),
    ],
)
def test_sources_of_participles(source: str, subject: str, text: str) -> None:
    by_hand = doc(text)
    (found,) = find(by_hand)
    assert (source, subject) == (quote(by_hand, found.source), found.subject)


def test_a_relative_pronoun_as_source_has_an_antecedent() -> None:
    by_hand = doc("So. They met the envoy, who said it held.")
    found = find(by_hand)[0]
    assert "the envoy" == quote(by_hand, found.antecedent)


@pytest.mark.parametrize(
    "text",
    [
        "So. The United States are far.",
        "So. The report was long.",
        "So. The old claim was gone.",
        "So. He was told to wait.",
        "So. It was too early to say so.",
        "So. The company report was late.",
        "So. According to.",
        "So. Quint said.",
        "So. Said was it.",
        "",
    ],
)
def test_what_is_no_candidate(text: str) -> None:
    assert [] == find(doc(text))


def test_a_colon_behind_a_number_or_many_words_opens_no_headline() -> None:
    assert [] == find(doc("17 March: No Talks"))
    assert [] == find(doc("Nobody in Ostrel Knows It Yet: No Talks"))


def test_words_in_a_quotation_are_joined_only_with_each_other() -> None:
    text = "So. Quint left “because he said it held” early."
    by_hand = doc(text, quotations=["“because he said it held”"])
    (found,) = find(by_hand)
    assert ("he", ["it held"]) == (
        quote(by_hand, found.source),
        [quote(by_hand, c) for c in found.content],
    )
