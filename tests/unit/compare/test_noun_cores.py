"""Noun phrases: where they end, and which word is their head."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity
from onrecord.compare.noun_cores import CoreReader


def read(text: str) -> tuple[str, str] | None:
    """Return the words of the noun phrase that opens a text, and its head."""
    reader = CoreReader(cut_sheet(text, named=[entity("Kessen")]))
    core = reader.read_core(0, len(reader.text))
    if core is None:
        return None
    return " ".join(reader.text[core.first : core.last]), reader.text[core.head]


@pytest.mark.parametrize(
    ("text", "words", "head"),
    [
        ("the armed observers in the pass.", "armed observers", "observers"),
        ("agreements reached during the talks.", "agreements", "agreements"),
        ("a petition calling for peace.", "petition", "petition"),
        ("plans involving the railway.", "plans", "plans"),
        ("united front of the two.", "united front", "front"),
        ("peace and stability in the pass.", "peace and stability", "stability"),
        ("neutrality and insists on more.", "neutrality", "neutrality"),
        ("trade and promptly take note.", "trade", "trade"),
        ("the ceasefire and the exchange.", "ceasefire", "ceasefire"),
        ("Kessen’s offer to them.", "offer", "offer"),
        ("Varenia’s offer to them.", "Varenia ’s offer", "offer"),
        ("treaty-like guarantees for Varenia.", "guarantees", "guarantees"),
        ("guarantees akin to the old ones.", "guarantees", "guarantees"),
    ],
)
def test_a_noun_phrase_ends(text: str, words: str, head: str) -> None:
    assert (words, head) == read(text)


def test_no_noun_phrase_opens_with_a_verb_group() -> None:
    assert read("and will see.") is None


def test_what_likens_is_looked_for_behind() -> None:
    reader = CoreReader(cut_sheet("guarantees that would work like Article 5 of the treaty, soon."))
    behind, is_like = reader.extend_likeness(1, len(reader.text))
    assert is_like
    assert "treaty" == reader.text[behind - 1]
    assert (0, False) == reader.extend_likeness(0, 3)


def test_what_may_liken_is_near() -> None:
    reader = CoreReader(cut_sheet("NATO-like guarantees. We met there. Guarantees akin to these."))
    assert reader.may_liken(0, 3)
    assert not reader.may_liken(reader.low.index("met"), 3)
    assert reader.may_liken(reader.low.index("guarantees", 5), 3)
    assert not reader.may_liken(reader.low.index("we"), 3)
