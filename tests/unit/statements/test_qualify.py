import pytest

from handmade import doc
from onrecord.model.statement import Act, Mode, QuoteType
from onrecord.statements.candidates import (
    Candidate,
    CandidateFinder,
)
from onrecord.statements.contents import QuotedTokens, locate_quotations
from onrecord.statements.grammar import Line, load_grammar
from onrecord.statements.qualify import find_act, find_mode, find_quote_type, is_hedged


def find(text: str, *quotations: str) -> tuple[Line, QuotedTokens, Candidate]:
    by_hand = doc(text, quotations=quotations)
    line, quoted = Line(by_hand.tokens, load_grammar()), locate_quotations(by_hand)
    return line, quoted, CandidateFinder(by_hand, line, quoted).find()[0]


@pytest.mark.parametrize(
    ("expected", "text", "quotations"),
    [
        (QuoteType.DIRECT, "“It held,” said Quint.", ["“It held,”"]),
        (QuoteType.INDIRECT, "So. Quint said it held.", []),
        (QuoteType.MIXED, "So. Quint said it held “for now”.", ["“for now”"]),
        (QuoteType.INDIRECT, "So. “He said it held.”", ["“He said it held.”"]),
    ],
)
def test_quote_type(expected: QuoteType, text: str, quotations: list[str]) -> None:
    assert expected is find_quote_type(*find(text, *quotations))


@pytest.mark.parametrize(
    ("act", "mode", "text"),
    [
        (Act.ASSERT, Mode.SPEECH, "So. Quint said it held."),
        (Act.DENY, Mode.SPEECH, "So. Quint denied that it held."),
        (Act.REJECT, Mode.SPEECH, "So. Quint rejected the plan."),
        (Act.REJECT, Mode.SPEECH, "So. Quint refused to leave."),
        (Act.DEMAND, Mode.SPEECH, "So. Quint called for new talks."),
        (Act.DEMAND, Mode.SPEECH, "So. Quint told the fleet to leave."),
        (Act.DEMAND, Mode.SPEECH, "So. Quint asked the fleet to leave."),
        (Act.DEMAND, Mode.SPEECH, "So. Quint urged the fleet to leave."),
        (Act.ASK, Mode.SPEECH, "So. Quint asked whether it held."),
        (Act.ASK, Mode.SPEECH, "So. Quint asked Harn whether it held."),
        (Act.ASSERT, Mode.SPEECH, "So. Quint told Harn that it held."),
        (Act.PROMISE, Mode.SPEECH, "So. Quint vowed to leave."),
        (Act.WARN, Mode.SPEECH, "So. Quint warned that it leaked."),
        (Act.PREDICT, None, "So. Quint predicted that it would hold."),
        (Act.ASSERT, Mode.WRITING, "So. Quint wrote that it held."),
        (None, Mode.BELIEF, "So. Quint believes it held."),
        (None, Mode.SPEECH, "So. Quint never said it held."),
        (None, Mode.SPEECH, "So. Quint never denied that it held."),
        (Act.ASSERT, None, "So. According to Quint, it held."),
        (Act.ASSERT, Mode.SPEECH, "Quint: No Talks"),
    ],
)
def test_act_and_mode(act: Act | None, mode: Mode | None, text: str) -> None:
    line, _, candidate = find(text)
    assert (act, mode) == (find_act(line, candidate), find_mode(line, candidate))


def test_hedged() -> None:
    line, _, candidate = find("So. Quint reportedly said it held.")
    assert is_hedged(line, candidate) is True
    line, _, candidate = find("So. Quint said it held.")
    assert is_hedged(line, candidate) is None
