"""How long something is said to have lasted is held against its dates."""

import re
from collections.abc import Sequence

import pytest

from handmade import report, sheet, timex
from onrecord.compare.duration_checks import check_durations
from onrecord.model.document import TimexType

# Words → value and mod.
DATES = {
    "February 2022": "2022-02",
    "24 February 2022": "2022-02-24",
    "May 2024": "2024-05",
    "March 2021": "2021-03",
    "2014": "2014",
    "2040": "2040",
    "today": "PRESENT_REF",
    "in March": "2025-03",
    "eleven years ago": "2014",
    "nearly four years ago": "2021",
    "two months ago": "2025-06",
}
LENGTHS = {
    "nearly four years": ("P4Y", "LESS_THAN"),
    "three years": ("P3Y", None),
    "six months": ("P6M", None),
    "some years": ("PXY", None),
    "ten years": ("P10Y", None),
}
Found = list[tuple[str, str, str]]


def check(text: str, reference_date: str | None = "2025-08-18") -> Found:
    story = report(text)
    times = []
    dates = sorted(DATES, key=len, reverse=True)
    for found in re.finditer(rf"(?:{'|'.join([*dates, *LENGTHS])})\b", text):
        nth = len(re.findall(re.escape(found.group()), text[: found.start()]))
        if found.group() in DATES:
            times.append(timex(story, found.group(), DATES[found.group()], nth=nth))
        else:
            value, mod = LENGTHS[found.group()]
            length = TimexType.DURATION
            times.append(timex(story, found.group(), value, mod=mod, type=length, nth=nth))
    whole = sheet(story, timexes=times, reference_date=reference_date)
    return [(whole.exact((c.span,)), str(c.verdict), c.detail) for c in check_durations(whole)]


def get_verdicts(found: Sequence[tuple[str, str, str]]) -> list[str]:
    return [verdict for _, verdict, _ in found]


BEGUN = "It began with the start of Solmark’s invasion of Varenia in February 2022."


def test_a_length_of_what_began_elsewhere() -> None:
    found = check(f"{BEGUN} The conflict has persisted for nearly four years.")
    detail = "From February 2022 to 2025-08-18 it is 3.5 years."
    assert [("nearly four years", "differs", detail)] == found


@pytest.mark.parametrize(
    "begun",
    [
        BEGUN,
        "Solmark invaded Varenia in February 2022.",
        "The invasion of February 2022 was long planned. It came in February 2022.",
        "Solmark launched its full-scale war on 24 February 2022.",
        "The war began in February 2022.",
        "Since the war broke out in February 2022, on 24 February 2022 that is, few spoke.",
    ],
)
def test_beginnings(begun: str) -> None:
    assert ["differs"] == get_verdicts(check(f"{begun} The war has lasted nearly four years."))


@pytest.mark.parametrize(
    "text",
    [
        "The war in Varenia has been going on for three years.",
        "After three years of fighting both are tired.",
        "That was three years after the invasion.",
    ],
)
def test_a_length_that_fits(text: str) -> None:
    assert ["agrees"] == get_verdicts(check(f"{BEGUN} {text}"))


@pytest.mark.parametrize(
    "text",
    [
        # Of another time, perhaps.
        "After six months of fighting both were tired.",
        "The war had lasted for six months.",
        # Of another war.
        "The war in Corvany has lasted ten years.",
        "The talks have lasted ten years.",
        "The war has lasted for some years.",
        "The sanctions have lasted for ten years. It will last three years.",
    ],
)
def test_what_may_be_another_length_is_not_checked(text: str) -> None:
    assert [] == check(f"{BEGUN} {text}")


def test_of_two_beginnings_one_may_fit_and_none_differs() -> None:
    twice = f"{BEGUN} The fighting in the Kelm Valley began in 2014."
    assert ["agrees"] == get_verdicts(check(f"{twice} The war has lasted three years."))
    assert [] == check(f"{twice} The war has lasted six months.")


def test_two_wordings_of_one_beginning_are_one() -> None:
    twice = f"{BEGUN} Solmark invaded Varenia on 24 February 2022."
    found = check(f"{twice} The war has lasted nearly four years.")
    assert [("differs", "From 24 February 2022 to 2025-08-18 it is 3.5 years.")] == [
        (verdict, detail) for _, verdict, detail in found
    ]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("He has been held for three years, since May 2024.", ["differs"]),
        ("He has been held for three years since February 2022.", ["agrees"]),
        ("He has been held for three years, since March 2021.", ["open"]),
        ("He will be held for three years since 2040.", []),
        ("He has been held for three years since today.", []),
        ("He has been held for three years since then.", []),
    ],
)
def test_a_date_right_beside(text: str, verdicts: list[str]) -> None:
    assert verdicts == get_verdicts(check(text))


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Eleven years ago, that is eleven years ago, in 2014, it fell.", ["agrees"]),
        ("It fell nearly four years ago, in February 2022.", ["differs"]),
        ("It fell nearly four years ago, in May 2024.", ["differs"]),
        ("It fell nearly four years ago, on in March.", []),  # of a year that is not said
        ("It fell two months ago, in February 2022.", []),
        ("It fell two months ago, in today.", []),
        ("It fell eleven years ago, in today.", []),
        ("In 2014, in February 2022, it fell.", []),
    ],
)
def test_so_long_ago(text: str, verdicts: list[str]) -> None:
    assert verdicts == get_verdicts(check(text))


def test_nothing_has_begun_that_lies_ahead() -> None:
    assert [] == check("The war began in 2040. The war has lasted ten years.")
    assert [] == check("The war began in today. The war has lasted ten years.")


def test_marks_of_our_own_in_a_text_are_no_times() -> None:
    assert [] == check("The war \ue000 \ue001 began in \ue000, three years since \ue000.")


def test_a_length_is_checked_once() -> None:
    text = f"{BEGUN} The war has lasted for three years since February 2022."
    assert ["agrees"] == get_verdicts(check(text))


def test_without_a_day_of_its_own_a_report_is_not_checked() -> None:
    assert [] == check(f"{BEGUN} The conflict has persisted for nearly four years.", None)
