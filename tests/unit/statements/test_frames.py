import pytest

from found_cues import document, line_of, stretch
from onrecord.statements.frames import find_frame
from onrecord.statements.quoted import locate_quotations


@pytest.mark.parametrize(
    ("text", "anchor", "content", "expected"),
    [
        ("“We wait,” she said.", "said", "“We wait,”", "quote"),
        ("She said “we wait”.", "said", "“we wait”", "quote"),
        ("She vowed to wait.", "vowed", "to wait", "to"),
        ("She told the guards to wait.", "told", "to wait", "tell to"),
        ("She told the guards that they wait.", "told", "that they wait", "tell"),
        ("She called for talks.", "called", "talks", "for"),
        ("She called for talks.", "called", "for talks", "for"),
        ("She said they waited.", "said", "they waited", "clause"),
        ("She said that all is lost.", "said", "that all", "clause"),
        ("She rejected the plan.", "rejected", "the plan", "np"),
        ("They wait, she said.", "said", "They wait", "quote"),
        ("She said they see it.", "said", "they see it", "np"),
        ("She vowed, to wait.", "vowed", "to wait", "to"),
        ("She went on to wait.", "went", "to wait", "to"),
        ("She told Quint of talks.", "told", "of talks", "of"),
    ],
)
def test_frames(text: str, anchor: str, content: str, expected: str) -> None:
    doc = document(text)
    at = stretch(doc, anchor).first
    frame = find_frame(line_of(doc), locate_quotations(doc), at, stretch(doc, content))
    assert expected == frame
