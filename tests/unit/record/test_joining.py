"""What people say of entities: merges and splits as edges, whatever their order."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from handmade import report, stmt
from onrecord.model.document import Span
from onrecord.model.record import Decision, DecisionTarget, Entity, Link, Role, Verdict
from onrecord.record.joining import (
    Joins,
    Place,
    find_joins,
    find_other,
    is_merge,
    make_merge,
    make_split,
)
from onrecord.record.merging import merge_entities

AT = "2031-03-18T12:00:00Z"


def anchor(report_id: str, start: int) -> Decision:
    """Return a decision on the words at a place; a test's entities are named for their place."""
    return Decision(
        decision_id="",
        target_kind=DecisionTarget.ENTITY,
        report_id=report_id,
        spans=(Span(start, start + 1),),
        exact=("x",),
        field=None,
        verdict=Verdict.ACCEPTED,
        value=None,
        decided_by="desk",
        decided_at=AT,
    )


def locate(decision: Decision) -> Place | None:
    start = decision.spans[0].start
    return None if start > 90 else (decision.report_id, f"en_{start}")


def merge(one: int, other: int) -> Decision:
    return make_merge(anchor("rp_1", one), anchor("rp_2", other))


def test_a_merge_is_an_edge_with_two_ends() -> None:
    decision = merge(1, 2)
    assert is_merge(decision)
    assert not is_merge(make_split(anchor("rp_1", 1)))
    other = find_other(decision)
    assert other is not None
    assert ("rp_2", (Span(2, 3),), ("x",)) == (other.report_id, other.spans, other.exact)
    joins = find_joins([decision], locate)
    assert "en_1" == joins.find_id("rp_1", "en_1") == joins.find_id("rp_9", "en_2")
    assert "en_3" == joins.find_id("rp_1", "en_3")


def test_a_merge_of_words_that_are_gone_joins_nothing() -> None:
    assert not find_joins([merge(1, 99)], locate)
    for value in (None, "{", "[]", '{"report": "rp_1"}', '{"report":"a","spans":[[1]],"exact":[]}'):
        broken = replace(merge(1, 2), value=value)
        assert find_other(broken) is None
        assert not find_joins([broken], locate)


def test_a_split_makes_another_entity_of_one_report() -> None:
    joins = find_joins([make_split(anchor("rp_1", 1)), make_split(anchor("rp_1", 99))], locate)
    other = joins.find_id("rp_1", "en_1")
    assert other not in {"en_1", joins.find_id("rp_2", "en_1")}
    joined = find_joins([make_split(anchor("rp_1", 1)), merge(1, 5)], locate)
    assert joined.find_id("rp_1", "en_1") == joined.find_id("rp_3", "en_5")
    assert "en_1" == joined.find_id("rp_2", "en_1")


def test_decisions_about_other_fields_are_passed_over() -> None:
    assert not find_joins([replace(merge(1, 2), field="name")], locate)
    assert not find_joins([replace(merge(1, 2), target_kind=DecisionTarget.LINK)], locate)


def test_ids_are_laid_over_nouns() -> None:
    joins = Joins(splits={("rp_1", "en_2"): "en_0"}, merges={"en_4": "en_3"})
    role = Role(title="envoy", organisation="en_4", report_id="rp_1", span=Span(0, 1))
    alone = replace(role, organisation=None)
    entity = Entity(entity_id="en_2", name="A", roles=(role, alone))
    renamed = joins.rename_entity(entity, "rp_1")
    assert ("en_0", "en_3", None) == (
        renamed.entity_id,
        renamed.roles[0].organisation,
        renamed.roles[1].organisation,
    )
    link = Link(mention_id="mn_1", entity_id="en_4", score=1.0)
    assert "en_3" == joins.rename_link(link, "rp_1").entity_id
    said = replace(
        stmt(report("x y"), "y"),
        report_id="rp_1",
        speaker="en_2",
        addressee=("en_4",),
        about=("en_5",),
    )
    found = joins.rename_statement(said)
    assert ("en_0", ("en_3",), ("en_5",), None) == (
        found.speaker,
        found.addressee,
        found.about,
        found.outlet,
    )
    empty = Joins()
    assert entity is empty.rename_entity(entity, "rp_1")
    assert link is empty.rename_link(link, "rp_1")
    assert said is empty.rename_statement(said)


PAIRS = st.tuples(st.integers(1, 8), st.integers(1, 8))


@given(st.lists(PAIRS, max_size=6), st.randoms())
def test_the_order_of_decisions_does_not_matter(
    pairs: list[tuple[int, int]], chance: object
) -> None:
    decisions = [merge(one, other) for one, other in pairs]
    decisions += [make_split(anchor("rp_1", one)) for one, _ in pairs[:2]]
    shuffled = list(decisions)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_joins(decisions, locate) == find_joins(shuffled, locate)


@given(st.lists(PAIRS, max_size=6))
def test_merging_is_transitive_and_names_a_group_by_its_least(pairs: list[tuple[int, int]]) -> None:
    joins = find_joins([merge(one, other) for one, other in pairs], locate)
    groups: list[set[str]] = [{f"en_{number}"} for number in range(1, 9)]
    for pair in pairs:
        touched = [g for g in groups if g & {f"en_{number}" for number in pair}]
        groups = [g for g in groups if g not in touched] + [set().union(*touched)]
    for group in groups:
        assert {min(group)} == {joins.find_id("rp_1", entity) for entity in group}


NAMES = st.sampled_from(["Mara Tesk", "Tesk", "the envoy", "M. Tesk"])
KNOWN = st.builds(
    Entity,
    entity_id=st.just("en_1"),
    name=NAMES,
    aliases=st.lists(NAMES, max_size=2).map(lambda names: tuple(sorted(set(names)))),
    weight=st.integers(0, 3),
)


@given(st.lists(KNOWN, min_size=1, max_size=5))
def test_the_order_of_reports_does_not_matter_to_an_entity(known: list[Entity]) -> None:
    found = {merge_entities(order) for order in itertools.permutations(known)}
    assert 1 == len(found)
