"""What goes into a brief: of whom and what is asked, each line exact words."""

from collections.abc import Iterator

import pytest

import handmade
from onrecord.errors import NotOnRecord
from onrecord.model.comparison import (
    Basis,
    Commitment,
    CommitmentKind,
    CommitmentState,
    Dispute,
    Event,
    EventKind,
    EventStatus,
    Issue,
    Place,
    Position,
    Relation,
    RelationType,
    Side,
    SideStance,
    Stance,
    Tier,
)
from onrecord.present.briefing import Brief, Subject, make_brief
from onrecord.record.store import Record, open_record

KESSEN = handmade.entity("Torvald Kessen")
VELDE = handmade.entity("Sanna Velde")
TALKS = handmade.report(
    "Torvald Kessen met the envoy in Hadvik. Kessen supports observers in the pass. "
    "Kessen promised to open the road by Friday. Sanna Velde denied that he supports observers. "
    "Velde promised grain.",
    publisher="Hadvik Post",
)
SUPPORTS = handmade.stmt(TALKS, "observers in the pass", cue="supports", speaker=KESSEN)
PROMISED = handmade.stmt(TALKS, "to open the road by Friday", cue="promised", speaker=KESSEN)
DENIED = handmade.stmt(TALKS, "that he supports observers", cue="denied", speaker=VELDE)
GRAIN = handmade.stmt(TALKS, "grain", cue=("promised",), speaker=VELDE)
ISSUE = Issue(issue_id="is_1", name="observers", words=("observers in the pass",))
OTHER = Issue(issue_id="is_2", name="grain")


def event(number: int, words: str, **fields: object) -> Event:
    told = {"start": "2031-03-17", "participants": (KESSEN.entity_id,), **fields}
    return Event(
        event_id=f"ev_{number}",
        what=words,
        kind=EventKind.MEETING,
        status=EventStatus.HELD,
        evidence=(
            Place(report_id="rp_gone", span=handmade.span(TALKS.text, words)),
            Place(report_id=TALKS.report_id, span=handmade.span(TALKS.text, words)),
        ),
        **told,  # type: ignore[arg-type]
    )


def commitment(number: int, words: str, **fields: object) -> Commitment:
    stmt = GRAIN if words == "grain" else PROMISED
    return Commitment(
        commitment_id=f"cm_{number}",
        actor=stmt.speaker or "",
        kind=CommitmentKind.PROMISE,
        content=words,
        evidence=(stmt.statement_id,),
        reports=(TALKS.report_id,),
        **fields,  # type: ignore[arg-type]
    )


RELATION = Relation(
    type=RelationType.DENIES,
    from_id=DENIED.statement_id,
    from_report=TALKS.report_id,
    to_id=SUPPORTS.statement_id,
    to_report=TALKS.report_id,
    basis=Basis.WORDS,
    tier=Tier.PROPOSED,
    score=0.9,
)
DISPUTE = Dispute(
    dispute_id="ds_1",
    claim="observers in the pass",
    sides=(
        Side(stance=SideStance.ASSERTS, actors=(), statements=(SUPPORTS.statement_id,)),
        Side(stance=SideStance.DENIES, actors=(), statements=(DENIED.statement_id, "st_gone")),
    ),
    reports=(TALKS.report_id,),
    tier=Tier.SHOWN,
)
POSITIONS = [
    Position(
        position_id=f"po_{number}",
        actor=KESSEN.entity_id,
        issue=issue,
        stance=Stance.SUPPORTS,
        evidence=(statement,),
        reports=(report,),
        held_from=since,
        held_until=until,
        according_to=VELDE.entity_id if since is None else None,
        disputed=since is None,
    )
    for number, (issue, statement, report, since, until) in enumerate(
        [
            ("is_1", SUPPORTS.statement_id, TALKS.report_id, "2031-03-17", None),
            ("is_1", SUPPORTS.statement_id, TALKS.report_id, "2031-03-17", None),
            ("is_1", SUPPORTS.statement_id, TALKS.report_id, "2031-03-01", "2031-03-17"),
            ("is_1", SUPPORTS.statement_id, "rp_gone", "2031-03-01", None),
            ("is_1", "st_gone", TALKS.report_id, "2031-03-01", None),
            ("is_9", GRAIN.statement_id, TALKS.report_id, None, None),
        ]
    )
]


@pytest.fixture(name="record")
def _record() -> Iterator[Record]:
    with open_record(None) as record:
        read = handmade.reading(TALKS, SUPPORTS, PROMISED, DENIED, GRAIN, entities=[KESSEN, VELDE])
        record.writer.add(read, name="a")
        yield record


def told(brief: Brief, number: int) -> list[tuple[str, str]]:
    return [(line.label, line.exact) for line in brief.sections[number].lines]


def test_an_empty_record_has_a_plain_line_for_each_section() -> None:
    with open_record(None) as record:
        brief = make_brief(record.view, Subject(), limit=5)
    assert "The whole record" == brief.title
    assert [
        "No events on record for this.",
        "No positions on record for this.",
        "No disputes on record for this.",
        "No commitments on record for this.",
    ] == [section.note for section in brief.sections]


def test_events_stand_in_the_order_of_time_and_the_newest_are_chosen(record: Record) -> None:
    record.shelf.put_findings(
        [
            event(1, "Torvald Kessen met the envoy", start="2031-03-14", end="2031-03-15"),
            event(2, "open the road", start=None, before="2031-03-21"),
            event(3, "denied", start=None),
            event(4, "grain", start="2031-03-01", participants=()),
        ]
    )
    brief = make_brief(record.view, Subject(), limit=2)
    assert [
        ("2031-03-14 to 2031-03-15 · meeting, held", "Torvald Kessen met the envoy"),
        ("before 2031-03-21 · meeting, held", "open the road"),
    ] == told(brief, 0)
    assert brief.sections[0].has_more
    everything = make_brief(record.view, Subject(actor="Kessen"), limit=9)
    assert "no date · meeting, held" == told(everything, 0)[0][0]
    assert 3 == len(told(everything, 0))
    assert not everything.sections[0].has_more


