"""Namesakes stay apart."""

import pytest

from handmade import doc, mention, report
from onrecord.link.entities import Links, link_entities
from onrecord.model.document import Mention, MentionType, Report

PRONOUN = MentionType.PRONOUN


def titled(story: Report, title: str, name: str, *, nth: int = 0) -> Mention:
    return mention(story, f"{title} {name}", head=name, title=title, nth=nth)


def groups(story: Report, *mentions: Mention, day: str = "2031-03-17") -> list[list[str]]:
    ordered = sorted(mentions, key=lambda m: m.span)
    found: Links = link_entities(doc(story, mentions=ordered, reference_date=day), ())
    words = {m.mention_id: story.text[m.span.start : m.span.end] for m in found.mentions}
    place = {m.mention_id: m.span.start for m in found.mentions}
    members: dict[str, list[str]] = {}
    for link in sorted(found.links, key=lambda each: place[each.mention_id]):
        members.setdefault(link.entity_id, []).append(words[link.mention_id])
    return list(members.values())


def test_a_man_and_a_woman_of_one_surname_are_two() -> None:
    story = report("Mr. Quint came. Mrs. Quint left. Mr. Quint slept.")
    assert [["Mr. Quint", "Mr. Quint"], ["Mrs. Quint"]] == groups(
        story,
        titled(story, "Mr.", "Quint"),
        titled(story, "Mrs.", "Quint"),
        titled(story, "Mr.", "Quint", nth=1),
    )


def test_a_title_tells_which_full_name_a_surname_is_short_for() -> None:
    story = report("Mr. Adrel Quint came. Ms. Sanna Quint left. Ms. Quint spoke. Mr. Quint slept.")
    assert [["Mr. Adrel Quint", "Mr. Quint"], ["Ms. Sanna Quint", "Ms. Quint"]] == groups(
        story,
        titled(story, "Mr.", "Adrel Quint"),
        titled(story, "Ms.", "Sanna Quint"),
        titled(story, "Ms.", "Quint"),
        titled(story, "Mr.", "Quint"),
    )


def test_a_surname_of_two_without_a_title_is_neither_s() -> None:
    story = report("Anna Lim came. Jon Lim left. Lim slept.")
    names = [mention(story, name) for name in ("Anna Lim", "Jon Lim")]
    assert [["Anna Lim"], ["Jon Lim"], ["Lim"]] == groups(
        story, *names, mention(story, "Lim", nth=2)
    )


@pytest.mark.parametrize(
    ("expected", "rest"),
    [
        ([["Sanna Quint"], ["Mr. Quint"], ["Mrs. Quint"]], "Mr. Quint spoke. Mrs. Quint slept."),
        ([["Sanna Quint", "Mr. Quint"]], "Mr. Quint spoke."),
    ],
)
def test_of_whom_nothing_tells_two_titles_leave_a_full_name_alone(
    expected: list[list[str]], rest: str
) -> None:
    story = report(f"Sanna Quint came. {rest}")
    called = [titled(story, t, "Quint") for t in ("Mr.", "Mrs.") if f"{t} Quint" in rest]
    assert expected == groups(story, mention(story, "Sanna Quint"), *called)


def test_somebody_of_a_presidents_name_is_somebody_else() -> None:
    story = report("President Ilena Marost came. President Marost spoke. Dr. Marost left.")
    assert [["President Ilena Marost", "President Marost"], ["Dr. Marost"]] == groups(
        story,
        titled(story, "President", "Ilena Marost"),
        titled(story, "President", "Marost"),
        titled(story, "Dr.", "Marost"),
    )


def test_a_known_office_holder_is_not_somebody_else_of_the_name() -> None:
    story = report("Brigitte Macron. President Macron.")
    wife, president = mention(story, "Brigitte Macron"), titled(story, "President", "Macron")
    assert 2 == len(groups(story, wife, president, day="2021-12-07"))
