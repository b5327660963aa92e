import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from onrecord.errors import InternalError
from onrecord.read.time_words import compile_pattern, load_time_words, make_items


def kinds_of(text: str) -> list[str]:
    """Return the names of the kinds of the words of a text."""
    names = {code: name for name, code in load_time_words().codes.items()}
    return [names[item.code] for item in make_items(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, August 18, 2025", ["WEEKDAY", "COMMA", "MONTH", "DAYNUM", "COMMA", "YEAR4"]),
        ("may march", ["OTHER", "OTHER"]),
        ("two\u00a0weeks\nago", ["CARDINAL", "UNITS", "AGO"]),
        ("5 p.m. 5pm 5 AM", ["DAYNUM", "AMPM", "DAYNUM", "AMPM", "DAYNUM", "AMPM"]),
        ("10:30 10:30:15", ["HHMM", "HHMM"]),
        ("2025-08-18 18.8.2025 8/18/2025", ["ISO", "NUMERIC", "NUMERIC"]),
        ("the 1990s and ’80s", ["THE", "DECADE_NUM", "AND", "DECADE_NUM"]),
        (
            "18th 2 ½ 1/2 5½",
            ["ORDINAL_NUM", "DAYNUM", "FRACTION", "FRACTION", "DAYNUM", "FRACTION"],
        ),
        ("10,000 3.5 0 45", ["INT", "DECIMAL", "INT", "INT"]),
        ("$2025 12% B52 5km v1.5", ["MARK", "MARK", "MARK", "MARK"]),
        ("1234567890123", ["MARK"]),
        ("Solmark’s year-end -- now", ["OTHER", "POSS", "UNIT", "HYPHEN", "END", "DASH", "NOW"]),
        ("“(x) 02025", ["OPEN", "OPEN", "OTHER", "MARK", "INT"]),
    ],
)
def test_kinds_of_words(text: str, expected: list[str]) -> None:
    if "$" in text:
        got = [kind for kind in kinds_of(text) if kind == "MARK"]
        assert expected == got[: len(expected)]
    else:
        assert expected == kinds_of(text)


def test_items_stand_where_their_words_stand() -> None:
    text = "He left  Ostrel on the 18th."
    assert ["the", "18th"] == [text[i.start : i.end] for i in make_items(text, 18, 27)]


def test_a_pattern_names_known_kinds_only() -> None:
    with pytest.raises(InternalError, match="MONTHS"):
        compile_pattern("MONTHS DAYNUM")


def test_no_word_is_listed_twice() -> None:
    words = load_time_words()
    assert len(words.codes) == len(set(words.codes.values()))


@pytest.mark.parametrize("text", ["on Monday", "two weeks ago", "in 2014", "YESTERDAY", "soon"])
def test_a_sign_of_a_time_is_seen(text: str) -> None:
    assert load_time_words().trigger.search(text) is not None


@pytest.mark.parametrize("text", ["The envoy spoke.", "a dayroom", "He walked on."])
def test_no_sign_of_a_time_is_seen_where_none_is(text: str) -> None:
    assert load_time_words().trigger.search(text) is None


def load_tables() -> dict[str, dict[str, str]]:
    source = files("onrecord.read").joinpath("times_en.toml").read_text("utf-8")
    return tomllib.loads(source)


def test_no_word_is_of_two_kinds() -> None:
    kinds = Counter(word for table in load_tables().values() for word in table)
    assert [] == [word for word, n in kinds.items() if n > 1]


def test_every_kind_of_word_is_asked_for_by_a_rule() -> None:
    room = files("onrecord.read")
    rules = "".join(
        entry.read_text("utf-8")
        for entry in room.iterdir()
        if entry.name.startswith("time_") and entry.name.endswith(".py")
        if entry.name != "time_words.py"
    )
    assert [] == [kind for kind in load_tables() if not re.search(rf"(?<!\w){kind}(?!\w)", rules)]
