import pytest

from sample_times import read_values


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


def test_a_time_belongs_to_the_day_of_its_sentence() -> None:
    expected = ["9:15 a.m. = 2025-08-18T09:15", "Monday = 2025-08-18"]
    assert expected == read_values("At 9:15 a.m. the envoy said that Monday was too late.")
