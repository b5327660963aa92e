"""Whose position words are."""

import pytest

from cut_sheets import cut_sheet
from handmade import entity, report, stmt
from onrecord.compare.stance_holders import Holders
from onrecord.compare.topics import TopicReader
from onrecord.model.comparison import Sheet
from onrecord.model.document import Span
from onrecord.model.record import Entity, EntityType, Role
from onrecord.model.statement import Act, QuoteType

VARENIA = entity("Varenia", type=EntityType.STATE)
SOLMARK = entity("Solmark", type=EntityType.STATE)
MAROST = entity("Ilena Marost", aliases=["Marost"])
QUINT = entity("Adrel Quint", aliases=["Quint"])


def with_role(whose: Entity, title: str, of: Entity | None) -> Entity:
    role = Role(
        title=title,
        organisation=of.entity_id if of else None,
        report_id="rp_1",
        span=Span(0, 1),
    )
    return entity(whose.name, type=whose.type, aliases=whose.aliases, roles=[role])


def make(page: Sheet) -> Holders:
    return Holders(page, TopicReader(page))


def hold(holders: Holders, word: str) -> tuple[str, str | None] | None:
    """Return the names of whose position the cue `word` takes, and of who says so."""
    at = holders.reader.low.index(word)
    statement = holders.find_cued(at)
    assert statement is not None
    held = holders.hold_cued(statement)
    if held is None:
        return None
    names = {key: one.name for key, one in holders.entities.items()}
    return names[held.actor], names.get(held.according_to or "")


def make_nested(
    speaker: Entity, actor: Entity, *, cue: str = "said", confidence: float = 0.9
) -> Holders:
    """Return the holders of “Quint said Solmark agreed to talks.”"""
    story = report(f"Quint {cue} Solmark agreed to peace talks.")
    outer = stmt(story, "Solmark agreed to peace talks", cue=cue, speaker=speaker)
    inner = stmt(
        story,
        "peace talks",
        cue="agreed to",
        speaker=actor,
        within=outer,
        confidence=confidence,
    )
    return make(cut_sheet(story, outer, inner, named=[actor], entities=[speaker]))


def test_what_somebody_says_of_another_is_according_to_him() -> None:
    assert ("Solmark", "Adrel Quint") == hold(make_nested(QUINT, SOLMARK), "agreed")


def test_who_speaks_for_a_state_takes_its_position() -> None:
    quint = with_role(QUINT, "President of Solmark", SOLMARK)
    assert ("Adrel Quint", None) == hold(make_nested(quint, SOLMARK), "agreed")


@pytest.mark.parametrize("cue", ["hoped", "asked whether"])
def test_what_is_hoped_or_asked_is_no_position(cue: str) -> None:
    assert hold(make_nested(QUINT, SOLMARK, cue=cue), "agreed") is None


def test_an_unsure_statement_inside_another_holds_nothing() -> None:
    assert hold(make_nested(QUINT, SOLMARK, confidence=0.3), "agreed") is None
    assert hold(make_nested(SOLMARK, SOLMARK, confidence=0.3), "agreed") is not None


def test_a_ministry_speaks_for_its_state_and_an_agency_for_nobody() -> None:
    ministry = entity("Ministry", type=EntityType.ORGANISATION)
    assert ("Solmark", None) == hold(
        make_nested(with_role(ministry, "foreign ministry", SOLMARK), SOLMARK), "agreed"
    )
    agency = with_role(entity("Novapress", type=EntityType.ORGANISATION), "news agency", None)
    assert ("Solmark", None) == hold(make_nested(agency, SOLMARK), "agreed")
    story = report("Novapress agreed to peace talks.")
    own = stmt(story, "peace talks", cue="agreed to", speaker=agency)
    assert hold(make(cut_sheet(story, own, entities=[agency])), "agreed") is None


def test_only_who_can_act_takes_a_position() -> None:
    assert hold(make_nested(QUINT, entity("Solmark", type=EntityType.PLACE)), "agreed") is None
    assert hold(make_nested(QUINT, entity("Solmark", type=None)), "agreed") is not None
    assert hold(make_nested(entity("Q", type=EntityType.UNNAMED), SOLMARK), "agreed") is None


@pytest.mark.parametrize(
    ("content", "quote_type", "expected"),
    [
        ("“We will leave.”", QuoteType.DIRECT, "Ilena Marost"),
        ("she will leave", QuoteType.INDIRECT, "Ilena Marost"),
        ("Varenia will leave", QuoteType.INDIRECT, "Varenia"),
        ("we will leave", QuoteType.INDIRECT, None),
        ("“She will leave.”", QuoteType.DIRECT, None),
        ("the envoys will leave", QuoteType.INDIRECT, None),
    ],
)
def test_the_subject_of_what_is_said(
    content: str, quote_type: QuoteType, expected: str | None
) -> None:
    story = report(f"Marost said {content}")
    said = stmt(story, content, cue="said", speaker=MAROST, quote_type=quote_type)
    holders = make(cut_sheet(story, said, named=[VARENIA], entities=[MAROST]))
    at = holders.reader.low.index("will")
    held = holders.hold_told(at, at - 1)
    names = {MAROST.entity_id: "Ilena Marost", VARENIA.entity_id: "Varenia"}
    assert expected == (names[held.actor] if held else None)


def test_a_quotation_inside_a_turn_is_not_the_speakers_own() -> None:
    story = report("He said: “I will not accept it.” That is clear.")
    turn = stmt(story, story.text, speaker=MAROST, quote_type=QuoteType.DIRECT)
    holders = make(cut_sheet(story, turn, entities=[MAROST]))
    at = holders.reader.low.index("will")
    assert holders.hold_told(at, at - 1) is None
    assert holders.hold_own(at) is None
    assert holders.hold_own(len(holders.reader.low) - 2) is not None


def test_a_question_takes_no_position() -> None:
    story = report("Will we accept it, he asked.")
    asked = stmt(story, "Will we accept it", cue="asked", speaker=MAROST, act=Act.ASK)
    holders = make(cut_sheet(story, asked, entities=[MAROST]))
    assert holders.hold_own(1) is None
    assert holders.hold_told(2, 1) is None


def test_another_subject_than_the_speaker_makes_a_cue_unsure() -> None:
    story = report("Quint agreed to peace talks.")
    agreed = stmt(story, "peace talks", cue="agreed to", speaker=MAROST)
    holders = make(cut_sheet(story, agreed, named=[QUINT], entities=[MAROST]))
    assert holders.hold_cued(agreed, named=QUINT.entity_id) is None
    assert holders.find_named(0) == QUINT.entity_id
