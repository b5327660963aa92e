"""What somebody is called: as the view says it, from fewer columns."""

import pytest

from onrecord.errors import NotOnRecord
from onrecord.record.joining import make_merge, make_split
from onrecord.record.store import Record, open_record
from snow_talks import AGAIN, MAROST, VARENIA, VELDE, decide


def add_all(record: Record) -> None:
    for each in (MAROST, AGAIN, VELDE):
        record.writer.add(each, name=each.report.text)


def check_all(record: Record) -> None:
    """Check that all entities are described as the view has them."""
    directory = record.index.refresh(None)
    entities = record.view.entities()
    assert {entity.entity_id for entity in entities} == set(directory.known)
    for entity in entities:
        described = record.index.describe(directory, entity.entity_id)
        assert (described.known.name, described.known.type) == (entity.name, entity.type)
        assert described.aliases == entity.aliases
        assert described.identifiers == entity.identifiers
        told = {(role.title, role.organisation) for role in entity.roles}
        assert {(h.role.title, h.role.organisation) for h in described.roles} == told
        assert all(held.role in entity.roles for held in described.roles)


def test_it_is_what_the_view_says() -> None:
    with open_record(None) as record:
        add_all(record)
        check_all(record)


def test_merges_and_splits_hold() -> None:
    with open_record(None) as record:
        add_all(record)
        record.writer.add_decision(make_merge(decide(MAROST, "01"), decide(VELDE, "01")))
        record.writer.add_decision(make_split(decide(AGAIN, "02")))
        check_all(record)


def test_a_role_is_counted_by_report() -> None:
    with open_record(None) as record:
        add_all(record)
        directory = record.index.refresh(None)
        (known,) = directory.find_entities("ilena")
        (held,) = record.index.describe(directory, known.entity_id).roles
        assert (held.reports, held.role.organisation) == (2, VARENIA.entity_id)
        assert held.role.report_id == record.view.reports()[0].report_id


def test_nobody_of_that_id() -> None:
    with open_record(None) as record, pytest.raises(NotOnRecord):
        record.index.describe(record.index.refresh(None), "en_0")
