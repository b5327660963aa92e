import pytest

from sample_times import read_values, times_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at 5 p.m. on Monday.", ["5 p.m. on Monday = 2025-08-18T17:00"]),
        ("They met at 5 pm.", ["5 pm = 2025-08-20T17:00"]),
        ("They met at 12 a.m.", ["12 a.m. = 2025-08-20T00:00"]),
        ("They met at 13 p.m.", []),
        ("They met on Tuesday at 10:30 GMT.", ["Tuesday at 10:30 GMT = 2025-08-19T10:30Z"]),
        ("They met at 10:30.", ["10:30 = 2025-08-20T10:30"]),
        ("They won 10:30.", []),
        ("They met at 10:30:15.", ["10:30:15 = 2025-08-20T10:30:15"]),
        ("They met at 25:30.", []),
        ("They met at 24:30.", []),
        ("They met at 0735 GMT.", ["0735 GMT = 2025-08-20T07:35Z"]),
        ("They met at 07350 GMT.", []),
        ("They met at 4 o'clock.", ["4 o'clock = 2025-08-20T04:00"]),
        ("They met at 4 in the morning.", ["4 in the morning = 2025-08-20T04:00"]),
        ("They met at 8 in the evening.", ["8 in the evening = 2025-08-20T20:00"]),
        ("They met at 2 in the night.", ["2 in the night = 2025-08-20T02:00"]),
        ("They met at 9 in the night.", ["9 in the night = 2025-08-20T21:00"]),
        ("They met at noon on Monday.", ["noon on Monday = 2025-08-18T12:00"]),
        ("They saw High Noon there.", []),
        ("They met in Ostrel Noon.", []),
        ("They met at midnight Friday.", ["midnight Friday = 2025-08-15T24:00"]),
        ("They met on Monday evening.", ["Monday evening = 2025-08-18TEV"]),
        ("They met early Monday morning.", ["early Monday morning = 2025-08-18TMO START"]),
        ("They met in mid-afternoon.", ["mid-afternoon = 2025-08-20TAF MID"]),
        ("They met in mid-afternoon Monday.", ["mid-afternoon Monday = 2025-08-18TAF MID"]),
        ("They met on the night of August 4.", ["the night of August 4 = 2025-08-04TNI"]),
        ("They met in August night.", ["August = 2025-08"]),
        ("They met last night.", ["last night = 2025-08-19TNI"]),
        ("They met last morning.", []),
        ("They met this morning.", ["this morning = 2025-08-20TMO"]),
        ("They met late this morning.", ["late this morning = 2025-08-20TMO END"]),
        ("They meet tonight.", ["tonight = 2025-08-20TNI"]),
        (
            "They met on August 4, and the next morning.",
            ["August 4 = 2025-08-04", "the next morning = 2025-08-05TMO"],
        ),
        ("They met the next morning.", []),
        ("They met on Monday nights.", ["Monday nights = XXXX-WXX-1TNI"]),
        ("They met in August at 5 p.m.", ["August = 2025-08", "5 p.m. = 2025-08-20T17:00"]),
        ("They met at 5 p.m. EST, Nov. 6.", ["5 p.m. EST, Nov. 6 = 2025-11-06T17:00"]),
        ("They met late yesterday.", ["late yesterday = 2025-08-19 END"]),
        ("They met at around 7:15 p.m.", ["around 7:15 p.m. = 2025-08-20T19:15 APPROX"]),
        ("They met at 9.30am.", ["9.30am = 2025-08-20T09:30"]),
        ("They met at 9.5 a.m.", []),
        # ranges
        (
            "They met from 9 to 11 a.m. on Monday.",
            ["9 = 2025-08-18T09:00", "11 a.m. on Monday = 2025-08-18T11:00"],
        ),
        ("They met 10:30-1 p.m.", ["10:30 = 2025-08-20T10:30", "1 p.m. = 2025-08-20T13:00"]),
        ("They met from 12 to 1 p.m.", ["12 = 2025-08-20T12:00", "1 p.m. = 2025-08-20T13:00"]),
        ("They met 13 to 1 p.m.", ["1 p.m. = 2025-08-20T13:00"]),
        (
            "They met between 10:00 and 11:30.",
            ["10:00 = 2025-08-20T10:00", "11:30 = 2025-08-20T11:30"],
        ),
        # behind its day
        ("August 18, 2025, 16:40", ["August 18, 2025, 16:40 = 2025-08-18T16:40"]),
        ("August 18, 2025 16:40 Ostrel", ["August 18, 2025 16:40 = 2025-08-18T16:40"]),
    ],
)
def test_hours_and_parts_of_a_day(text: str, expected: list[str]) -> None:
    assert expected == read_values(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met at 5 p.m. in Ostrel.", ["5 p.m. = XXXX-XX-XXT17:00"]),
        ("They met last night.", ["last night = XXXX-XX-XXTNI"]),
        ("They met in mid-afternoon.", []),
    ],
)
def test_without_a_reference_date_the_day_stays_open(text: str, expected: list[str]) -> None:
    assert expected == read_values(text, None)


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It began at 10:30 a.m. EST.", "10:30 a.m. EST", "2025-08-20T10:30:00-05:00"),
        ("It began at 9 a.m. Eastern Daylight Time.", None, "2025-08-20T09:00:00-04:00"),
        ("It began at 10:30 a.m. ET.", "10:30 a.m. ET", "2025-08-20T10:30:00"),
        ("It began at 15:00 Moscow time.", "15:00 Moscow time", "2025-08-20T15:00:00+03:00"),
        ("It began at 15:00 Moscow time on 4 May 2012.", None, "2012-05-04T15:00:00"),
        ("It began at 15:00 Ostrel time.", "15:00 Ostrel time", "2025-08-20T15:00:00"),
        ("It began at 3 p.m. Ostrel time.", "3 p.m. Ostrel time", "2025-08-20T15:00:00"),
        ("It began at 3 p.m. for a time.", "3 p.m.", "2025-08-20T15:00:00"),
        ("It began at 3 p.m. some time.", "3 p.m.", "2025-08-20T15:00:00"),
        ("It began at 15:00 GMT.", "15:00 GMT", "2025-08-20T15:00:00Z"),
        ("It began at 15:00 UTC+3.", "15:00 UTC+3", "2025-08-20T15:00:00+03:00"),
        ("It began at 3 p.m. UTC-03:30.", "3 p.m. UTC-03:30", "2025-08-20T15:00:00-03:30"),
        ("It began at 15:00 GMT/5.", "15:00 GMT", "2025-08-20T15:00:00Z"),
        ("2025-08-18T16:40:00+03:00", "2025-08-18T16:40:00+03:00", "2025-08-18T16:40:00+03:00"),
        ("2025-08-18T16:40Z", "2025-08-18T16:40Z", "2025-08-18T16:40:00Z"),
        ("2025-08-18T16:40", "2025-08-18T16:40", "2025-08-18T16:40:00"),
    ],
)
def test_the_zone_is_kept(text: str, words: str | None, edtf: str) -> None:
    (timex,) = times_of(text)
    assert words in (None, text[timex.span.start : timex.span.end])
    assert edtf == timex.edtf


def test_a_time_belongs_to_the_day_of_its_sentence() -> None:
    expected = ["9:15 a.m. = 2025-08-18T09:15", "Monday = 2025-08-18"]
    assert expected == read_values("At 9:15 a.m. the envoy said that Monday was too late.")
