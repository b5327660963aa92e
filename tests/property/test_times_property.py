import json
import tomllib
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.document import Sentence, Span
from onrecord.read.time_values import make_edtf, parse_day, shift, value_at
from onrecord.read.times import find_times

_TABLES = tomllib.loads(files("onrecord.read").joinpath("times_en.toml").read_text("utf-8"))
WORDS = sorted(word for table in _TABLES.values() for word in table)
ODDITIES = [
    "-",
    ",",
    ".",
    "’s",
    "o'clock",
    "p.m.",
    "½",
    "1/2",
    "2025",
    "18",
    "0",
    "99999999999999",
    "Ostrel",
]
DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
TEXTS = st.lists(
    st.sampled_from(WORDS + [word.title() for word in WORDS] + ODDITIES) | st.text(max_size=6),
    min_size=1,
    max_size=25,
).map(" ".join)


@given(TEXTS, DATES | st.none())
def test_any_row_of_words_gives_times_inside_the_text(text: str, reference: date | None) -> None:
    if not text:
        return
    whole = Sentence(span=Span(0, len(text)), first=0, last=0, paragraph=0)
    iso = reference.isoformat() if reference else None
    found = find_times(text, (whole,), reference_date=iso, report_id="rp")
    assert found == find_times(text, (whole,), reference_date=iso, report_id="rp")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for timex in found:
        assert timex.span.end <= len(text)
        assert timex.value
        assert json.dumps(timex.edtf)
        exact = text[timex.span.start : timex.span.end]
        assert exact == exact.strip()


@given(DATES)
def test_a_written_day_is_read_as_itself(day: date) -> None:
    text = f"It was signed on {day.strftime('%A, %B')} {day.day}, {day.year:04}."
    whole = Sentence(span=Span(0, len(text)), first=0, last=0, paragraph=0)
    found = find_times(text, (whole,), reference_date="2025-08-20", report_id="rp")
    if day.year >= 1000:
        expected = day.isoformat() if day.year < 3000 else None
        assert expected is None or [expected] == [timex.value for timex in found]


@given(DATES, st.integers(-5000, 5000), st.sampled_from(["D", "W", "M", "Q", "Y", "E", "C"]))
def test_going_away_and_staying_agree(day: date, number: int, grain: str) -> None:
    moved = shift(day, number, grain)
    assert moved is None or (moved == value_at(day, grain)) == (number == 0)


@given(DATES)
def test_a_day_is_its_own_edtf(day: date) -> None:
    assert day.isoformat() == make_edtf(day.isoformat())
    assert day == parse_day(day.isoformat())


@given(DATES, st.integers(0, 60))
def test_the_days_of_a_range_are_read_as_themselves(first: date, days: int) -> None:
    if not 1000 <= first.year < 2999:
        return
    last = first + timedelta(days=days)
    whole = f"{first.strftime('%B')} {first.day} to {last.strftime('%B')} {last.day}, {last.year}"
    found = find_times(
        f"They met from {whole}.",
        (Sentence(span=Span(0, len(whole) + 16), first=0, last=0, paragraph=0),),
        reference_date="2025-08-20",
        report_id="rp",
    )
    assert [first.isoformat(), last.isoformat()] == [timex.value for timex in found]


@given(st.integers(0, 23), st.integers(0, 59), st.integers(-11, 12).filter(bool))
def test_an_hour_keeps_its_zone(hour: int, minute: int, shift: int) -> None:
    text = f"They met at {hour:02}:{minute:02} UTC{shift:+d}."
    whole = Sentence(span=Span(0, len(text)), first=0, last=0, paragraph=0)
    (timex,) = find_times(text, (whole,), reference_date="2025-08-20", report_id="rp")
    assert f"2025-08-20T{hour:02}:{minute:02}" == timex.value
    assert f"{timex.value}:00{shift:+03d}:00" == timex.edtf
