"""A relative pronoun stands for what it stands behind."""

from dataclasses import replace

import pytest

from handmade import doc, mention, report
from onrecord.link.facts import gather_facts
from onrecord.link.relatives import find_relative
from onrecord.model.document import MentionType
from onrecord.model.phrase import Phrase

PRONOUN, NOMINAL = MentionType.PRONOUN, MentionType.NOMINAL


def antecedent(text: str, pronoun: str, *nominals: str) -> str | None:
    story = report(text)
    mentions = [mention(story, words, type=NOMINAL) for words in nominals]
    mentions.append(mention(story, pronoun, type=PRONOUN))
    mentions.sort(key=lambda m: m.span)
    known = gather_facts(doc(story, mentions=mentions), mentions, [])
    index = next(f.index for f in known if f.pronoun == "relative")
    found = find_relative(text, mentions, known, index)
    return None if found is None else text[mentions[found].span.start : mentions[found].span.end]


def test_what_stands_right_before_is_meant() -> None:
    assert "The ministry" == antecedent("The ministry, which slept, woke.", "which", "The ministry")


def test_who_is_not_said_of_what_is_no_person() -> None:
    text = "Officials of the ministry, who slept, woke."
    assert "Officials" == antecedent(text, "who", "Officials", "the ministry")


def test_an_owner_is_passed_over() -> None:
    text = "The officials of Marost’s, which slept, woke."
    assert "The officials" == antecedent(text, "which", "The officials", "Marost")


def test_nothing_is_meant_beyond_a_clause_a_pronoun_or_a_sentence() -> None:
    assert antecedent("The officials slept; who woke?", "who", "The officials") is None
    assert antecedent("The officials slept. Who woke?", "Who", "The officials") is None
    far = "The officials " + "slept and slept " * 6 + "who woke."
    assert antecedent(far, "who", "The officials") is None
    assert antecedent("Who woke?", "Who") is None


def test_which_behind_a_name_that_hangs_on_a_noun_is_left_open() -> None:
    for expected, text in (
        (None, "The talks in Ostrel, which slept, woke."),
        ("Ostrel", "They saw Ostrel, which slept."),
    ):
        story = report(text)
        mentions = [mention(story, "Ostrel"), mention(story, "which", type=PRONOUN)]
        known = gather_facts(doc(story, mentions=mentions), mentions, [])
        found = find_relative(text, mentions, known, 1)
        assert (None if expected is None else 0) == found


def test_those_who_are_nobody_named() -> None:
    text = "The officials met those who slept."
    assert antecedent(text, "who", "The officials") is None
    assert "The officials" == antecedent("The officials who slept.", "who", "The officials")


def test_a_pronoun_before_it_is_not_looked_behind() -> None:
    story = report("Officials saw it, which slept.")
    mentions = [
        mention(story, "Officials", type=NOMINAL),
        mention(story, "it", type=PRONOUN),
        mention(story, "which", type=PRONOUN),
    ]
    known = gather_facts(doc(story, mentions=mentions), mentions, [])
    assert find_relative(story.text, mentions, known, 2) is None


def described(text: str, *names: str, person: float = 0.9) -> str | None:
    story = report(text)
    mentions = [mention(story, name) for name in names]
    mentions += [
        mention(story, "the head", type=NOMINAL),
        mention(story, "who", type=PRONOUN),
    ]
    mentions.sort(key=lambda m: m.span)
    document = doc(story, mentions=mentions)
    starts = [token.start for token in document.tokens]
    phrases = tuple(
        Phrase(
            first=starts.index(m.span.start),
            last=len([s for s in starts if s < m.span.end]),
            person=person,
        )
        for m in mentions
        if m.type is not PRONOUN
    )
    known = gather_facts(replace(document, phrases=phrases), mentions, [])
    index = next(f.index for f in known if f.pronoun == "relative")
    found = find_relative(text, mentions, known, index)
    return None if found is None else text[mentions[found].span.start : mentions[found].span.end]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("Adrel Quint", "Adrel Quint, the head of Ostrel Water, who slept, woke."),
        ("Ostrel Water", "Adrel Quint met the head of Ostrel Water, who slept."),
        ("Ostrel Water", "Adrel Quint, the head of Ostrel Water who slept, woke."),
        ("Ostrel Water", "Adrel Quint woke. He, the head of Ostrel Water, who slept, too."),
    ],
)
def test_who_behind_an_insertion_is_whom_it_describes(expected: str, text: str) -> None:
    assert expected == described(text, "Adrel Quint", "Ostrel Water")


def test_who_behind_a_name_that_an_insertion_gives_is_that_name() -> None:
    text = "Adrel Quint met the head, Ilena Marost, who slept."
    assert "Ilena Marost" == described(text, "Adrel Quint", "Ilena Marost")


def test_an_insertion_that_goes_on_and_on_describes_nobody() -> None:
    text = "Adrel Quint, the head, a cook, a guard, a painter, of Ostrel Water, who slept, woke."
    assert "Ostrel Water" == described(text, "Adrel Quint", "Ostrel Water")
    far = "Adrel Quint, the head " + "of what there was and " * 6 + "of Ostrel Water, who slept."
    assert "Ostrel Water" == described(far, "Adrel Quint", "Ostrel Water")
