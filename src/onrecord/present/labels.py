"""Tell one report from another: the words and the day by which a reader knows it.

In: what a report says of itself, and its text. Out: words and ISO dates; None where it says
nothing. Names of files are not among them: what is shown is handed on to others. How words are
laid out is left to `tables.py` and `compose.py`.
"""

import re

from onrecord.model.document import ReferenceBasis
from onrecord.model.record import RecordedReport

# Characters of the text that stand for a headline where there is none. By judgement: as long as
# headlines are, and half a line of a terminal.
OPENING_LENGTH = 60

# The first line that is not blank; more of it than is shown, since runs of spaces become one.
_LINE = re.compile(r"\S[^\n\r\v\f\x85\u2028\u2029]{0,240}")
_INK = re.compile(r"\S")
_GOES_ON = " …"


def find_own_date(reference_date: str | None, basis: str | None) -> str | None:
    """Return a report's date, as it says itself or as the user said.

    A day that the text mentions serves to read "on Monday", but is not the report's own.

    >>> find_own_date("2031-03-17", "published"), find_own_date("2031-03-17", "first_date")
    ('2031-03-17', None)
    """
    return None if basis == ReferenceBasis.FIRST_DATE else reference_date


def find_opening(text: str, start: int = 0) -> str | None:
    r"""Return the first words of a text's first line, marked where the text goes on.

    >>> find_opening("\n\nTalks go  on.\nThe envoys met."), find_opening(" ")
    ('Talks go on. …', None)
    """
    line = _LINE.search(text, start)
    if line is None:
        return None
    words = " ".join(line[0].split())
    if len(words) <= OPENING_LENGTH and not _INK.search(text, line.end()):
        return words
    room = OPENING_LENGTH - len(_GOES_ON)
    if len(words) > room:
        words = words[: room + 1].rpartition(" ")[0] or words[:room]
    return words + _GOES_ON


def find_title(report: RecordedReport, text: str) -> str | None:
    """Return a report's headline, or the first words of its text; None where it has neither."""
    if report.headline and report.headline.strip():
        return " ".join(report.headline.split())
    return find_opening(text, report.body_start)
