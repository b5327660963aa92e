"""What comparing found, in the public JSON."""

from onrecord.model.comparison import (
    Basis,
    Check,
    CheckKind,
    CheckVerdict,
    Commitment,
    CommitmentKind,
    Dispute,
    Event,
    EventKind,
    EventStatus,
    Issue,
    Place,
    Position,
    Quantity,
    Relation,
    RelationType,
    Shift,
    Side,
    SideStance,
    Stance,
    Tier,
)
from onrecord.model.document import Span
from onrecord.model.reaction import Reaction
from onrecord.model.statement import Reason
from onrecord.present import finding_items as items

WHY = Reason(feature="words", score=0.12345, detail="d", left=(Span(0, 3),), right=(Span(4, 6),))
REASON = {
    "feature": "words",
    "score": 0.123,
    "detail": "d",
    "left": [{"report": "rp_1", "span": [0, 3]}],
    "right": [{"report": "rp_2", "span": [4, 6]}],
}


def test_the_two_sides_of_a_reason_stand_in_their_reports() -> None:
    rel = Relation(
        type=RelationType.DENIES,
        from_id="st_1",
        from_report="rp_1",
        to_id="st_2",
        to_report="rp_2",
        basis=Basis.WORDS,
        tier=Tier.SHOWN,
        score=0.98765,
        reasons=(WHY,),
    )
    item = items.make_relation_item(rel)
    assert [REASON] == item["reasons"]
    assert (rel.relation_id, "denies", 0.988) == (item["id"], item["type"], item["score"])


def test_a_reaction_names_both_statements() -> None:
    reaction = Reaction(
        from_id="st_1",
        from_report="rp_1",
        to_id="st_2",
        to_report="rp_2",
        score=0.98765,
        reasons=(WHY,),
    )
    item = items.make_reaction_item(reaction)
    assert ("st_1", "st_2", 0.988, [REASON]) == tuple(
        item[key] for key in ("from", "to", "score", "reasons")
    )


def test_a_reason_within_one_report_has_both_sides_there() -> None:
    position = Position(
        position_id="ps_1",
        actor="en_1",
        issue="is_1",
        stance=Stance.DEMANDS,
        evidence=("st_1",),
        reports=("rp_1",),
        reasons=(WHY,),
    )
    (reason,) = items.make_position_item(position)["reasons"]
    assert ["rp_1", "rp_1"] == [reason["left"][0]["report"], reason["right"][0]["report"]]


def test_a_dispute_lists_its_sides_and_who_is_silent() -> None:
    side = Side(stance=SideStance.ASSERTS, actors=("en_1",), statements=("st_1",))
    dispute = Dispute(
        dispute_id="ds_1", claim="it is open", sides=(side,), silent=("rp_2",), reports=("rp_1",)
    )
    item = items.make_dispute_item(dispute)
    assert [{"stance": "asserts", "actors": ["en_1"], "statements": ["st_1"]}] == item["sides"]
    assert (["rp_2"], "proposed", "open") == (item["silent"], item["tier"], item["status"])


def test_what_is_not_told_is_null() -> None:
    issue = items.make_issue_item(Issue(issue_id="is_1", name="the pass"))
    shift = items.make_shift_item(
        Shift(shift_id="sh_1", actor="en_1", issue=None, before="open", after="shut")
    )
    event = items.make_event_item(
        Event(
            event_id="ev_1",
            what="talks",
            kind=EventKind.MEETING,
            status=EventStatus.PLANNED,
            evidence=(Place(report_id="rp_1", span=Span(0, 5)),),
        )
    )
    commitment = items.make_commitment_item(
        Commitment(
            commitment_id="cm_1",
            actor="en_1",
            kind=CommitmentKind.OFFER,
            content="to open it",
            evidence=("st_1",),
            reports=("rp_1",),
            due_span=Span(3, 9),
        )
    )
    assert (None, []) == (issue["description"], issue["words"])
    assert (None, None, None) == (shift["issue"], shift["when"], shift["span"])
    assert (None, None) == (event["start"], event["place"])
    assert [{"report": "rp_1", "span": [0, 5]}] == event["evidence"]
    assert (None, [3, 9], "open") == (
        commitment["due"],
        commitment["due_span"],
        commitment["state"],
    )


def test_figures_and_checks_name_their_words() -> None:
    figure = items.make_quantity_item(
        Quantity(report_id="rp_1", span=Span(0, 3), value=9e10, unit="USD", approximate=True)
    )
    check = items.make_check_item(
        Check(
            report_id="rp_1",
            kind=CheckKind.QUOTATION,
            span=Span(0, 3),
            verdict=CheckVerdict.DIFFERS,
            detail="d",
            against=(Place(report_id="rp_2", span=Span(4, 6)),),
        )
    )
    assert ([0, 3], 9e10, "USD", True) == (
        figure["span"],
        figure["value"],
        figure["unit"],
        figure["approximate"],
    )
    assert [{"report": "rp_2", "span": [4, 6]}] == check["against"]
