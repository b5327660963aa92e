"""Days as they are typed."""

import pytest

from onrecord.present.web.rough_dates import find_day, find_rough_date


@pytest.mark.parametrize("asked", ["2031", "2031-03", "2031-03-17"])
def test_what_the_calendar_has(asked: str) -> None:
    assert find_rough_date(asked) == asked
    assert (find_day(asked) == asked) == (len(asked) == 10)


@pytest.mark.parametrize(
    "asked", [None, "", "31", "2031-00", "2031-02-30", "2031-3-1", "0000", "٢٠٣١", "2031-03-17T12"]
)
def test_what_it_has_not(asked: str | None) -> None:
    assert find_rough_date(asked) is None
    assert find_day(asked) is None
