"""What is demanded in a clause."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity
from onrecord.compare.clauses import ClauseReader
from onrecord.compare.stance_holders import Holders
from onrecord.compare.topics import Found, TopicReader

SOLMARK = entity("Solmark", type=None)


def make_reader(text: str) -> ClauseReader:
    page = cut_sheet(text, named=[SOLMARK])
    reader = TopicReader(page)
    return ClauseReader(reader, Holders(page, reader))


def name(found: Found | None) -> str | None:
    return found.topic.phrase if found else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("that the border guards be freed at once.", "freeing the border guards"),
        ("that sanctions on the banks be lifted first.", "lifting sanctions on the banks"),
        ("the ceasefire along the line must hold.", "ceasefire along the line"),
        ("that Solmark publish the minutes.", "publishing the minutes"),
        ("that the envoys should reopen the customs post.", "reopening the customs post"),
        ("that free elections be held.", "free elections"),
        ("that they be freed.", None),
        ("that the plan be based on trust.", None),
        ("that the pass not be closed.", None),
        ("that if it rains the guards be freed.", None),
        ("nothing at all.", None),
    ],
)
def test_a_clause(text: str, phrase: str | None) -> None:
    clauses = make_reader(text)
    assert phrase == name(clauses.read(0, len(clauses.reader.text)))


def test_who_would_do_it_is_kept() -> None:
    clauses = make_reader("that Solmark publish the minutes.")
    found = clauses.read(0, len(clauses.reader.text))
    assert found is not None
    assert found.giver is not None
    assert "Solmark" == clauses.reader.say(found.giver)


@pytest.mark.parametrize(
    ("text", "phrase", "negated"),
    [
        ("Solmark to reopen the customs post.", "reopening the customs post", False),
        ("both sides not to close the customs post.", "closing the customs post", True),
        ("Solmark, which has to reopen the post.", None, False),
    ],
)
def test_what_somebody_is_asked_to_do(text: str, phrase: str | None, *, negated: bool) -> None:
    clauses = make_reader(text)
    found = clauses.read_asked(0, len(clauses.reader.text))
    assert phrase == name(found)
    assert negated == bool(found and found.negated)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The sanctions must be lifted.", "lifting the sanctions"),
        ("The old ceasefire must hold.", "old ceasefire"),
        ("We must ensure free elections.", "free elections"),
        ("We must remind the citizens.", None),
        ("Solmark must withdraw its heavy guns.", "withdrawing its heavy guns"),
        ("The old post must not be closed.", "closing the old post"),
        ("He must leave the old town.", None),
        ("I must say a word.", None),
    ],
)
def test_what_must_be(text: str, phrase: str | None) -> None:
    clauses = make_reader(text)
    at = clauses.reader.low.index("must")
    assert phrase == name(clauses.read_must(at, 0, len(clauses.reader.text)))


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("accept armed observers.", "armed observers"),
        ("give up the claim to the valley.", "giving up the claim to the valley"),
        ("join the northern alliance.", "northern alliance"),
        ("abandon the claim.", "abandoning the claim"),
        ("support the peace plan.", "peace plan"),
    ],
)
def test_what_is_refused(text: str, phrase: str) -> None:
    clauses = make_reader(text)
    assert phrase == name(clauses.read_refused(0, len(clauses.reader.text)))
