"""A relative pronoun stands for what it stands behind."""

from handmade import doc, mention, report
from onrecord.link.facts import gather_facts
from onrecord.link.relatives import find_relative
from onrecord.model.document import MentionType

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


def test_a_pronoun_before_it_is_not_looked_behind() -> None:
    story = report("Officials saw it, which slept.")
    mentions = [
        mention(story, "Officials", type=NOMINAL),
        mention(story, "it", type=PRONOUN),
        mention(story, "which", type=PRONOUN),
    ]
    known = gather_facts(doc(story, mentions=mentions), mentions, [])
    assert find_relative(story.text, mentions, known, 2) is None
