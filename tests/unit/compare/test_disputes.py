"""What is opposed is gathered into disputes."""

from dataclasses import replace

from onrecord.compare.disputes import find_disputes, list_wanted
from onrecord.compare.relations import Claim
from onrecord.model.comparison import (
    Basis,
    DisputeStatus,
    Relation,
    RelationType,
    SideStance,
    Tier,
)
from onrecord.model.document import Span


def claim(name: str, speaker: str | None, day: str = "2031-03-17") -> Claim:
    return Claim(
        statement_id=f"st_{name}",
        report_id=f"rp_{name}",
        speaker=speaker,
        line=f"{speaker} said: {name}",
        words=f"the words of {name}",
        day=day,
        content=(Span(0, 5),),
    )


def relate(kind: RelationType, one: str, other: str, *, tier: Tier = Tier.SHOWN) -> Relation:
    return Relation(
        type=kind,
        from_id=f"st_{one}",
        from_report=f"rp_{one}",
        to_id=f"st_{other}",
        to_report=f"rp_{other}",
        basis=Basis.WORDS,
        tier=tier,
        score=0.9 if tier is Tier.SHOWN else 0.5,
    )


CLAIMS = {
    f"st_{name}": claim(name, speaker, day)
    for name, speaker, day in (
        ("agreed", "en_quint", "2031-03-16"),
        ("again", "en_quint", "2031-03-18"),
        ("denied", "en_ministry", "2031-03-17"),
        ("doubted", "en_kessen", "2031-03-17"),
        ("somebody", None, "2031-03-17"),
    )
}
DENIES = relate(RelationType.DENIES, "denied", "agreed")


def test_a_denied_claim_has_two_sides() -> None:
    (dispute,) = find_disputes([DENIES], CLAIMS)
    assert "the words of agreed" == dispute.claim
    assert (Tier.SHOWN, DisputeStatus.OPEN, ()) == (dispute.tier, dispute.status, dispute.silent)
    told = [(side.stance, side.actors, side.statements) for side in dispute.sides]
    assert [
        (SideStance.ASSERTS, ("en_quint",), ("st_agreed",)),
        (SideStance.DENIES, ("en_ministry",), ("st_denied",)),
    ] == told
    assert ("rp_denied", "rp_agreed") == dispute.reports


def test_who_repeats_a_claim_stands_with_it_and_who_opposes_one_opposes_all() -> None:
    relations = [
        relate(RelationType.REPEATS, "again", "agreed"),
        relate(RelationType.CONTRADICTS, "doubted", "again"),
        DENIES,
    ]
    (dispute,) = find_disputes(relations, CLAIMS)
    assert "the words of agreed" == dispute.claim, "which was said first"
    assert [("st_again", "st_agreed"), ("st_denied",), ("st_doubted",)] == [
        tuple(sorted(side.statements)) for side in dispute.sides
    ]


def test_what_is_only_proposed_is_no_dispute_yet() -> None:
    only = relate(RelationType.DENIES, "denied", "agreed", tier=Tier.PROPOSED)
    assert () == find_disputes([only], CLAIMS)
    guessed = relate(RelationType.REPEATS, "again", "agreed", tier=Tier.PROPOSED)
    contradicts = relate(RelationType.CONTRADICTS, "doubted", "again")
    assert 2 == len(find_disputes([guessed, contradicts, DENIES], CLAIMS))


def test_a_side_without_a_known_speaker_has_statements_alone() -> None:
    relation = relate(RelationType.CONTRADICTS, "somebody", "agreed")
    (dispute,) = find_disputes([relation], CLAIMS)
    assert () == dispute.sides[1].actors
    assert {"st_somebody", "st_agreed"} == list_wanted([relation])


def test_the_order_of_relations_makes_no_difference() -> None:
    relations = [
        relate(RelationType.REPEATS, "again", "agreed"),
        relate(RelationType.CONTRADICTS, "doubted", "again"),
        DENIES,
    ]
    assert find_disputes(relations, CLAIMS) == find_disputes(relations[::-1], CLAIMS)


def test_nothing_opposed_is_no_dispute() -> None:
    assert () == find_disputes([relate(RelationType.REPEATS, "again", "agreed")], CLAIMS)


def test_what_lies_in_an_opposed_claim_is_part_of_it() -> None:
    inner = replace(claim("inner", "en_solmark"), within="st_agreed")
    both = [DENIES, relate(RelationType.DENIES, "denied", "inner")]
    (dispute,) = find_disputes(both, {**CLAIMS, "st_inner": inner})
    assert "the words of agreed" == dispute.claim
    assert 1 == len(find_disputes(both[1:], {**CLAIMS, "st_inner": inner}))
