"""Who and what is on record, in short, and when that has to be looked up anew."""

from collections.abc import Iterator

import pytest

from handmade import entity
from onrecord.record.joining import make_merge, make_split
from onrecord.record.store import Record, open_record
from snow_talks import AGAIN, MAROST, VARENIA, VELDE, decide, read_snow


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        for each in (MAROST, AGAIN, VELDE):
            record.writer.add(each, name=each.report.text)
        yield record


def id_of(name: str) -> str:
    return entity(name).entity_id


def test_it_says_the_same_as_the_view(record: Record) -> None:
    directory = record.index.refresh(None)
    whole = {each.entity_id: (each.name, each.type) for each in record.view.entities()}
    assert {k.entity_id: (k.name, k.type) for k in directory.known.values()} == whole
    assert record.view.reports() == tuple(entry.report for entry in directory.entries)


def test_who_speaks_is_counted(record: Record) -> None:
    known = record.index.refresh(None).known
    counts = {each.name: (each.statements, each.reports) for each in known.values()}
    assert counts == {"Ilena Marost": (2, 2), "Sanna Velde": (1, 1), "Varenia": (0, 3)}


def test_it_is_kept_until_something_changes(record: Record) -> None:
    before = record.index.refresh(None)
    assert record.index.refresh(before) is before
    record.writer.add_decision(make_merge(decide(MAROST, "01"), decide(VELDE, "01")))
    after = record.index.refresh(before)
    assert after is not before
    record.writer.add(read_snow("Mirel Dastan said it snows.", "Mirel Dastan"), name="new")
    assert record.index.refresh(after) is not after


def test_names_and_aliases_find_who_is_meant(record: Record) -> None:
    directory = record.index.refresh(None)
    for words in ("marost", "MAROST ilena", "Marost of Varenia", id_of("Ilena Marost")):
        assert [k.name for k in directory.find_entities(words)] == ["Ilena Marost"]
    assert [k.name for k in directory.find_entities("varenia")] == [
        "Ilena Marost",
        "Sanna Velde",
        "Varenia",
    ]
    assert directory.find_entities("?") == directory.find_entities("nobody") == ()
    assert directory.name("en_0") == "en_0"
    assert directory.report("rp_0") is None


def test_a_side_is_who_holds_an_office_for_it(record: Record) -> None:
    directory = record.index.refresh(None)
    side = directory.list_side([VARENIA.entity_id])
    assert {directory.name(each) for each in side} == {"Varenia", "Ilena Marost", "Sanna Velde"}
    assert directory.list_side([id_of("Sanna Velde")]) == {id_of("Sanna Velde")}


def test_merged_entities_are_one(record: Record) -> None:
    record.writer.add_decision(make_merge(decide(MAROST, "01"), decide(VELDE, "01")))
    directory = record.index.refresh(None)
    (one,) = directory.find_entities(id_of("Sanna Velde"))
    assert directory.find_entities(id_of("Ilena Marost")) == (one,)
    assert (one.statements, one.reports) == (3, 3)
    assert directory.list_read_ids([one.entity_id]) >= {id_of("Sanna Velde"), id_of("Ilena Marost")}


def test_a_split_entity_is_two(record: Record) -> None:
    record.writer.add_decision(make_split(decide(AGAIN, "01")))
    directory = record.index.refresh(None)
    split = [k for k in directory.known.values() if k.name == "Ilena Marost"]
    assert sorted((k.statements, k.reports) for k in split) == [(1, 1), (1, 1)]
