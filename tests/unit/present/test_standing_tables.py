"""Positions laid out for a person."""

import pytest

from handmade import entity, reading, report, stmt
from onrecord.compare.wording import Usage
from onrecord.model.comparison import Issue, Position, Shift, Stance
from onrecord.model.statement import Reason
from onrecord.present.standing import Gap, Standing, make_matrix
from onrecord.present.standing_tables import (
    format_evidence,
    format_gaps,
    format_matrix,
    format_shifts,
    format_usages,
    list_gap_items,
    list_position_items,
    list_shift_items,
)
from onrecord.record.store import open_record

OBSERVERS = Issue(issue_id="is_1", name="armed observers")
KESSEN = entity("Torvald Kessen")
STORY = report("Kessen rejected armed observers if they come.")
SAID = stmt(STORY, "armed observers", cue="rejected", speaker=KESSEN)


def hold(
    actor: str = "en_k",
    stance: Stance = Stance.RULES_OUT,
    *,
    teller: str | None = None,
    until: str | None = None,
    disputed: bool = False,
    since: str | None = "2031-03-17",
) -> Position:
    return Position(
        position_id=f"po_{actor}_{stance}_{teller}",
        actor=actor,
        issue="is_1",
        stance=stance,
        evidence=(SAID.statement_id, "st_gone"),
        reports=(STORY.report_id, "rp_gone"),
        held_from=since,
        held_until=until,
        according_to=teller,
        disputed=disputed,
        reasons=(
            Reason(feature="stance_word", score=1.0, detail="It is a stance."),
            Reason(feature="giver", score=1.0, detail="Who would do it: Tessaly."),
        ),
    )


def stand(*positions: Position, shifts: tuple[Shift, ...] = ()) -> Standing:
    names = {"en_k": "Kessen", "en_m": "Marost", "en_q": "Quint"}
    return Standing(issues=(OBSERVERS,), positions=positions, shifts=shifts, names=names)


def test_a_matrix_marks_what_others_say_and_what_is_disputed() -> None:
    standing = stand(
        hold(),
        hold("en_m", Stance.SUPPORTS, teller="en_q", disputed=True),
        hold("en_m", Stance.SUPPORTS, teller="en_k", disputed=True),
    )
    lines = [line.rstrip() for line in format_matrix(standing, make_matrix(standing))]
    assert ["Issue", "Kessen", "Marost"] == lines[0].split()
    assert "rules out" in lines[1]
    assert "(supports?)" in lines[1]
    assert lines[-1].startswith("(in brackets")


def test_more_actors_than_fit_are_counted() -> None:
    standing = stand(*(hold(f"en_{number}") for number in range(7)))
    lines = list(format_matrix(standing, make_matrix(standing)))
    assert "and 2 actors more: name them with --actor" == lines[-1]
    alone = Issue(issue_id="is_2", name="grain")
    position = Position(
        position_id="po_x",
        actor="en_z",
        issue="is_2",
        stance=Stance.SUPPORTS,
        evidence=(),
        reports=(),
    )
    wider = Standing(
        issues=(OBSERVERS, alone),
        positions=(*standing.positions, position),
        shifts=(),
        names={},
    )
    lines = list(format_matrix(wider, make_matrix(wider)))
    assert "and 3 actors more, and 1 issue of theirs alone: name them with --actor" == lines[-1]


def test_evidence_is_exact_words() -> None:
    with open_record(None) as record:
        record.writer.add(reading(STORY, SAID, entities=[KESSEN]), name="a")
        position = hold(teller="en_q", until="2031-03-18", disputed=True)
        lines = list(format_evidence(record.view, stand(position)))
    assert [
        "armed observers",
        "  Kessen rules out, according to Quint, since 2031-03-17 until 2031-03-18, disputed",
        f"    “rejected armed observers” (The Ostrel Courier, 2031-03-17, {SAID.statement_id})",
        "    Who would do it: Tessaly.",
    ] == lines


@pytest.mark.parametrize(
    ("shift", "expected"),
    [
        (
            Shift(
                shift_id="sh_1",
                actor="en_k",
                issue="is_1",
                before="rules_out",
                after="supports",
                when="2031-03-17",
            ),
            "2031-03-17: Kessen on armed observers, from “rules out” to “supports”,"
            " as the record shows",
        ),
        (
            Shift(
                shift_id="sh_2",
                actor="en_k",
                issue=None,
                before="his demand",
                after="",
                report_id="rp_1",
            ),
            "Kessen, no longer “his demand”, as a report states",
        ),
    ],
)
def test_a_shift_is_one_line(shift: Shift, expected: str) -> None:
    standing = stand(hold(), shifts=(shift,))
    assert [expected] == list(format_shifts(standing))
    assert ["Kessen"] == [item["actor_name"] for item in list_shift_items(standing)]


def test_gaps_tell_who_moved() -> None:
    was = hold(stance=Stance.SUPPORTS, until="2031-03-17")
    stands = (hold(), hold("en_m", Stance.SUPPORTS, since=None))
    gap = Gap(issue=OBSERVERS, stands=stands, since="2031-03-17", moved=stands[0], moved_from=was)
    standing = stand(*stands)
    assert [
        "armed observers (since 2031-03-17)",
        "  Kessen rules out, since 2031-03-17",
        "  Marost supports",
        "  last moved: Kessen, 2031-03-17, supports → rules out",
    ] == list(format_gaps(standing, [gap]))
    (item,) = list_gap_items(standing, [gap])
    assert ("armed observers", 2) == (item["issue_name"], len(item["positions"]))
    assert "rules_out" == item["last_moved"]["stance"]
    (still,) = list_gap_items(standing, [Gap(issue=OBSERVERS, stands=stands)])
    assert still["last_moved"] is None
    assert "armed observers" == next(format_gaps(standing, [Gap(issue=OBSERVERS, stands=stands)]))


def test_items_have_names() -> None:
    (item,) = list_position_items(stand(hold(teller="en_q")))
    assert ("Kessen", "armed observers", "Quint") == (
        item["actor_name"],
        item["issue_name"],
        item["according_to_name"],
    )


def test_usages_are_listed() -> None:
    used = Usage(formula="armed men", user="en_k", days=("2031-03-17",), statements=())
    unsaid = Usage(formula="observers", user="en_m", days=(), statements=())
    lines = list(format_usages(stand(hold()), [(OBSERVERS, (used, unsaid))]))
    assert [
        "armed observers",
        "  “armed men”: Kessen, 2031-03-17",
        "  “observers”: Marost",
    ] == lines
