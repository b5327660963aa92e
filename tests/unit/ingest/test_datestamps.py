import pytest

from onrecord.ingest.datestamps import find_address_date, normalise_date, parse_iso


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-08-18", "2025-08-18"),
        ("2025-08", "2025-08"),
        ("2025-08-18T17:15", "2025-08-18T17:15"),
        ("2025-08-18T17:15:00Z", "2025-08-18T17:15:00Z"),
        ("2025-08-18t17:15:00z", "2025-08-18T17:15:00Z"),
        ("2025-08-18 17:15:00 UTC", "2025-08-18T17:15:00Z"),
        ("2025-08-18T17:15:00.123456789+02", "2025-08-18T17:15:00.123456789+02:00"),
        ("2025-08-18T17:15:00,5-0330", "2025-08-18T17:15:00.5-03:30"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_iso_dates_are_kept_in_one_form(value: str, expected: str) -> None:
    assert expected == parse_iso(value)


@pytest.mark.parametrize(
    "value",
    ["2025", "2025-13", "2025-02-29", "2025-08-18T25:00", "2025-08-18T17", "2025-08-18Z",
     "2025-08-18T17:15+25:00", "0000-01-01", "٢٠٢٥-٠٨-١٨", " 2025-08-18", "18 August 2025", ""],
)  # fmt: skip
def test_what_is_no_iso_date_gives_none(value: str) -> None:
    assert parse_iso(value) is None


@pytest.mark.parametrize(
    "value",
    ["18 August 2025", "18 Aug. 2025", "18th of August 2025", "18-Aug-2025", "August 18, 2025",
     "Aug. 18th, 2025", "Monday, August 18, 2025", "Mon 18 August, 2025", "2025/08/18",
     "2025.8.18", "18.08.2025", "20250818", "AUGUST 18, 2025, 5:15 PM EDT", "  2025-08-18\n"],
)  # fmt: skip
def test_common_forms_are_read(value: str) -> None:
    assert "2025-08-18" == normalise_date(value)


def test_mail_dates_keep_their_zone() -> None:
    assert "2025-08-18T17:15:00+02:00" == normalise_date("Mon, 18 Aug 2025 17:15:00 +0200")


@pytest.mark.parametrize(
    "value",
    ["08/09/2025", "last week", "31 February 2025", "Mon, 18 Aug 2025", "Mon, ab:cd", "2025",
     "18 August 25", "1.2.20256", "August 2025", "", "18 August 2025 " + "x" * 80,
     "Sat, 99 Aug 2025 17:15:00 +0200"],
)  # fmt: skip
def test_unclear_dates_are_absent_save_the_plain_day(value: str) -> None:
    expected = "2025-08-18" if value == "Mon, 18 Aug 2025" else None
    assert expected == normalise_date(value)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://lantern.example/2031/3/7/talks", "2031-03-07"),
        ("lantern_2031-03-17_talks-go-on", "2031-03-17"),
        ("lantern/2031-03-17/2031-03-17", "2031-03-17"),
        ("lantern_2031-03-17_talks-of-2031-03-16", None),
        ("lantern_2031-02-30", None),
        ("lantern_12031-03-17", None),
        ("lantern_2031-03-178", None),
        ("lantern_2031-03/17", None),
        ("lantern_talks", None),
        ("", None),
    ],
)
def test_the_one_day_of_an_address_is_read(address: str, expected: str | None) -> None:
    assert expected == find_address_date(address)
