"""Mentions are completed by sources, pairs and noun phrases, and cut at cues."""

from collections.abc import Sequence
from dataclasses import replace

from handmade import doc, mention, report, stmt
from onrecord.link.mentioned import complete_mentions
from onrecord.model.document import Mention, MentionType, Report
from onrecord.model.phrase import Phrase
from onrecord.model.statement import Statement

NOMINAL = MentionType.NOMINAL


def complete(
    story: Report,
    *mentions: Mention,
    said: Sequence[Statement] = (),
    phrases: Sequence[tuple[int, int]] = (),
) -> tuple[list[str], list[str]]:
    """Return the words of all mentions, and of those that are only phrases."""
    found = tuple(Phrase(first=first, last=last) for first, last in phrases)
    document = replace(doc(story, mentions=sorted(mentions, key=lambda m: m.span)), phrases=found)
    everything, only = complete_mentions(document, said)
    words = [story.text[m.span.start : m.span.end] for m in everything]
    return words, [w for w, m in zip(words, everything, strict=True) if m.mention_id in only]


def test_a_phrase_that_overlaps_no_mention_becomes_one() -> None:
    story = report("The old road met Quint’s road.")
    found = complete(story, mention(story, "Quint"), phrases=[(0, 3), (4, 5)])
    assert (["The old road", "Quint"], ["The old road"]) == found


def test_a_phrase_that_ends_in_no_word_is_none() -> None:
    assert ([], []) == complete(report("In 2031 came 7."), phrases=[(1, 2)])


def test_two_names_are_a_mention_too() -> None:
    story = report("Marost and Quint came.")
    words, _ = complete(story, mention(story, "Marost"), mention(story, "Quint"))
    assert ["Marost", "Marost and Quint", "Quint"] == words


def test_a_name_that_runs_over_a_cue_is_cut() -> None:
    story = report("Marost Says Talks Failed.\n\nSaid Velde: it failed.")
    said = [
        stmt(story, "Talks Failed", cue="Says", source="Marost"),
        stmt(story, "it failed", cue="Said", source="Velde"),
    ]
    names = mention(story, "Marost Says Talks"), mention(story, "Said Velde")
    assert ["Marost", "Velde"] == complete(story, *names, said=said)[0]


def test_a_nominal_that_runs_over_a_cue_is_none_and_a_title_outside_is_lost() -> None:
    story = report("Said envoy Quint Denies: it failed.")
    said = [stmt(story, "it failed", cue=["Said"]), stmt(story, "failed", cue=["Denies"])]
    nominal = mention(story, "Said envoy", type=NOMINAL)
    assert ["Quint"] == complete(story, nominal, mention(story, "Quint Denies"), said=said)[0]
    uncut = mention(story, "envoy Quint", head="Quint", title="envoy")
    assert ["envoy Quint"] == complete(story, uncut, said=said)[0]
    titled = mention(story, "Said envoy Quint", head="Quint", title="Said")
    document = doc(story, mentions=[titled])
    (cut,), _ = complete_mentions(document, said)
    assert cut.title is None
