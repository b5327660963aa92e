"""`onrecord chain`: steps as text and as JSON."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import handmade
from onrecord.model.comparison import Basis, Relation, RelationType, Tier
from onrecord.present.cli import cli
from onrecord.record.store import open_record

MAROST = handmade.entity("Ilena Marost")
TALKS = handmade.report("Marost said one. Somebody denied two.")
ONE = handmade.stmt(TALKS, "one", cue="said", speaker=MAROST)
TWO = handmade.stmt(TALKS, "two", cue="denied")


@pytest.fixture(name="record")
def _record(tmp_path: Path) -> Path:
    path = tmp_path / "talks.db"
    rel = Relation(
        type=RelationType.DENIES,
        from_id=TWO.statement_id,
        from_report=TALKS.report_id,
        to_id=ONE.statement_id,
        to_report=TALKS.report_id,
        basis=Basis.WORDS,
        tier=Tier.PROPOSED,
        score=0.7,
    )
    with open_record(path) as record:
        record.writer.add(handmade.reading(TALKS, ONE, TWO, entities=[MAROST]), name="a")
        record.shelf.put_findings([rel])
    return path


def run(record: Path, *args: str, code: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["chain", "--record", str(record), *args])
    assert code == result.exit_code, result.output
    return result


def test_the_steps_are_told(record: Path) -> None:
    out = run(record, ONE.statement_id).stdout
    assert out.startswith("Ilena Marost · said · 2031-03-17 · The Ostrel Courier · st_")
    assert "It is said of\n  nothing on record\n" in out
    assert "  denies (not sure): nobody named · denied · " in out
    assert "    “two”\n" in out


def test_json_has_both_ways(record: Path) -> None:
    found = json.loads(run(record, "--json", TWO.statement_id).stdout)
    assert ["one"] == found["back"][0]["exact"]
    assert ("denies", 1, False) == tuple(found["back"][0][key] for key in ("how", "depth", "sure"))
    assert [] == found["on"]


def test_what_is_not_on_record_is_told(record: Path) -> None:
    run(record, "st_0", code=1)
    run(record, "nothing", code=2)
