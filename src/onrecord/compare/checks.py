"""Check what one report says in itself: whether days, counts, lengths, sums and labels add up.

In: `Sheet`, `Quantity`s. Out: `Check`s. Each kind is made by a module `*_checks.py` beside this
one; quotations that differ between reports are left to `quotation_checks.py`.
"""

from collections.abc import Sequence

from onrecord.compare.count_checks import check_counts
from onrecord.compare.duration_checks import check_durations
from onrecord.compare.framing_checks import check_framings
from onrecord.compare.lead_checks import check_leads
from onrecord.compare.share_checks import check_shares
from onrecord.compare.sum_checks import check_sums
from onrecord.compare.weekday_checks import check_weekdays
from onrecord.model.comparison import Check, Quantity, Sheet


def make_checks(
    sheet: Sheet, quantities: Sequence[Quantity], *, language: str = "en"
) -> tuple[Check, ...]:
    """Make the checks of a report, by where their words stand.

    Only what is sure differs; where more than one way of reading is left, a check is open.
    """
    checks = (
        *check_weekdays(sheet, language=language),
        *check_counts(sheet, quantities, language=language),
        *check_durations(sheet, language=language),
        *check_sums(sheet, quantities, language=language),
        *check_shares(sheet, quantities, language=language),
        *check_framings(sheet, language=language),
        *check_leads(sheet),
    )
    once = {check.check_id: check for check in reversed(checks)}
    return tuple(sorted(once.values(), key=lambda each: (each.span, each.kind)))
