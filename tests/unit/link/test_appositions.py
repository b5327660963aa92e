"""A nominal behind a name may say who that is."""

from dataclasses import replace

import pytest

from handmade import doc, mention, report
from onrecord.link.appositions import find_name_before, find_name_behind
from onrecord.link.facts import gather_facts
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase


def is_joined(text: str, nominal: str, *, name: str = "Adrel Quint", plural: float = 0.0) -> bool:
    story = report(text)
    mentions = [mention(story, name), mention(story, nominal, type=MentionType.NOMINAL)]
    document = doc(story, mentions=mentions)
    at = [i for i, t in enumerate(document.tokens) if t.text == nominal.rsplit(maxsplit=1)[-1]]
    phrase = Phrase(first=at[0] - 1, last=at[0] + 1, person=1.0, plural=plural)
    known = gather_facts(replace(document, phrases=(phrase,)), mentions, [])
    return find_name_before(text, mentions, known, 1) == 0


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "Adrel Quint, a guard, slept."),
        (True, "They saw Adrel Quint, a guard."),
        (True, "Adrel Quint, a guard who slept, woke."),
        (True, "Adrel Quint is a guard who slept."),
        (True, "Adrel Quint became a guard."),
        (False, "Adrel Quint is not a guard."),
        (False, "Adrel Quint, a guard said, slept."),
        (False, "Adrel Quint, a guard, and others slept."),
        (False, "Adrel Quint saw a guard, and slept."),
        (False, "Adrel Quint slept. Where, a guard, a cook?"),
    ],
)
def test_a_nominal_in_an_insertion_is_the_one_named_before(expected: bool, text: str) -> None:
    assert expected is is_joined(text, "a guard")


def test_many_people_are_not_the_one_named_before() -> None:
    assert not is_joined("Adrel Quint, the guards, slept.", "the guards", plural=1.0)
    assert not is_joined("Adrel Quint, the leaders, slept.", "the leaders")


def test_only_a_nominal_behind_a_name_is_looked_at() -> None:
    story = report("The guard, a cook, slept.")
    mentions = [mention(story, w, type=MentionType.NOMINAL) for w in ("The guard", "a cook")]
    phrases = (Phrase(first=3, last=5, person=1.0),)
    known = gather_facts(replace(doc(story), phrases=phrases), mentions, [])
    assert find_name_before(story.text, mentions, known, 1) is None
    assert find_name_before(story.text, mentions, known, 0) is None
    name = [mention(story, "a cook")]
    assert find_name_before(story.text, name, gather_facts(doc(story), name, []), 0) is None


@pytest.mark.parametrize(
    ("expected", "text", "name"),
    [
        (True, "Adrel Quint, President of Solmark, slept.", "Adrel Quint"),
        (True, "Mr Adrel Quint, President of Solmark, slept.", "Mr Adrel Quint"),
        (False, "Adrel Quint, President of Solmark Maria Marost, slept.", "Adrel Quint"),
        (False, "Minister Adrel Quint, President of Solmark, slept.", "Minister Adrel Quint"),
        (False, "Head of Adrel Quint, President of Solmark, slept.", "Adrel Quint"),
    ],
)
def test_in_a_list_a_title_is_the_next_one_s(expected: bool, text: str, name: str) -> None:
    story = report(text)
    title = name.removesuffix("Adrel Quint").strip() or None
    mentions = [
        mention(story, name, head="Adrel Quint", title=title),
        mention(story, "President", type=MentionType.NOMINAL),
    ]
    known = gather_facts(doc(story, mentions=mentions), mentions, [])
    found = find_name_before(text, mentions, known, 1)
    assert expected is (found == 0)


def is_joined_behind(text: str, nominal: str, *, person: float = 1.0) -> bool:
    story = report(text)
    mentions = [
        mention(story, nominal, type=MentionType.NOMINAL),
        mention(story, "Adrel Quint"),
    ]
    document = doc(story, mentions=mentions)
    at = [i for i, t in enumerate(document.tokens) if t.text == nominal.rsplit(maxsplit=1)[-1]]
    phrase = Phrase(first=at[0], last=at[0] + 1, person=person)
    known = gather_facts(replace(document, phrases=(phrase,)), mentions, [])
    return find_name_behind(text, mentions, known, 0) == 1


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "The members’ candidate, Adrel Quint, slept."),
        (True, "They saw the candidate, Adrel Quint."),
        (False, "They saw the candidate, Adrel Quint, and others."),
        (False, "After they saw the candidate, Adrel Quint slept."),
        (False, "They saw the candidate. Adrel Quint, they say, slept."),
        (False, "They saw the candidate beside Adrel Quint."),
    ],
)
def test_a_name_inserted_behind_a_nominal_is_who_it_is(expected: bool, text: str) -> None:
    assert expected is is_joined_behind(text, "candidate")


def test_a_title_speaks_for_a_person_where_the_encoder_is_in_doubt() -> None:
    assert is_joined_behind("The judge, Adrel Quint, slept.", "The judge", person=0.3)
    assert not is_joined_behind("The gate, Adrel Quint, slept.", "The gate", person=0.3)


def test_only_a_name_behind_a_nominal_is_looked_at() -> None:
    story = report("Adrel Quint, the judge")
    mentions = [mention(story, "Adrel Quint"), mention(story, "the judge")]
    known = gather_facts(doc(story), mentions, [])
    assert find_name_behind(story.text, mentions, known, 0) is None
    assert find_name_behind(story.text, mentions, known, 1) is None
