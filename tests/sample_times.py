"""What the rules of time find in one sentence, written as short lines.

In: a sentence and a reference date. Out: "words = value" or "words = value MOD" for each time.
"""

from onrecord.model.document import Sentence, Span, Timex
from onrecord.read.times import find_times

WEDNESDAY = "2025-08-20"


def times_of(text: str, reference: str | None = WEDNESDAY) -> tuple[Timex, ...]:
    """Return the times of a text that is one sentence."""
    whole = Sentence(span=Span(0, len(text)), first=0, last=0, paragraph=0)
    return find_times(text, (whole,), reference_date=reference, report_id="rp_test")


def read_values(text: str, reference: str | None = WEDNESDAY) -> list[str]:
    """Return a line for each time of a sentence."""
    return [
        " ".join(
            filter(None, (text[t.span.start : t.span.end], "=", t.value or "null", t.mod or ""))
        )
        for t in times_of(text, reference)
    ]


def sentences_of(text: str, *, ends: str = "|") -> tuple[str, tuple[Sentence, ...]]:
    """Return a text without its marks, and the sentences that they ended."""
    sentences: list[Sentence] = []
    whole = ""
    for number, paragraph in enumerate(text.split("¶")):
        for piece in paragraph.split(ends):
            span = Span(len(whole), len(whole) + len(piece))
            sentences.append(Sentence(span=span, first=0, last=0, paragraph=number))
            whole += f"{piece} "
    return whole, tuple(sentences)
