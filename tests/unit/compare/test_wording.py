"""Formulas by which a thing is likened to another one."""

from cut_sheets import cut_sheet
from handmade import entity, report, stmt
from onrecord.compare.issues import gather_issues
from onrecord.compare.stances import find_stances
from onrecord.compare.wording import find_wordings, list_usages

MAROST = entity("Marost")
KESSEN = entity("Kessen")

STORY = report(
    "Marost welcomed treaty-like security guarantees. She called it “Article 5-like protection”. "
    "Kessen offered security guarantees akin to the old ones. A glass-like sea lay there."
)
PAGE = cut_sheet(
    STORY,
    stmt(STORY, "treaty-like security guarantees", cue="welcomed", speaker=MAROST),
    stmt(STORY, "it “Article 5-like protection”", cue="called", speaker=MAROST),
    stmt(STORY, "security guarantees akin to the old ones", cue="offered", speaker=KESSEN),
    named=[MAROST, KESSEN],
)


def test_formulas_are_found_in_what_is_said() -> None:
    notes = find_wordings(PAGE)
    assert [
        "treaty-like security guarantees",
        "Article 5-like protection",
        "security guarantees akin to the old ones",
    ] == [note.topic.formula for note in notes]
    assert [MAROST.entity_id, MAROST.entity_id, KESSEN.entity_id] == [n.speaker for n in notes]


def test_who_used_which_formula_and_when() -> None:
    (gathered,) = gather_issues(find_stances(PAGE), find_wordings(PAGE))
    assert "security guarantees" == gathered.issue.name
    usages = list_usages(gathered)
    assert {
        ("treaty-like security guarantees", MAROST.entity_id, ("2031-03-17",)),
        ("Article 5-like protection", MAROST.entity_id, ("2031-03-17",)),
        ("security guarantees akin to the old ones", KESSEN.entity_id, ("2031-03-17",)),
    } == {(use.formula, use.user, use.days) for use in usages}
    assert {use.formula for use in usages} == set(gathered.issue.words)
