"""Where actors stand over time, and what changed."""

from onrecord.compare.issues import gather_issues
from onrecord.compare.positions import take_positions
from onrecord.model.comparison import Position, Shift, Stance
from onrecord.model.document import Span
from onrecord.model.stance import ShiftNote, StanceNote, Topic
from onrecord.model.statement import Reason

OBSERVERS = Topic(
    span=Span(0, 9),
    phrase="armed observers",
    formula="armed observers",
    head="observer",
    modifiers=("armed",),
)


def note(
    stance: Stance,
    day: str | None,
    *,
    actor: str = "en_kessen",
    teller: str | None = None,
    said_in: str | None = None,
) -> StanceNote:
    return StanceNote(
        report_id=f"rp_{day}",
        statement=f"st_{actor}_{stance}_{day}",
        actor=actor,
        according_to=teller,
        stance=stance,
        topic=OBSERVERS,
        day=day,
        said_in=said_in,
        reasons=(Reason(feature="stance_word", score=0.9, detail="So it is."),),
    )


def take(*notes: StanceNote, denied: tuple[str, ...] = ()) -> tuple[Position, ...]:
    return take_positions(gather_issues(notes), denied=denied)[0]


def test_a_position_is_held_until_a_later_day_tells_another() -> None:
    positions = take(
        note(Stance.OPPOSES, "2031-03-10"),
        note(Stance.OPPOSES, "2031-03-12"),
        note(Stance.SUPPORTS, "2031-03-17"),
    )
    assert [
        (Stance.OPPOSES, "2031-03-10", "2031-03-17", 2),
        (Stance.SUPPORTS, "2031-03-17", None, 1),
    ] == [(p.stance, p.held_from, p.held_until, len(p.evidence)) for p in positions]
    assert ("rp_2031-03-10", "rp_2031-03-12") == positions[0].reports
    assert 2 == len(positions[0].reasons)


def test_two_stances_of_one_day_stand_side_by_side() -> None:
    positions = take(
        note(Stance.OFFERS, "2031-03-10"),
        note(Stance.SUPPORTS, "2031-03-10"),
        note(Stance.SUPPORTS, "2031-03-12"),
    )
    assert [(Stance.OFFERS, "2031-03-12"), (Stance.SUPPORTS, None)] == sorted(
        (p.stance, p.held_until) for p in positions
    )


def test_what_others_say_of_somebody_is_kept_apart_and_may_be_disputed() -> None:
    positions = take(
        note(Stance.SUPPORTS, "2031-03-14", teller="en_quint"),
        note(Stance.OPPOSES, "2031-03-17"),
        note(Stance.SUPPORTS, "2031-03-14", actor="en_other", teller="en_quint"),
    )
    assert [("en_quint", True), (None, False), ("en_quint", False)] == [
        (p.according_to, p.disputed) for p in positions
    ]


def test_a_denied_statement_disputes_its_position() -> None:
    (position,) = take(note(Stance.SUPPORTS, "2031-03-14", said_in="st_x"), denied=("st_x",))
    assert position.disputed
    (position,) = take(note(Stance.SUPPORTS, None))
    assert not position.disputed
    assert position.held_from is None


def test_the_record_shows_a_shift() -> None:
    _, shifts = take_positions(
        gather_issues(
            [
                note(Stance.OPPOSES, "2031-03-10"),
                note(Stance.CONDITIONAL, "2031-03-17"),
                note(Stance.OFFERS, "2031-03-18"),
            ]
        )
    )
    (shift,) = shifts
    assert ("opposes", "conditional", "2031-03-17") == (shift.before, shift.after, shift.when)
    assert 2 == len(shift.evidence)


def test_what_others_say_shows_no_shift() -> None:
    _, shifts = take_positions(
        gather_issues(
            [
                note(Stance.OPPOSES, "2031-03-10", teller="en_quint"),
                note(Stance.SUPPORTS, "2031-03-17", teller="en_quint"),
            ]
        )
    )
    assert not shifts


def make_shift(*topics: Topic) -> Shift:
    stated = ShiftNote(
        report_id="rp_6",
        span=Span(5, 60),
        actor="en_kessen",
        before="opposing armed observers",
        after="accepting them",
        topics=topics,
        day="2031-03-18",
        statement="st_1",
    )
    gathered = gather_issues([note(Stance.OPPOSES, "2031-03-10")])
    _, (shift,) = take_positions(gathered, [stated])
    assert shift.issue in (None, gathered[0].issue.issue_id)
    return shift


def test_a_stated_shift_is_on_the_issue_that_its_words_are_on() -> None:
    shift = make_shift(OBSERVERS)
    assert shift.issue is not None
    assert ("rp_6", Span(5, 60), ("st_1",)) == (shift.report_id, shift.span, shift.evidence)
    assert make_shift().issue is None


def test_the_order_of_reports_plays_no_part() -> None:
    notes = [
        note(stance, f"2031-03-{10 + day}", actor=actor)
        for day, stance in enumerate(Stance)
        for actor in ("en_1", "en_2")
    ]
    first = take_positions(gather_issues(notes))
    notes.reverse()
    assert first == take_positions(gather_issues(notes))
