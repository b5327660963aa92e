"""Tables of chosen items."""

import re
from dataclasses import replace

import pytest

from onrecord.model.document import ReferenceBasis
from onrecord.model.record import Failure
from onrecord.present.selection import Shown, choose_items
from onrecord.present.tables import describe_count, describe_saying, format_items
from onrecord.record.store import StatementFilter, open_record
from sample_readings import BRIDGE, read_bridge


def show(
    shown: Shown,
    *,
    all_versions: bool = False,
    words: str | None = None,
    width: int = 120,
    about: int = 0,
) -> list[str]:
    address = "https://courier.example/bridge"
    old = read_bridge(address=address, published="2025-08-17")
    new = read_bridge(BRIDGE + "\n", address=address, publisher=None)
    names = tuple(entity.entity_id for entity in new.entities[:about])
    first, second = new.statements
    new = replace(new, statements=(replace(first, about=names), replace(second, speaker=None)))
    with open_record(None) as record:
        record.writer.add(old, name="a.txt")
        record.writer.add(new, name="a.txt")
        record.writer.add_failure(
            Failure(input="x\x1b.pdf", stage="ingest", code="ingest.failed", message="m", hint="h")
        )
        wanted = StatementFilter(all_versions=all_versions, words=words)
        chosen = choose_items(record.view, shown, wanted)
        lines = format_items(record.view, shown, chosen, words=words, width=width)
        return [line.rstrip() for line in lines]


def test_a_statement_shows_date_report_speaker_cue_and_words() -> None:
    heading, first, second = show(Shown.STATEMENTS)
    assert ["Date", "Report", "Speaker", "Cue", "Words"] == heading.split()
    assert first.startswith("2025-08-18  Envoy: bridge is safe  Mara Tesk ")
    assert first.endswith("said      that the bridge at Ostrel was safe")
    assert "  Tesk " in second, "without a speaker the source's words stand there"


def test_a_statement_shows_whom_it_is_about() -> None:
    heading, first, _ = show(Shown.STATEMENTS, about=1)
    assert ["Date", "Report", "Speaker", "Cue", "About", "Words"] == heading.split()
    assert "  Mara Tesk  that the bridge" in first


def test_a_statement_shows_its_occasion() -> None:
    row = dict.fromkeys(("channel", "venue", "outlet", "programme", "via", "said_at"))
    assert "" == describe_saying({**row, "addressee": []})
    told = {"channel": "press_conference", "venue": "Ostrel", "via": ["RIA Hadvik"]}
    assert "press conference, Ostrel, via RIA Hadvik" == describe_saying(
        {**row, **told, "addressee": []}
    )
    told = {"channel": "interview", "outlet": "Radio Hadvik", "programme": "Evening Hour"}
    assert "interview, to Quint, Radio Hadvik (Evening Hour)" == describe_saying(
        {**row, **told, "addressee": ["Quint"]}
    )
    assert "Evening Hour" == describe_saying({**row, "programme": "Evening Hour", "addressee": []})


def test_entities_times_and_failures() -> None:
    (entity,) = show(Shown.ENTITIES)[1:]
    assert ["Mara", "Tesk", "person", "1", "envoy", "Tesk"] == entity.split()
    (timex,) = show(Shown.TIMES)[1:]
    assert timex.endswith("Monday        DATE  2025-08-18  2025-08-18")
    (failure,) = show(Shown.FAILURES)[1:]
    assert failure.startswith("x\ufffd.pdf")


def test_reports_show_the_words_that_were_searched_for() -> None:
    assert "Words" not in show(Shown.REPORTS)[0]
    heading, row = show(Shown.REPORTS, words="snow", width=200)
    assert "  Words  " in heading
    assert "…" in row
    assert "before the first snow" in row


def test_reports_that_say_nothing_of_themselves_are_known_by_their_first_words() -> None:
    bare = read_bridge(address="talks-7", publisher=None, headline=None, published=None)
    basis = ReferenceBasis.FIRST_DATE
    bare = replace(bare, reference_date="2025-08-18", reference_date_basis=basis)
    with open_record(None) as record:
        record.writer.add(bare, name="own.txt", path="/secret/own.txt")
        lines = {
            shown: list(
                format_items(
                    record.view,
                    shown,
                    choose_items(record.view, shown, StatementFilter()),
                    width=200,
                )
            )
            for shown in (Shown.STATEMENTS, Shown.TIMES, Shown.REPORTS)
        }
    for table in lines.values():
        assert "The envoy Mara Tesk said" in table[1]
        assert "Date" not in table[0], "a day of the text is not the report's own"
        assert not re.search(r"^\s*2025|own\.txt", table[1])
    assert "talks-7" in lines[Shown.REPORTS][1]


def test_a_column_that_says_nothing_is_left_out() -> None:
    assert "Version" not in show(Shown.REPORTS)[0]
    assert "Publisher" not in show(Shown.REPORTS)[0]
    both = show(Shown.REPORTS, all_versions=True)
    assert both[0].endswith("Version")
    assert "The Ostrel Cou" in both[1]
    assert [True, False] == [line.endswith("replaced") for line in both[1:]]


def test_no_line_is_wider_than_the_terminal() -> None:
    for shown in Shown:
        assert max(map(len, show(shown, all_versions=shown is Shown.REPORTS, width=90))) <= 90


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((0, 0, 0), "0 statements"),
        ((1, 1, 1), "1 statement"),
        ((1200, 1200, 1200), "1,200 statements"),
        ((3, 3, 9), "3 of 9 statements"),
        ((3, 9, 9), "3 of 9 statements"),
        ((3, 5, 9), "the first 3 of 5 statements that match; 9 on record"),
    ],
)
def test_the_count_says_how_many_there_are(numbers: tuple[int, int, int], expected: str) -> None:
    listed, matching, total = numbers
    assert expected == describe_count(
        Shown.STATEMENTS, listed=listed, matching=matching, total=total
    )


def test_one_entity_is_not_one_entitie() -> None:
    assert "1 entity" == describe_count(Shown.ENTITIES, listed=1, matching=1, total=1)
