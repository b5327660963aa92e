"""How one statement bears on another, and how sure one must be to say so."""

from dataclasses import replace

import pytest

from handmade import entity, report, sheet, stmt
from onrecord.compare.relations import (
    PROPOSED,
    SHOWN,
    Claim,
    describe,
    judge,
    list_claims,
    order_pair,
)
from onrecord.model.comparison import Basis, Bearing, RelationType, Tier
from onrecord.model.document import Span
from onrecord.model.statement import SaidAt

STORY = report(
    "Quint said the garrison had accepted armed observers. Kessen denied that any observers"
    " were accepted, and an aide called it nonsense.",
    published="2031-03-17T08:00:00Z",
)
QUINT, KESSEN = entity("Adrel Quint"), entity("Kessen")
CLAIMS = list_claims(
    sheet(
        STORY,
        stmt(
            STORY,
            "the garrison had accepted armed observers",
            cue="said",
            source="Quint",
            speaker=QUINT,
        ),
        stmt(
            STORY,
            "that any observers were accepted",
            cue="denied",
            source="Kessen",
            speaker=KESSEN,
        ),
        stmt(STORY, "it nonsense", cue="called", source="an aide"),
        entities=[QUINT, KESSEN],
    )
)
SAID, DENIED, CALLED = CLAIMS


def bear(**likely: float) -> Bearing:
    """Return a bearing; what is not given goes to none."""
    given = dict.fromkeys(Bearing._fields, 0.0) | likely
    return Bearing(**{**given, "nothing": 1.0 - sum(likely.values())})


def test_a_claim_is_one_line_with_its_speaker_and_cue() -> None:
    assert "Adrel Quint said: the garrison had accepted armed observers" == SAID.line
    assert "an aide called: it nonsense" == CALLED.line
    assert "The Lantern : it held" == describe("The Lantern", "", "it held")


def test_a_claim_is_dated_by_its_saying_or_else_by_its_report() -> None:
    assert "2031-03-17" == SAID.day
    said_at = SaidAt(value="2031-03-16", edtf=None, span=Span(0, 5))
    (first, *_) = sheet(STORY, stmt(STORY, "it nonsense", cue="called")).statements
    (claim,) = list_claims(sheet(STORY, replace(first, said_at=said_at)))
    assert "2031-03-16" == claim.day


def test_words_are_known_by_their_stems_and_first_places() -> None:
    at = dict(zip(SAID.stems, SAID.places, strict=True))
    shared = set(SAID.stems) & set(DENIED.stems)
    assert {"observ", "accept"} == shared
    assert "observers" == STORY.text[at["observ"].start : at["observ"].end]


def test_a_long_content_is_cut() -> None:
    story = report("Quint said " + "so " * 300 + ".")
    (claim,) = list_claims(sheet(story, stmt(story, "so " * 299 + "so", cue="said")))
    assert 80 > len(claim.line.split())


@pytest.mark.parametrize(("one", "other"), [(SAID, DENIED), (DENIED, SAID)])
def test_what_denies_bears_on_the_other(one: Claim, other: Claim) -> None:
    assert (DENIED, SAID) == order_pair(one, other)


def test_else_the_later_bears_on_the_earlier() -> None:
    assert (CALLED, SAID) == order_pair(SAID, CALLED)
    tomorrow = replace(SAID, day="2031-03-18")
    assert (tomorrow, CALLED) == order_pair(CALLED, tomorrow)


@pytest.mark.parametrize(
    ("likely", "kind"),
    [
        ({"denies": 0.5, "contradicts": 0.4}, RelationType.DENIES),
        ({"denies": 0.4, "contradicts": 0.5}, RelationType.CONTRADICTS),
        ({"repeats": 0.5, "supports": 0.4}, RelationType.REPEATS),
        ({"repeats": 0.4, "supports": 0.5}, RelationType.SUPPORTS),
    ],
)
def test_the_likelier_of_two_like_kinds_is_meant(
    likely: dict[str, float], kind: RelationType
) -> None:
    opposing = likely.get("denies", 0.0) + likely.get("contradicts", 0.0)
    found = judge(CALLED, SAID, bear(**likely), opposing)
    assert found is not None
    assert (kind, Basis.WORDS, 0.9) == (found.type, found.basis, found.score)


def test_a_denial_that_prints_what_it_denies_is_shown_whatever_the_encoder_says() -> None:
    story = report("Kessen denied that the garrison had accepted armed observers.")
    content = "that the garrison had accepted armed observers"
    said = stmt(story, content, cue="denied", source="Kessen", speaker=KESSEN)
    (denied,) = list_claims(sheet(story, said, entities=[KESSEN]))
    found = judge(denied, SAID, bear(repeats=0.9))
    assert found is not None
    assert (RelationType.DENIES, Tier.SHOWN) == (found.type, found.tier)
    assert ["bearing", "denying_cue", "shared_words"] == [r.feature for r in found.reasons]
    words = [story.text[s.start : s.end] for s in found.reasons[-1].left]
    assert ["garrison", "accepted", "armed", "observers"] == words
    own = replace(SAID, speaker=KESSEN.entity_id, camp=(KESSEN.entity_id,))
    for other in (own, replace(SAID, is_negated=True)):
        again = judge(denied, other, bear())
        assert again is None


def test_what_denies_does_not_support() -> None:
    assert judge(DENIED, CALLED, bear(supports=0.9)) is None


def test_opposition_that_a_network_sees_is_never_more_than_proposed() -> None:
    tiers = []
    for opposing in (1.0, PROPOSED["opposing"] + 0.01, PROPOSED["opposing"] - 0.01):
        found = judge(CALLED, SAID, bear(contradicts=0.9), opposing)
        tiers.append(found and found.tier)
    assert [Tier.PROPOSED, Tier.PROPOSED, None] == tiers


def test_what_is_less_surely_the_same_is_proposed_and_what_is_not_sure_is_left_out() -> None:
    tiers = []
    for score in (SHOWN["same"] + 0.01, PROPOSED["same"] + 0.01, PROPOSED["same"] - 0.01):
        found = judge(CALLED, SAID, bear(supports=score))
        tiers.append(found and found.tier)
    assert [Tier.SHOWN, Tier.PROPOSED, None] == tiers


def test_only_one_speaker_revises() -> None:
    assert judge(CALLED, SAID, bear(revises=0.9)) is None
    later = replace(SAID, statement_id="st_later")
    found = judge(later, SAID, bear(revises=0.9))
    assert found is not None
    assert RelationType.REVISES == found.type
    assert (SAID.statement_id, later.statement_id) == (found.to_id, found.from_id)


def test_nobody_opposes_what_is_said_for_them() -> None:
    minister = replace(CALLED, speaker="en_velde", camp=("en_solmark", "en_velde"))
    ministry = replace(SAID, speaker="en_ministry", camp=("en_ministry", "en_solmark"))
    assert judge(minister, ministry, bear(contradicts=0.9), 0.9) is None
    assert judge(minister, SAID, bear(contradicts=0.9), 0.9) is not None
