"""Who stands where, chosen and compared."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from handmade import entity, reading, report, stmt
from onrecord.errors import NotOnRecord
from onrecord.model.comparison import Issue, Position, Shift, Stance
from onrecord.model.document import Span
from onrecord.model.stance import ShiftNote, StanceNote, Topic
from onrecord.present.standing import (
    Standing,
    choose_standing,
    find_gaps,
    find_standing,
    find_usages,
    make_matrix,
)
from onrecord.record.shelf import Note
from onrecord.record.store import Record, open_record

OBSERVERS = Issue(issue_id="is_1", name="armed observers", words=("foreign observers",))
GRAIN = Issue(issue_id="is_2", name="grain exports")
MAROST, KESSEN = entity("Ilena Marost"), entity("Torvald Kessen")


def hold(
    actor: str,
    stance: Stance,
    *,
    issue: Issue = OBSERVERS,
    since: str | None = "2031-03-10",
    until: str | None = None,
    teller: str | None = None,
) -> Position:
    return Position(
        position_id=f"po_{actor}_{stance}_{issue.issue_id}_{since}_{teller}",
        actor=actor,
        issue=issue.issue_id,
        stance=stance,
        evidence=("st_1",),
        reports=("rp_1",),
        held_from=since,
        held_until=until,
        according_to=teller,
    )


def stand(*positions: Position, shifts: tuple[Shift, ...] = ()) -> Standing:
    names = {"en_m": "Marost", "en_k": "Kessen"}
    return Standing(issues=(OBSERVERS, GRAIN), positions=positions, shifts=shifts, names=names)


def test_the_matrix_shows_what_is_held_now() -> None:
    matrix = make_matrix(
        stand(
            hold("en_k", Stance.SUPPORTS, until="2031-03-17"),
            hold("en_k", Stance.OPPOSES, since="2031-03-17"),
            hold("en_k", Stance.DEMANDS, issue=GRAIN),
            hold("en_m", Stance.SUPPORTS),
        )
    )
    assert ("en_k", "en_m") == matrix.actors
    assert (OBSERVERS, GRAIN) == matrix.issues
    assert [Stance.OPPOSES] == [p.stance for p in matrix.cells[("en_k", "is_1")]]


def test_actors_and_issues_are_chosen() -> None:
    shift = Shift(shift_id="sh_1", actor="en_k", issue="is_1", before="a", after="b")
    standing = stand(
        hold("en_k", Stance.OPPOSES),
        hold("en_m", Stance.SUPPORTS, issue=GRAIN),
        shifts=(shift,),
    )
    assert 1 == len(choose_standing(standing, actors=["en_k"]).positions)
    assert (OBSERVERS,) == choose_standing(standing, issue="foreign observers").issues
    assert (shift,) == choose_standing(standing, issue="is_1").shifts
    assert not choose_standing(standing, issue="grain").shifts
    assert not choose_standing(standing, actors=["en_m"]).shifts
    with pytest.raises(NotOnRecord):
        choose_standing(standing, issue="bridges")


def test_a_gap_tells_since_when_and_who_moved_last() -> None:
    standing = stand(
        hold("en_k", Stance.SUPPORTS, until="2031-03-17"),
        hold("en_k", Stance.OPPOSES, since="2031-03-17"),
        hold("en_m", Stance.SUPPORTS),
        hold("en_k", Stance.DEMANDS, issue=GRAIN),
        hold("en_m", Stance.SUPPORTS, issue=GRAIN),
    )
    (gap,) = find_gaps(standing, ["en_m", "en_k"])
    assert (OBSERVERS, "2031-03-17") == (gap.issue, gap.since)
    assert ["en_m", "en_k"] == [position.actor for position in gap.stands]
    assert gap.moved is not None
    assert gap.moved_from is not None
    assert (Stance.SUPPORTS, Stance.OPPOSES) == (gap.moved_from.stance, gap.moved.stance)


def test_what_others_say_counts_only_where_somebody_is_silent() -> None:
    claimed = hold("en_k", Stance.SUPPORTS, teller="en_q", since=None)
    opposes = hold("en_m", Stance.OPPOSES, since=None)
    (gap,) = find_gaps(stand(claimed, opposes), ["en_k", "en_m"])
    assert (None, None) == (gap.since, gap.moved)
    own = hold("en_k", Stance.OPPOSES)
    assert not find_gaps(stand(claimed, own, opposes), ["en_k", "en_m"])
    assert not find_gaps(stand(claimed), ["en_k", "en_m"])


@pytest.fixture
def record() -> Iterator[Record]:
    story = report("Kessen rejected armed observers. He welcomed grain exports.")
    first = stmt(story, "armed observers", cue="rejected", speaker=KESSEN)
    second = stmt(story, "grain exports", cue="welcomed", speaker=KESSEN)
    with open_record(None) as opened:
        opened.writer.add(reading(story, first, second, entities=[KESSEN, MAROST]), name="a")
        notes = [
            Note(
                noun=StanceNote(
                    report_id=story.report_id,
                    statement=statement.statement_id,
                    actor=KESSEN.entity_id,
                    stance=stance,
                    topic=Topic(
                        span=Span(0, 5), phrase=words, formula=words, head=head, modifiers=(more,)
                    ),
                    day="2031-03-17",
                )
            )
            for statement, stance, words, head, more in (
                (first, Stance.OPPOSES, "armed observers", "observer", "armed"),
                (second, Stance.SUPPORTS, "grain exports", "export", "grain"),
            )
        ]
        shift = ShiftNote(
            report_id=story.report_id,
            span=Span(0, 6),
            actor=KESSEN.entity_id,
            before="armed observers",
            after="",
        )
        opened.shelf.put_notes(story.report_id, "test", [*notes, Note(noun=shift)])
        positions = [
            hold(KESSEN.entity_id, Stance.OPPOSES),
            hold(MAROST.entity_id, Stance.SUPPORTS, issue=GRAIN),
            hold(KESSEN.entity_id, Stance.SUPPORTS, issue=GRAIN),
        ]
        opened.shelf.put_findings([OBSERVERS, GRAIN, *positions])
        yield opened


def test_positions_of_a_record_come_with_names_and_the_largest_issue_first(
    record: Record,
) -> None:
    standing = find_standing(record.view)
    assert (GRAIN, OBSERVERS) == standing.issues
    assert ["Ilena Marost", "Torvald Kessen", "Torvald Kessen"] == [
        standing.name(position.actor) for position in standing.positions
    ]
    assert "en_x" == standing.name("en_x")


def test_a_file_that_names_issues_sorts_them_anew(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "issues.toml"
    path.write_text('[[issue]]\nname = "Foreigners"\nwords = ["observers"]\n', encoding="utf-8")
    standing = find_standing(record.view, issues_file=path)
    assert ["Foreigners", "grain exports"] == [issue.name for issue in standing.issues]
    assert 2 == len(standing.positions)
    assert 1 == len(standing.shifts)
    ((issue, (use,)), _) = find_usages(record.view, standing, issues_file=path)
    assert "Foreigners" == issue.name
    assert ("armed observers", KESSEN.entity_id) == (use.formula, use.user)
    assert not find_usages(record.view, find_standing(record.view))
