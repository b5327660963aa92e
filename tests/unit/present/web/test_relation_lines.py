"""Relations as pairs of lines."""

from dataclasses import replace
from pathlib import Path

from asking import Reader
from onrecord.model.comparison import Relation
from onrecord.record.store import open_record
from web_talks import findings, talks, write_record

FIRST, SECOND = talks()


def test_the_reasons_say_on_what_a_relation_rests(tmp_path: Path) -> None:
    reader = Reader(write_record(tmp_path / "talks.db", compared=True))
    page = reader.get(f"/compare?one={FIRST.report.report_id}&other={SECOND.report.report_id}").text
    assert "a report says so; the words of the two were not held against each other" in page


def test_a_relation_whose_statement_is_gone_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "one.db"
    with open_record(path) as record:
        for number, each in enumerate((FIRST, SECOND)):
            record.writer.add(each, name=str(number))
    denial = findings()[0]
    assert isinstance(denial, Relation)
    with open_record(path) as record:
        record.shelf.put_findings([replace(denial, to_id="st_gone")])
    page = (
        Reader(path)
        .get(f"/compare?one={FIRST.report.report_id}&other={SECOND.report.report_id}")
        .text
    )
    assert "<b>denies</b>" not in page
    assert Reader(path).get(f"/reports/{SECOND.report.report_id}").status == 200
