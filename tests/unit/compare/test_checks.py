"""All checks of one report, in the order of its text."""

from handmade import report, sheet
from onrecord.compare.checks import make_checks
from onrecord.compare.quantities import find_quantities


def test_checks_stand_in_the_order_of_the_text() -> None:
    story = sheet(
        report(
            "The four ministers, Renkar, Velde and Brisk, met on Tuesday, 12 March 2031. "
            "They lost 12 in the north and 30 in the south, 43 in all, and 62 of 100 (64 %). "
            "Quint called it “mad”. “It is not mad at all,” he said."
        ),
        quotations=["“mad”", "“It is not mad at all,”"],
    )
    found = make_checks(story, find_quantities(story))
    assert ["count", "weekday", "sum", "sum", "quotation"] == [str(c.kind) for c in found]
    assert {"differs"} == {str(c.verdict) for c in found}


def test_of_nothing_nothing_is_checked() -> None:
    assert () == make_checks(sheet(report("Nobody came.")), ())
