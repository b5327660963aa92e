"""Denials that only point back at what they deny."""

import pytest

from handmade import entity, report, sheet, stmt
from onrecord.compare.denials import find_stated_denials, is_denying
from onrecord.model.comparison import Basis, Sheet, Tier
from onrecord.model.record import Entity, Role
from onrecord.model.statement import Statement

SOLMARK, KESSEN = entity("Solmark"), entity("Kessen")
QUINT = entity("Adrel Quint", aliases=["Quint"])


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("flatly denied", True),
        ("issued a denial of", True),
        ("took issue with", True),
        ("did not deny", False),
        ("didn’t dispute", False),
        ("declined to reject", False),
        ("said", False),
    ],
)
def test_a_cue_denies_or_does_not(cue: str, *, expected: bool) -> None:
    assert expected == is_denying(cue)


def make_sheet(denial: str, *, about: Entity = SOLMARK, gap: str = "\n\n") -> Sheet:
    """Return Quint's two claims, one of them about Solmark, and then a denial by Solmark."""
    text = (
        "Quint said Solmark had agreed to observers. He added that the pass was cold."
        f"{gap}But Solmark swiftly denied {denial}."
    )
    story = report(text)

    def say(content: str, cue: str, speaker: Entity, *about: Entity) -> Statement:
        return stmt(story, content, cue=cue, speaker=speaker, about=about)

    agreed = say("Solmark had agreed to observers", "said", QUINT, about)
    cold = say("that the pass was cold", "added", QUINT)
    denied = say(denial, "swiftly denied", SOLMARK)
    return sheet(story, agreed, cold, denied, entities=[SOLMARK, QUINT, KESSEN])


def find(page: Sheet) -> list[str]:
    words = {each.statement_id: page.exact(each.content) for each in page.statements}
    return [words[rel.to_id] for rel in find_stated_denials(page)]


@pytest.mark.parametrize(
    "denial", ["these claims", "the allegation", "all of these latest claims", "his account", "it"]
)
def test_what_is_said_of_the_one_who_denies_is_denied(denial: str) -> None:
    assert ["Solmark had agreed to observers"] == find(make_sheet(denial))


def test_a_named_claimant_is_meant() -> None:
    page = make_sheet("Quint’s claims", about=KESSEN)
    assert ["Solmark had agreed to observers", "that the pass was cold"] == find(page)
    assert [] == find(make_sheet("Marost’s claims"))


@pytest.mark.parametrize(
    "denial", ["that it had agreed to observers", "claims", "the troops", "the new border claims"]
)
def test_what_says_something_itself_points_at_nothing(denial: str) -> None:
    assert [] == find(make_sheet(denial))


def test_what_is_said_of_others_or_far_off_is_not_meant() -> None:
    assert [] == find(make_sheet("these claims", about=KESSEN))
    assert [] == find(make_sheet("these claims", gap="\n\nOne.\n\nTwo.\n\nThree.\n\nFour.\n\n"))


def test_the_report_vouches_for_it_and_not_the_words() -> None:
    named, pronoun = (
        find_stated_denials(make_sheet(denial))[0] for denial in ("these claims", "it")
    )
    assert (Basis.STATED, Tier.SHOWN) == (named.basis, named.tier)
    assert Tier.PROPOSED == pronoun.tier
    assert "swiftly denied these claims" in named.reasons[0].detail


def test_who_speaks_for_a_state_is_of_its_camp() -> None:
    page = make_sheet("these claims", about=KESSEN)
    role = Role(
        title="king",
        organisation=SOLMARK.entity_id,
        report_id=page.report.report_id,
        span=page.statements[0].content[0],
    )
    known = [entity("Kessen", roles=[role]), *(e for e in page.entities if e.name != "Kessen")]
    story = report(page.text)
    again = sheet(story, *page.statements, entities=known)
    assert ["Solmark had agreed to observers"] == find(again)
