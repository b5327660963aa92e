"""What comparing found about a report, on its page."""

import pytest

from asking import Reader
from web_talks import talks, write_record

FIRST, SECOND = talks()


@pytest.fixture(name="reader", scope="module")
def _reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    return Reader(write_record(tmp_path_factory.mktemp("findings") / "talks.db", compared=True))


def test_a_statement_says_who_denies_it_and_leads_there(reader: Reader) -> None:
    page = reader.get(f"/reports/{FIRST.report.report_id}").text
    denied = SECOND.statements[0].statement_id
    bearing = page.partition("<b>denied by</b>")[2].partition("</div>")[0]
    assert f"?st={denied}#{denied}" in bearing
    assert "Sanna Velde" in bearing
    assert "The Lantern" in bearing
    proposed = page.partition("<b>repeated by</b>")[2].partition("</div>")[0]
    assert "proposed" in proposed


def test_a_denial_leads_to_what_it_denies(reader: Reader) -> None:
    page = reader.get(f"/reports/{SECOND.report.report_id}").text
    assert f"#{FIRST.statements[0].statement_id}" in page.partition("<b>denies</b>")[2]


def test_checks_say_what_does_not_add_up(reader: Reader) -> None:
    page = reader.get(f"/reports/{FIRST.report.report_id}").text
    checks = page.partition('id="checks"')[2].partition("</section>")[0]
    assert "weekday: does not add up" in checks
    assert f"/reports/{SECOND.report.report_id}?at=0-5#at" in checks
    assert 'id="checks"' not in reader.get(f"/reports/{SECOND.report.report_id}").text
