"""Who a word that takes a position is said of."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity, report, stmt
from onrecord.compare.stance_holders import Holders
from onrecord.compare.stance_words import load_stance_words
from onrecord.compare.subjects import Subjects
from onrecord.compare.topics import TopicReader
from onrecord.model.statement import Act, QuoteType

SOLMARK = entity("Solmark", type=None)
MAROST = entity("Marost")


def make(content: str, *, act: Act | None = None) -> Subjects:
    """Return the subjects of “Marost said …”."""
    story = report(f"Marost said {content}.")
    said = stmt(
        story,
        content,
        cue="said",
        speaker=MAROST,
        quote_type=QuoteType.INDIRECT,
        act=act,
    )
    page = cut_sheet(story, said, named=[SOLMARK, MAROST])
    reader = TopicReader(page)
    return Subjects(reader, Holders(page, reader))


@pytest.mark.parametrize(
    ("content", "word", "subject"),
    [
        ("Solmark strongly supports it", "supports", "Solmark"),
        ("Solmark continues to oppose it", "oppose", "Solmark"),
        ("Solmark, is ready to sign it", "ready", "Solmark"),
        ("it wants to support it", "support", None),
    ],
)
def test_the_subject_stands_before_the_verb(content: str, word: str, subject: str | None) -> None:
    subjects = make(content)
    at, _ = subjects.find_subject(subjects.low.index(word), 0)
    assert subject == (None if at is None else subjects.reader.text[at])


@pytest.mark.parametrize(
    ("content", "word", "holds", "negated"),
    [
        ("Solmark rejects the plan", "rejects", True, False),
        ("Solmark does not support the plan", "support", True, True),
        ("Solmark could support the plan", "support", False, False),
        ("Solmark is supported by many", "supported", False, False),
        ("if Solmark supports the plan", "supports", False, False),
        ("Solmark will consider the plan", "consider", True, False),
        ("Solmark considers the plan", "considers", False, False),
        ("Solmark is ready to sign it", "ready", True, False),
        ("Solmark moved from rejecting the plan", "rejecting", False, False),
        ("a Solmark ready to sign it", "ready", False, False),
    ],
)
def test_a_verb_holds_or_not(content: str, word: str, *, holds: bool, negated: bool) -> None:
    subjects = make(content)
    at = subjects.low.index(word)
    words = load_stance_words()
    key = subjects.reader.words.find_verb_key(word)
    trigger = (words.triggers.get(key) or words.triggers[word])[0]
    held, is_negated = subjects.hold_verb(trigger, at, 0)
    assert holds == (held is not None)
    assert negated == (held is not None and is_negated)


def test_whose_a_noun_is() -> None:
    subjects = make("Solmark’s long opposition to it was known")
    held = subjects.hold_noun(subjects.low.index("opposition"), 0)
    assert held is not None
    assert (SOLMARK.entity_id, MAROST.entity_id) == (held.actor, held.according_to)
    asked = make("Solmark’s opposition to it was known", act=Act.ASK)
    assert asked.hold_noun(asked.low.index("opposition"), 0) is None
    nobody = make("the opposition to it grew")
    assert nobody.hold_noun(nobody.low.index("opposition"), 0) is None


def test_what_a_cue_expresses_is_the_speakers_own() -> None:
    story = report("Marost reaffirmed her full support for the plan. Support for it grew.")
    said = stmt(story, "her full support for the plan", cue="reaffirmed", speaker=MAROST)
    page = cut_sheet(story, said, named=[MAROST])
    reader = TopicReader(page)
    subjects = Subjects(reader, Holders(page, reader))
    held = subjects.hold_noun(reader.low.index("support"), 0)
    assert held is not None
    assert (MAROST.entity_id, None) == (held.actor, held.according_to)
    second = page.sentences[1].first
    assert subjects.hold_noun(second, second) is None
