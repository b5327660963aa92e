"""One report that prints another one again.

In: ids of reports. Out: `Reprint`. How it is recognised is left to `compare/reprints.py`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint:
    """One report prints another one again.

    Attributes:
        report_id: The report that prints it again.
        original_id: The report that it prints.
        shared: Which share of its own words is the original's, 0 to 1.
        kept: Which share of the original's own words it prints.
        words: How many words that is, about.
        is_whole: Whether it is a reprint, rather than a report with parts of another in it.
        is_credited: Whether it names the original's publisher.
    """

    report_id: str
    original_id: str
    shared: float
    kept: float
    words: int
    is_whole: bool
    is_credited: bool
