"""Statements that tell one utterance in other words."""

from typing import Any

import pytest

from handmade_notes import claim
from onrecord.compare.retellings import find_retellings
from onrecord.model.comparison import RelationType, Tier

WORDS = "gun leave pass april snow"


def test_the_later_repeats_the_earlier() -> None:
    early, late = claim(WORDS), claim(WORDS, report_id="rp_2", day="2031-03-18")
    [rel] = find_retellings([(early, late)])
    assert rel.type is RelationType.REPEATS
    assert (rel.from_id, rel.to_id) == (late.statement_id, early.statement_id)
    assert rel.tier is Tier.SHOWN
    assert "5 of 5 content words" in rel.reasons[0].detail
    assert rel.reasons[0].left == late.content


def test_with_fewer_words_it_is_only_proposed() -> None:
    early, late = claim("gun leave pass april"), claim("gun leave pass soon", report_id="rp_2")
    [rel] = find_retellings([(early, late)])
    assert rel.tier is Tier.PROPOSED


@pytest.mark.parametrize(
    "other",
    [
        {"words": "gun leave town bread"},
        {"words": "gun leave pass april snow one two three four five six"},
        {"speaker": "en_kessen"},
        {"speaker": None},
        {"is_negated": True},
        {"is_opposing": True},
        {"numbers": ("300",)},
        {"day": "2031-05-01"},
        {"report_id": "rp_1", "position": 4},
    ],
)
def test_whatever_else_differs_it_is_not_sure(other: dict[str, Any]) -> None:
    late = claim(**{"words": WORDS, "report_id": "rp_2", **other})
    assert find_retellings([(claim(WORDS), late)]) == ()
