"""What is due."""

from pathlib import Path

import pytest

from asking import Reader
from onrecord.present.web.due_page import want_state
from onrecord.record.lookup import Wanted
from web_talks import write_record


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("due") / "talks.db", compared=True))


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("", ["1 March 2031", "1 April 2031"]),
        ("?state=overdue", ["1 March 2031"]),
        ("?state=overdue&as_of=2031-02-01", []),
        ("?state=due&as_of=2031-04-01", ["1 April 2031"]),
        ("?state=open", ["1 March 2031", "1 April 2031"]),
        ("?state=kept", []),
        ("?state=nonsense", ["1 March 2031", "1 April 2031"]),
        ("?kind=threat", ["1 March 2031"]),
        ("?actor=marost", ["1 April 2031"]),
        ("?actor=nobody", []),
    ],
)
def test_what_is_listed(reader: Reader, asked: str, due: list[str]) -> None:
    page = reader.get(f"/due{asked}").text
    assert page.count('<li class="line commitment">') == len(due)
    assert all(day in page for day in due)
    assert ("No commitment fits" in page) == (not due)


def test_states_are_told_as_of_the_latest_report_or_a_day(reader: Reader) -> None:
    assert 'class="kind state overdue"' in reader.get("/due").text
    assert "as of 18 March 2031" in reader.get("/due?as_of=nonsense").text
    assert 'class="kind state due"' in reader.get("/due?as_of=2031-04-01").text
    assert reader.get("/due?as_of=2031-04-02").text.count("state overdue") == 2


def test_a_record_without_commitments_says_so(tmp_path: Path) -> None:
    page = Reader(write_record(tmp_path / "none.db")).get("/due").text
    assert "No commitment is on record" in page


def test_without_a_day_nothing_is_overdue() -> None:
    assert want_state("overdue", None) == Wanted(order="due", fields={"state": ("", "open")})
