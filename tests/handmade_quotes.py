"""Notes of quotations built by hand for tests, beside `handmade.py`.

In: words. Out: `QuoteNote`s.
"""

from onrecord.compare.content_words import load_vocabulary
from onrecord.compare.quoted_words import QuoteNote, make_keys


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
    vocabulary = load_vocabulary()
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
        keys=make_keys([vocabulary.find_stem(w) for w in each if vocabulary.is_content(w)]),
    )
