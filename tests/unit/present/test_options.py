"""Dates on the command line."""

import click
import pytest

from onrecord.present.options import check_day, check_rough_date

COMMAND = click.Command("show")
PARAM = click.Option(["--from"])


@pytest.mark.parametrize("value", ["2031-03-17", "2028-02-29", None])
def test_days_are_taken(value: str | None) -> None:
    assert value == check_day(click.Context(COMMAND), PARAM, value)


@pytest.mark.parametrize(
    "value",
    ["2031", "2031-03", "2031-02-29", "2031-13-01", "today", "", "２０３１-03-17", "20310317"],
)
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(click.BadParameter, match="no day like"):
        check_day(click.Context(COMMAND), PARAM, value)


@pytest.mark.parametrize("value", ["2031", "2031-03", "2031-03-17", None])
def test_rough_dates_are_taken(value: str | None) -> None:
    assert value == check_rough_date(click.Context(COMMAND), PARAM, value)


@pytest.mark.parametrize(
    "value", ["31", "2031-3", "2031-00", "2031-03-32", "0000", "2031-03-17T10"]
)
def test_what_is_no_rough_date_is_refused(value: str) -> None:
    with pytest.raises(click.BadParameter, match="no date like"):
        check_rough_date(click.Context(COMMAND), PARAM, value)
