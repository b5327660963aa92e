import pytest

from found_cues import document, found, line_of, stretch
from onrecord.statements.conditions import find_conditions


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("“If the guns fall silent, we will talk,”", ["If the guns fall silent"]),
        ("“We will talk if the guns fall silent,”", ["if the guns fall silent"]),
        ("“We stay unless they leave, and wait,”", ["unless they leave"]),
        ("“We sign, provided that they leave.”", ["provided that they leave"]),
        ("“We sign only if they leave.”", ["only if they leave"]),
        ("“We pay in return for the bridge.”", ["in return for the bridge"]),
        ("“If they go, we go; if they stay, we stay.”", ["If they go", "if they stay"]),
        ("“It looks as if they left.”", []),
        ("“Even if they leave, we stay.”", []),
        ("“We asked if they left.”", []),
        ("“They seldom speak, if ever they do.”", []),
        ("“Help was provided by them.”", []),
        ("“We will talk.”", []),
        ("“We talk if”", []),
    ],
)
def test_conditions(content: str, expected: list[str]) -> None:
    doc = document(f"{content} Velde said.")
    cue = found(doc, "said", content, "Velde")
    given = find_conditions(line_of(doc), cue.content, cue.anchor)
    text, tokens = doc.report.text, doc.tokens
    assert expected == [text[tokens[a].start : tokens[b - 1].end] for a, b in given]


def test_what_is_asked_is_no_condition() -> None:
    doc = document("Velde asked if they met.")
    at = stretch(doc, "asked").first
    assert () == find_conditions(line_of(doc), (stretch(doc, "if they met"),), at)