def test_an_event_that_no_standing_report_tells_is_left_out(record: Record) -> None:
    one = event(1, "grain")
    gone = Event(
        event_id="ev_2",
        what="grain",
        kind=EventKind.CALL,
        status=EventStatus.PLANNED,
        evidence=one.evidence[:1],
    )
    record.shelf.put_findings([gone])
    assert [] == told(make_brief(record.view, Subject(), limit=5), 0)


def test_positions_stand_once_and_as_they_are_now(record: Record) -> None:
    record.shelf.put_findings([ISSUE, OTHER, *POSITIONS])
    brief = make_brief(record.view, Subject(), limit=5)
    assert [
        ("observers · Torvald Kessen supports, since 2031-03-17", "observers in the pass"),
        ("an issue · Torvald Kessen supports, according to Sanna Velde, disputed", "grain"),
    ] == told(brief, 1)
    for subject, number in (
        (Subject(issue="observers"), 1),
        (Subject(issue="grain"), 0),
        (Subject(words="pass"), 1),
        (Subject(words="harbour"), 0),
        (Subject(actor=KESSEN.entity_id), 2),
        (Subject(actor="Velde"), 0),
    ):
        assert number == len(told(make_brief(record.view, subject, limit=5), 1))


def test_what_is_denied_stands_before_its_denial(record: Record) -> None:
    record.shelf.put_findings([RELATION])
    pair = [
        ("claim · Torvald Kessen · supports", "observers in the pass"),
        ("denies (not sure) · Sanna Velde · denied", "that he supports observers"),
    ]
    assert pair == told(make_brief(record.view, Subject(), limit=5), 2)
    assert pair == told(make_brief(record.view, Subject(actor="Velde"), limit=5), 2)
    assert [] == told(make_brief(record.view, Subject(words="grain"), limit=5), 2)


def test_a_dispute_is_told_once_with_its_sides(record: Record) -> None:
    repeats = Relation(
        type=RelationType.REPEATS,
        from_id=PROMISED.statement_id,
        from_report=TALKS.report_id,
        to_id=GRAIN.statement_id,
        to_report="rp_gone",
        basis=Basis.WORDS,
        tier=Tier.SHOWN,
        score=0.9,
    )
    record.shelf.put_findings([RELATION, DISPUTE, repeats])
    assert [
        ("asserts · Torvald Kessen · supports", "observers in the pass"),
        ("denies · Sanna Velde · denied", "that he supports observers"),
    ] == told(make_brief(record.view, Subject(), limit=5), 2)
    assert [] == told(make_brief(record.view, Subject(words="harbour"), limit=5), 2)


def test_what_one_account_tells_alone_comes_last(record: Record) -> None:
    alone = Dispute(
        dispute_id="ds_0",
        claim="grain",
        sides=(Side(stance=SideStance.ASSERTS, actors=(), statements=(GRAIN.statement_id,)),),
        silent=("rp_gone",),
        reports=(TALKS.report_id,),
    )
    record.shelf.put_findings([alone, DISPUTE])
    lines = told(make_brief(record.view, Subject(), limit=5), 2)
    assert ("only this account tells it (not sure) · Sanna Velde · promised", "grain") == lines[-1]
    assert 3 == len(lines)


def test_what_is_open_stands_before_what_is_over(record: Record) -> None:
    record.shelf.put_findings(
        [
            commitment(1, "grain", state=CommitmentState.KEPT, according_to=KESSEN.entity_id),
            commitment(2, "to open the road by Friday", due="2031-03-21"),
        ]
    )
    brief = make_brief(record.view, Subject(), limit=5)
    assert [
        ("Torvald Kessen · promise, open, due 2031-03-21", "to open the road by Friday"),
        ("Sanna Velde · promise, kept, no date, according to Torvald Kessen", "grain"),
    ] == told(brief, 3)
    assert 1 == len(told(make_brief(record.view, Subject(words="grain"), limit=5), 3))


def test_what_has_no_statement_on_record_is_left_out(record: Record) -> None:
    lost = Commitment(
        commitment_id="cm_1",
        actor=KESSEN.entity_id,
        kind=CommitmentKind.OFFER,
        content="grain",
        evidence=("st_gone",),
        reports=(TALKS.report_id,),
    )
    gone = Relation(
        type=RelationType.DENIES,
        from_id="st_gone",
        from_report="rp_gone",
        to_id=SUPPORTS.statement_id,
        to_report=TALKS.report_id,
        basis=Basis.WORDS,
        tier=Tier.SHOWN,
        score=0.5,
    )
    record.shelf.put_findings([lost, gone])
    brief = make_brief(record.view, Subject(), limit=5)
    assert ([], []) == (told(brief, 2), told(brief, 3))


def test_the_title_tells_of_what_it_is(record: Record) -> None:
    record.shelf.put_findings([ISSUE])
    subject = Subject(words="road", actor="Kessen", issue="observer")
    assert "Torvald Kessen, observer, road" == make_brief(record.view, subject, limit=1).title


@pytest.mark.parametrize("subject", [Subject(actor="Nobody"), Subject(issue="harbour")])
def test_who_and_what_is_asked_for_must_be_on_record(record: Record, subject: Subject) -> None:
    with pytest.raises(NotOnRecord, match="on record"):
        make_brief(record.view, subject, limit=5)
