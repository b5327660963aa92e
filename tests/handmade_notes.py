"""Notes of quotations and claims built by hand for tests, beside `handmade.py`.

In: words. Out: `QuoteNote`s, `ClaimNote`s.
"""

from dataclasses import replace
from typing import Any

from onrecord.compare.candidates import ClaimNote
from onrecord.compare.quoted_words import QuoteNote
from onrecord.model.document import Span


def quote(
    words: str,
    *,
    report_id: str = "rp_1",
    speaker: str | None = "Ilena Marost",
    day: str | None = "2031-03-17",
    is_verbatim: bool = False,
    at: int = 0,
) -> QuoteNote:
    """Return a note whose words stand ten characters apart in their report, from `at` on."""
    each = tuple(words.split())
    return QuoteNote(
        report_id=report_id,
        statement_id=f"st_{report_id}_{at}",
        speaker=f"en_{speaker}" if speaker else None,
        speaker_name=speaker,
        day=day,
        is_verbatim=is_verbatim,
        words=each,
        starts=tuple(range(at, at + 10 * len(each), 10)),
        ends=tuple(range(at + 9, at + 9 + 10 * len(each), 10)),
        breaks=(),
    )


def claim(
    words: str,
    *,
    report_id: str = "rp_1",
    position: int = 0,
    day: str | None = "2031-03-17",
    speaker: str | None = "en_marost",
    **more: Any,
) -> ClaimNote:
    """Return a note whose stems are the words, at the 100 characters of its position."""
    stems = tuple(words.split())
    note = ClaimNote(
        statement_id=f"st_{report_id}_{position}",
        report_id=report_id,
        position=position,
        content=(Span(position * 100, position * 100 + 50),),
        day=day,
        speaker=speaker,
        about=(),
        entities=(),
        stems=stems,
        numbers=(),
        is_negated=False,
        is_opposing=False,
        within=None,
    )
    return replace(note, **more)
