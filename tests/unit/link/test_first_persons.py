from collections.abc import Sequence
from dataclasses import replace

import pytest

from handmade import doc, entity, mention, report, span, stmt
from onrecord.link.first_persons import FirstPersons, link_first_persons
from onrecord.model.document import Document, Mention, MentionType, Quotation
from onrecord.model.record import Entity, EntityType
from onrecord.model.statement import QuoteType, Statement
from onrecord.read.turns import find_turns
from onrecord.statements.transcripts import make_turn_statements

MAROST, QUINT = entity("Ilena Marost"), entity("Adrel Quint")
TALK = (
    "MS. MAROST:  I told my envoy that we go.\n\nQ  Did you tell me?\n\n"
    "MS. MAROST:  I did: “I come,” he said."
)


def transcript(*quotations: str) -> Document:
    made = doc(TALK, quotations=quotations)
    return replace(made, turns=find_turns(made.report))


def told_in(made: Document, *speakers: Entity | None) -> list[Statement]:
    turns = make_turn_statements(made).values()
    return [
        replace(t, speaker=s.entity_id if s else None) for t, s in zip(turns, speakers, strict=True)
    ]


def link(
    made: Document,
    statements: Sequence[Statement],
    *,
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (MAROST, QUINT),
) -> FirstPersons:
    return link_first_persons(made, mentions, entities, statements)


def linked(made: Document, found: FirstPersons) -> dict[tuple[int, str], str]:
    """Return the entity of each first person, by where it stands."""
    text = made.report.text
    spans = {m.mention_id: m.span for m in found.mentions}
    return {
        (
            spans[each.mention_id].start,
            text[spans[each.mention_id].start : spans[each.mention_id].end],
        ): (each.entity_id)
        for each in found.links
    }


def test_who_says_i_in_a_turn_is_its_speaker() -> None:
    made = transcript()
    asks = entity("Q", type=EntityType.UNNAMED)
    found = link(made, told_in(made, MAROST, asks, MAROST), entities=(MAROST, asks))
    words = [(word, who) for (_, word), who in sorted(linked(made, found).items())]
    ours, theirs = MAROST.entity_id, asks.entity_id
    assert [("I", ours), ("my", ours), ("me", theirs), ("I", ours), ("I", ours)] == words
    assert {"first-person"} == {reason.feature for each in found.links for reason in each.reasons}
    assert {MentionType.PRONOUN} == {m.type for m in found.mentions}


def test_in_a_quotation_of_nobody_known_it_is_nobody() -> None:
    made = transcript("“I come,”")
    found = link(made, told_in(made, MAROST, None, MAROST))
    assert TALK.index("I come") not in {at for at, _ in linked(made, found)}


def test_in_a_quotation_it_is_who_is_quoted() -> None:
    made = transcript("“I come,”")
    said = stmt(
        made.report,
        "“I come,”",
        cue="said",
        source="he",
        speaker=QUINT,
        quote_type=QuoteType.DIRECT,
    )
    found = link(made, [*told_in(made, MAROST, None, MAROST), said])
    assert QUINT.entity_id == linked(made, found)[TALK.index("I come"), "I"]


def test_a_quotation_inside_a_quotation_is_left_alone() -> None:
    made = doc(
        "“He said ‘I come,’ and I go,” said Quint.", quotations=["“He said ‘I come,’ and I go,”"]
    )
    text = made.report.text
    inner = span(text, "‘I come,’")
    made = replace(made, quotations=(*made.quotations, Quotation(span=inner, inner=inner, depth=1)))
    said = stmt(
        made.report,
        "“He said ‘I come,’ and I go,”",
        cue="said",
        source="Quint",
        speaker=QUINT,
        quote_type=QuoteType.DIRECT,
    )
    assert {(text.index("I go"), "I")} == set(linked(made, link(made, [said])))


def test_a_known_mention_is_linked_rather_than_doubled() -> None:
    made = transcript()
    known = mention(made.report, "I", type=MentionType.PRONOUN)
    found = link(made, told_in(made, MAROST, None, MAROST), mentions=[known])
    assert 1 == [m.span for m in found.mentions].count(known.span)
    assert known.mention_id in {each.mention_id for each in found.links}


def test_a_statement_whose_source_is_i_has_the_speaker_and_so_has_what_it_quotes() -> None:
    story = "MS. MAROST:  I said: “I come.”\n\nQ  Did you?\n\nMS. MAROST:  I did."
    made = doc(story, quotations=["“I come.”"])
    made = replace(made, turns=find_turns(made.report))
    said = stmt(made.report, "“I come.”", cue="said", source="I", quote_type=QuoteType.DIRECT)
    found = link(made, [*told_in(made, MAROST, None, MAROST), said])
    assert MAROST.entity_id == found.statements[-1].speaker
    assert MAROST.entity_id == linked(made, found)[story.index("I come"), "I"]


def test_outside_of_turns_and_quotations_it_is_nobody() -> None:
    made = doc("I saw Quint. He said that I come.")
    said = stmt(
        made.report,
        "that I come",
        cue="said",
        source="He",
        speaker=QUINT,
        quote_type=QuoteType.INDIRECT,
    )
    mine = stmt(made.report, "Quint", cue="saw", source="I")
    found = link(made, [mine, said])
    assert ((), None) == (found.links, found.statements[0].speaker)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (EntityType.PERSON, ["I", "my", "I", "I"]),
        (EntityType.ORGANISATION, ["we"]),
        (EntityType.STATE, ["we"]),
        (EntityType.GROUP, []),
    ],
)
def test_a_body_says_we_and_a_person_says_i(kind: EntityType, words: list[str]) -> None:
    made = transcript()
    speaks = entity("Marost", type=kind)
    found = link(made, told_in(made, speaks, None, speaks), entities=[speaks])
    assert words == [word for _, word in sorted(linked(made, found))]
    mine = stmt(made.report, "my envoy", cue="told", source="I")
    told = link(made, [*told_in(made, speaks, None, speaks), mine], entities=[speaks])
    assert (kind is EntityType.PERSON) is (told.statements[-1].speaker is not None)


def test_the_smallest_content_around_a_quotation_tells_whose_it_is() -> None:
    made = doc("Quint said Marost told them “I come” then.", quotations=["“I come”"])
    wide = stmt(
        made.report,
        "Marost told them “I come” then",
        cue="said",
        source="Quint",
        speaker=QUINT,
        quote_type=QuoteType.MIXED,
    )
    small = stmt(
        made.report,
        "“I come”",
        cue="told",
        source="Marost",
        speaker=MAROST,
        quote_type=QuoteType.DIRECT,
    )
    assert [MAROST.entity_id] == list(linked(made, link(made, [small, wide])).values())


def test_no_report_is_needed_for_nothing() -> None:
    made = doc(report("Rain."))
    assert FirstPersons(mentions=(), links=(), statements=()) == link(made, [])
