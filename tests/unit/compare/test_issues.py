"""Sorting topics into issues."""

from pathlib import Path

import pytest

from onrecord.compare.issues import (
    gather_issues,
    make_given_issue,
    propose_issues,
    read_issues,
)
from onrecord.errors import UnreadableInput
from onrecord.model.comparison import Stance
from onrecord.model.document import Span
from onrecord.model.stance import StanceNote, Topic, WordingNote


def topic(
    phrase: str,
    head: str,
    *modifiers: str,
    names: tuple[str, ...] = (),
    verb: str | None = None,
    twin: str | None = None,
    is_like: bool = False,
    is_pointing: bool = False,
    attached: tuple[str, ...] = (),
) -> Topic:
    return Topic(
        span=Span(0, 5),
        phrase=phrase,
        formula=phrase,
        head=head,
        verb=verb,
        twin=twin,
        modifiers=modifiers,
        names=names,
        is_like=is_like,
        is_pointing=is_pointing,
        attached=attached,
    )


def note(about: Topic, *, report: str = "rp_1", number: int = 0) -> StanceNote:
    return StanceNote(
        report_id=report,
        statement=f"st_{number}",
        actor="en_1",
        stance=Stance.SUPPORTS,
        topic=about,
        day="2031-03-17",
    )


def notes(*topics: Topic, report: str = "rp_1") -> list[StanceNote]:
    return [note(each, report=report, number=n) for n, each in enumerate(topics)]


GUARANTEES = topic("security guarantees", "guarantee", "security")
FOR_VARENIA = topic("security guarantees for Varenia", "guarantee", "security", names=("varen",))


def names_of(*topics: Topic) -> list[str]:
    return [issue.name for issue in propose_issues(notes(*topics))]


def test_topics_that_share_a_head_and_a_word_are_one_issue() -> None:
    lasting = topic("security guarantees at sea", "guarantee", "security", attached=("sea",))
    assert ["security guarantees"] == names_of(GUARANTEES, GUARANTEES, lasting)


def test_names_part_issues_and_none_joins_the_only_one() -> None:
    for_solmark = topic(
        "security guarantees for Solmark", "guarantee", "security", names=("solma",)
    )
    assert ["security guarantees for Varenia"] == names_of(FOR_VARENIA, FOR_VARENIA, GUARANTEES)
    issues = propose_issues(
        [note(FOR_VARENIA, number=1), note(for_solmark, number=2), note(GUARANTEES, report="rp_2")]
    )
    assert 3 == len(issues)
    near = gather_issues(
        [
            note(FOR_VARENIA, number=1),
            note(for_solmark, report="rp_3", number=2),
            note(GUARANTEES, number=3),
        ]
    )
    assert [2, 1] == [len(each.notes) for each in near]


def test_a_single_noun_means_what_its_report_says_with_it() -> None:
    bare = topic("guarantees", "guarantee")
    gathered = gather_issues(
        [note(GUARANTEES, number=1), note(bare, number=2), note(bare, report="rp_2")]
    )
    assert [2, 1] == [len(each.notes) for each in gathered]
    assert "security guarantees" == gathered[0].issue.name


def test_what_points_back_needs_its_report_to_name_it() -> None:
    invasion = topic("invasion", "invasion", is_pointing=True)
    named = topic("Solmark’s invasion of Varenia", "invasion", names=("solma", "varen"))
    assert not propose_issues([note(invasion)])
    (issue,) = propose_issues([note(named, report="rp_2"), note(invasion)])
    assert "Solmark’s invasion of Varenia" == issue.name
    (gathered,) = gather_issues(notes(named, invasion))
    assert 2 == len(gathered.notes)


def test_a_word_used_once_does_not_part_a_topic_that_stands_alone() -> None:
    ceasefire = topic("ceasefire", "ceasefire")
    along = topic("ceasefire along the line", "ceasefire", attached=("line",))
    assert 1 == len(propose_issues([note(ceasefire), note(along, report="rp_2")]))


