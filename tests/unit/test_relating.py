"""Statements of new reports are held against those of any report."""

from onrecord.comparing import compare_record
from onrecord.ingest.load import Incoming
from onrecord.model.comparison import Basis, DisputeStatus, RelationType, SideStance, Tier
from onrecord.model.document import Report
from onrecord.pipeline import process
from onrecord.record.store import Record, open_record
from onrecord.relating import keep_surest

CLAIM = Report(
    text="Solmark has agreed to let armed observers into the Lisna Pass, envoy Adrel Quint said.",
    address="one",
    publisher="The Ostrel Courier",
    published="2031-03-16",
)
DENIAL = Report(
    text="The foreign ministry in Hadvik denied that Solmark had agreed to let armed observers"
    " into the Lisna Pass.",
    address="two",
    publisher="Novapress",
    published="2031-03-17",
)
REFUTED = Report(
    text="Solmark agreed to armed observers, Adrel Quint said. But Solmark refuted these claims.",
    address="three",
    publisher="The Lantern",
    published="2031-03-18",
)


def put(record: Record, *reports: Report) -> None:
    process([Incoming(name=str(r.address), path=None, report=r) for r in reports], record.writer)
    compare_record(record)


def test_a_denial_that_prints_what_it_denies_is_shown() -> None:
    with open_record(None) as record:
        put(record, CLAIM, DENIAL)
        found = {(rel.type, rel.basis, rel.tier) for rel in record.view.relations()}
        assert {(RelationType.DENIES, Basis.WORDS, Tier.SHOWN)} == found
        (dispute,) = record.view.disputes()
        stances = [side.stance for side in dispute.sides]
        assert [SideStance.ASSERTS, SideStance.DENIES] == stances
        assert DisputeStatus.OPEN == dispute.status


def test_one_report_more_gives_what_both_at_once_give() -> None:
    with open_record(None) as record, open_record(None) as other:
        put(record, CLAIM)
        put(record, DENIAL)
        put(other, DENIAL, CLAIM)
        assert record.view.relations() == other.view.relations()
        assert record.view.disputes() == other.view.disputes()
        assert 1 == len(record.view.disputes())


def test_what_a_report_says_was_denied_rests_on_its_word() -> None:
    with open_record(None) as record:
        put(record, REFUTED)
        denials = [r for r in record.view.relations() if r.type is RelationType.DENIES]
        assert [Basis.STATED] == [rel.basis for rel in denials]


def test_a_newer_version_takes_the_place_of_the_older_one() -> None:
    newer = Report(
        text="Envoy Adrel Quint said nothing new.",
        address="one",
        publisher="The Ostrel Courier",
        published="2031-03-18",
    )
    with open_record(None) as record:
        put(record, CLAIM, DENIAL)
        put(record, newer)
        assert () == record.view.relations()
        assert () == record.view.disputes()


def test_of_two_relations_of_one_pair_the_first_is_kept() -> None:
    with open_record(None) as record:
        put(record, CLAIM, DENIAL)
        rel, *_ = record.view.relations()
    assert [rel] == keep_surest([rel], [rel])


def test_what_one_speaker_says_again_in_nearly_the_same_words_is_repeated() -> None:
    told, again = (
        Report(
            text=f"Ilena Marost {how} that the ceasefire along the Lisna border line must hold.",
            address=where,
            publisher=where,
            published=f"2031-03-{day}",
        )
        for how, where, day in (("said", "one", 16), ("insisted", "two", 17))
    )
    with open_record(None) as record:
        put(record, told, again)
        (rel,) = record.view.relations()
    assert (RelationType.REPEATS, "same_content_words") == (rel.type, rel.reasons[0].feature)
