"""Options that several commands share, and the dates that they take.

In: words of the command line. Out: their values, or a usage error that says what is wrong. What
the values do is left to the commands in `cli.py`.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

DEFAULT_RECORD = Path("onrecord.db")
_Command = TypeVar("_Command", bound=Callable[..., Any])


def check_day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a day of the calendar as it was given."""
    if value is not None and not _is_date(value, r"\d{4}-\d\d-\d\d"):
        raise click.BadParameter(f"“{value}” is no day like 2031-03-17", ctx, param)
    return value


def check_rough_date(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return a day, month or year of the calendar as it was given."""
    if value is not None and not _is_date(value, r"\d{4}(-\d\d(-\d\d)?)?"):
        raise click.BadParameter(
            f"“{value}” is no date like 2031, 2031-03 or 2031-03-17", ctx, param
        )
    return value


def _is_date(value: str, pattern: str) -> bool:
    if not re.fullmatch(pattern, value, re.ASCII):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError:
        return False
    return True


record_option = click.option(
    "--record",
    "record",
    type=click.Path(path_type=Path),
    metavar="FILE",
    envvar="ONRECORD_RECORD",
    help="The record's file; default ./onrecord.db, or what ONRECORD_RECORD names.",
)

as_of_option = click.option(
    "--as-of",
    callback=check_day,
    metavar="YYYY-MM-DD",
    help="Compute the states in json as of this day; default the latest report's.",
)

all_versions_option = click.option(
    "--all-versions", is_flag=True, help="Also reports that a newer version has superseded."
)

_report_option = click.option(
    "--report",
    metavar="WORDS",
    help="Reports of this id or URL, or with these words in headline or publisher.",
)
_from_option = click.option(
    "--from",
    "date_from",
    callback=check_rough_date,
    metavar="DATE",
    help="Reports of this day, month or year, or later.",
)
_to_option = click.option(
    "--to",
    "date_to",
    callback=check_rough_date,
    metavar="DATE",
    help="Reports of this day, month or year, or earlier.",
)


def choice_options(command: _Command) -> _Command:
    """Add the options that choose reports."""
    return _report_option(_from_option(_to_option(command)))
