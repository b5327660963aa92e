"""Changes of position that a report states."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity, report, stmt
from onrecord.compare.stated_shifts import find_stated_shifts
from onrecord.model.record import EntityType

KESSEN = entity("Kessen")
SOLMARK = entity("Solmark", type=EntityType.STATE)
QUINT = entity("Quint")


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (
            "Kessen has shifted from demanding a full withdrawal to accepting one in stages.",
            "demanding a full withdrawal",
            "accepting one in stages",
        ),
        (
            "Kessen’s approach has shifted from demanding a truce to seeking a treaty, he said.",
            "demanding a truce",
            "seeking a treaty",
        ),
        (
            "Kessen moved from opposition to observers to support for border patrols.",
            "opposition",
            "observers to support for border patrols",
        ),
        ("Kessen has dropped his demand for inspections.", "his demand for inspections", ""),
        ("Kessen backed away from the peace plan after the vote.", "the peace plan", ""),
        ("Kessen no longer insists on free elections.", "free elections", ""),
    ],
)
def test_a_shift_is_found(text: str, before: str, after: str) -> None:
    (note,) = find_stated_shifts(cut_sheet(text, named=[KESSEN]))
    assert (KESSEN.entity_id, before, after) == (note.actor, note.before, note.after)
    assert "2031-03-17" == note.day
    assert note.statement is None


@pytest.mark.parametrize(
    "text",
    [
        "Kessen moved from Ostrel to Hadvik.",
        "Kessen shifted from one foot.",
        "Kessen turned from the window; to go home was all he wanted.",
        "Prices shifted from demanding a premium to offering rebates.",
        "Kessen dropped the glass.",
        "Kessen dropped demands.",
        "Kessen dropped, his demand stands.",
        "His approach has shifted from demanding a truce to seeking a treaty.",
        "The old approach has shifted from demanding a truce to seeking a treaty.",
        "Kessen backed away from it.",
        "Kessen backed away from",
    ],
)
def test_what_is_no_shift_of_somebodys_position(text: str) -> None:
    assert not find_stated_shifts(cut_sheet(text, named=[KESSEN]))


def test_who_says_so_is_kept() -> None:
    story = report("Quint said Kessen, has dropped his demand for inspections.")
    said = stmt(story, "Kessen, has dropped his demand for inspections", cue="said", speaker=QUINT)
    (note,) = find_stated_shifts(cut_sheet(story, said, named=[KESSEN], entities=[QUINT]))
    assert (QUINT.entity_id, said.statement_id) == (note.according_to, note.statement)
    assert ["inspection"] == [topic.head for topic in note.topics]
