"""For whom a pronoun stands, where the words before it leave little doubt."""

from collections.abc import Sequence

import pytest

from onrecord.link.pronouns import PronounResolver, Surroundings
from onrecord.model.record import EntityType

PERSON, BODY = EntityType.PERSON, EntityType.ORGANISATION
# One mention: its word, its sentence, its cluster or None.
Seen = tuple[str, int, int | None]


def resolver(
    mentions: Sequence[Seen],
    *,
    kinds: Sequence[EntityType | None] = (PERSON, PERSON),
    titles: dict[int, str] | None = None,
    sources: Sequence[int] = (),
    full_names: Sequence[int] = (),
    openings: Sequence[int] = (),
    owners: Sequence[int] = (),
    strangers: Sequence[int] = (),
    quoted: Sequence[int] = (),
) -> PronounResolver:
    said = titles or {}
    around = Surroundings(
        words=[word for word, _, _ in mentions],
        titles=[frozenset(said.get(i, "").split()) for i in range(len(mentions))],
        sentence_of=[sentence for _, sentence, _ in mentions],
        cluster_of={i: c for i, (_, _, c) in enumerate(mentions) if c is not None},
        kind_of=kinds,
        sources=frozenset(sources),
        full_names=frozenset(full_names),
        openings=frozenset(openings),
        owners=frozenset(owners),
        strangers=frozenset(strangers),
        is_quoted=lambda index: index in quoted,
    )
    return PronounResolver(around)


def cluster(found: PronounResolver, index: int) -> int | None:
    antecedent = found.resolve(index)
    return antecedent.cluster if antecedent else None


def test_the_only_person_right_before_is_meant() -> None:
    found = resolver([("marost", 0, 0), ("she", 1, None)]).resolve(1)
    assert found is not None
    assert (0, 0.8) == (found.cluster, found.score)
    assert "only person" in found.detail


def test_of_two_nobody_is_meant_unless_something_tells() -> None:
    seen: list[Seen] = [("marost", 0, 0), ("kessen", 0, 1), ("she", 1, None)]
    assert resolver(seen).resolve(2) is None
    found = resolver(seen, titles={0: "queen"}).resolve(2)
    assert found is not None
    assert (0, 0.55) == (found.cluster, found.score)


def test_one_person_is_never_both_he_and_she() -> None:
    seen: list[Seen] = [("stroom", 0, 0), ("she", 1, None), ("brandt", 2, 1), ("he", 3, None)]
    found = resolver(seen)
    assert (0, 1) == (cluster(found, 1), cluster(found, 3))
    again: list[Seen] = [("stroom", 0, 0), ("she", 1, None), ("he", 2, None)]
    found = resolver(again)
    assert (0, None) == (cluster(found, 1), cluster(found, 2)), "the nearer one is kept"


def test_an_owner_is_seldom_meant() -> None:
    seen: list[Seen] = [("marost", 0, 0), ("kessen", 0, 1), ("she", 1, None)]
    assert 0 == cluster(resolver(seen, owners=[1]), 2)
    alone: list[Seen] = [("marost", 0, 0), ("she", 1, None)]
    assert 0 == cluster(resolver(alone, owners=[0]), 1)


def test_the_nearest_sentence_that_names_somebody_counts() -> None:
    assert 1 == cluster(resolver([("marost", 0, 0), ("kessen", 1, 1), ("he", 2, None)]), 2)


def test_nobody_near_is_nobody() -> None:
    assert cluster(resolver([("marost", 0, 0), ("she", 5, None)]), 1) is None
    assert cluster(resolver([("council", 0, 0), ("she", 1, None)], kinds=[BODY]), 1) is None


def test_titles_say_who_is_a_she() -> None:
    seen: list[Seen] = [("orsk", 0, 0), ("velde", 0, 1), ("she", 1, None), ("he", 1, None)]
    found = resolver(seen, titles={0: "spokesman", 1: "spokeswoman"})
    assert (1, 0) == (cluster(found, 2), cluster(found, 3))


def test_sure_pronouns_say_it_for_the_others() -> None:
    seen: list[Seen] = [
        *[("marost", 0, 0), ("she", 1, None)],
        *[("marost", 4, 0), ("kessen", 4, 1), ("he", 5, None)],
    ]
    assert 1 == cluster(resolver(seen), 4)


def test_an_unknown_subject_leaves_it_open() -> None:
    seen: list[Seen] = [("president", 0, None), ("kessen", 0, 0), ("she", 1, None)]
    assert cluster(resolver(seen, strangers=[0]), 2) is None
    assert 0 == cluster(resolver(seen, strangers=[0], quoted=[0]), 2), "not one in a quotation"
    behind: list[Seen] = [("kessen", 0, 0), ("president", 0, None), ("he", 1, None)]
    assert 0 == cluster(resolver(behind, strangers=[1]), 2), "not one behind the subject"


def test_a_quotation_has_its_own_people() -> None:
    seen: list[Seen] = [("marost", 0, 0), ("she", 0, None)]
    assert cluster(resolver(seen, quoted=[1]), 1) is None
    assert cluster(resolver(seen, quoted=[0]), 1) is None


@pytest.mark.parametrize(
    ("expected", "kind", "sources"),
    [(0, BODY, [0, 1]), (None, PERSON, [0, 1]), (None, BODY, [0]), (None, BODY, [1])],
)
def test_it_is_the_body_that_spoke_right_before(
    expected: int | None, kind: EntityType, sources: list[int]
) -> None:
    seen: list[Seen] = [("ministry", 0, 0), ("it", 1, None)]
    assert expected == cluster(resolver(seen, kinds=[kind], sources=sources), 1)


def test_it_does_not_look_far() -> None:
    seen: list[Seen] = [("ministry", 0, 0), ("it", 2, None)]
    assert cluster(resolver(seen, kinds=[BODY], sources=[0, 1]), 1) is None


def test_a_full_name_before_she_is_somebody() -> None:
    seen: list[Seen] = [("ilena marost", 0, 0), ("she", 1, None)]
    assert 0 == cluster(resolver(seen, kinds=[None], full_names=[0], openings=[0]), 1)
    assert cluster(resolver(seen, kinds=[None], full_names=[0]), 1) is None
    assert cluster(resolver(seen, kinds=[None]), 1) is None
    assert cluster(resolver(seen, kinds=[EntityType.STATE], full_names=[0]), 1) is None


def test_other_pronouns_are_left_alone() -> None:
    assert cluster(resolver([("marost", 0, 0), ("they", 1, None)]), 1) is None