def test_a_topic_without_a_name_joins_only_what_is_like_it() -> None:
    there = topic("political stability there", "stability", "political", names=("solma",))
    money = topic("financial stability", "stability", "financial", attached=("political",))
    banks = topic("sanctions on Solmark’s banks", "sanction", attached=("bank",), names=("solma",))
    same = topic("sanctions on banks", "sanction", attached=("bank",))
    issues = propose_issues(
        note(each, report=f"rp_{number}", number=number)
        for number, each in enumerate((there, money, banks, same))
    )
    assert 3 == len(issues)


def test_a_word_used_once_does_not_part_a_topic_with_the_same_names() -> None:
    forces = topic("forces of the pact in Varenia", "force", names=("pact", "varen"))
    armed = topic("armed forces of the pact in Varenia", "force", "armed", names=("pact", "varen"))
    assert 1 == len(propose_issues(notes(forces, armed)))


def test_both_heads_of_a_pair_count() -> None:
    one = topic("sovereignty and integrity", "integrity", "territorial", twin="sovereignty")
    other = topic("integrity and sovereignty", "sovereignty", "territorial", twin="integrity")
    assert 1 == len(propose_issues(notes(one, other)))


def test_a_verb_parts_issues() -> None:
    lifting = topic("lifting sanctions", "sanction", verb="lift")
    imposing = topic("imposing sanctions", "sanction", verb="impos")
    assert 2 == len(propose_issues(notes(lifting, imposing)))


def test_names_that_many_names_have_part_nothing_by_themselves() -> None:
    one = topic("statement of the two", "state", names=("joint", "solma"))
    other = topic("statement of others", "state", names=("joint", "tessa"))
    assert 2 == len(propose_issues(notes(one, other)))


def test_a_given_issue_takes_what_fits_it_first(tmp_path: Path) -> None:
    path = tmp_path / "issues.toml"
    path.write_text(
        '[[issue]]\nname = "Who protects whom"\ndescription = "Promises of help."\n'
        'words = ["security guarantees"]\n[[issue]]\nname = "Grain"\n',
        encoding="utf-8",
    )
    given = read_issues(path)
    grain = topic("grain exports", "export", "grain")
    other = topic("river dams", "dam", "river")
    gathered = gather_issues(notes(GUARANTEES, grain, other), given=given)
    assert ["Who protects whom", "Grain", "river dams"] == [g.issue.name for g in gathered]
    assert [1, 1, 1] == [len(each.notes) for each in gathered]
    assert gathered[0].issue.is_given
    assert "Promises of help." == gathered[0].issue.description
    assert ("Who protects whom", "security guarantees") == gathered[0].issue.words


@pytest.mark.parametrize(
    "text", ["[[issue]]\n", "issue = 3", "=", "[[issue]]\nname = 1\nwords = 3"]
)
def test_a_file_that_names_no_issues_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "issues.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_issues(path)
    with pytest.raises(UnreadableInput):
        read_issues(tmp_path / "missing.toml")


def test_a_wording_alone_makes_no_issue_and_joins_one() -> None:
    like = topic("protection", "guarantee", is_like=True)
    wording = WordingNote(report_id="rp_1", statement="st_9", speaker=None, topic=like)
    assert not propose_issues([], [wording])
    (gathered,) = gather_issues(notes(GUARANTEES), [wording])
    assert (wording,) == gathered.wordings
    assert "protection" in gathered.issue.words


def test_the_order_of_reports_plays_no_part() -> None:
    topics = [
        GUARANTEES,
        FOR_VARENIA,
        topic("guarantees", "guarantee"),
        topic("grain exports", "export", "grain"),
        topic("exports of river grain", "export", "grain", "river"),
    ]
    made = [
        note(each, report=f"rp_{number % 3}", number=number)
        for number, each in enumerate(topics * 4)
    ]
    first = gather_issues(made)
    made.reverse()
    assert first == gather_issues(made)


def test_a_given_issue_has_a_stable_id() -> None:
    assert make_given_issue("Grain", ()).issue_id == make_given_issue("Grain", ["x"]).issue_id
