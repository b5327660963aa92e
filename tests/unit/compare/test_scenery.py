"""A report token by token: whom its words stand for."""

from event_sheets import mark
from handmade import stmt
from onrecord.compare.scenery import Scenery
from onrecord.model.document import Span


def test_a_token_knows_its_party_time_and_sentence() -> None:
    scenery = Scenery(mark("[Marost] slept. [Kessen] left on <Friday=2031-03-14>."))
    parties = [scenery.words_of(p.first, p.last) for p in scenery.parties]
    assert ["Marost", "Kessen"] == parties
    assert [0, -1, -1, 1, -1, -1, -1, -1] == scenery.party_of
    assert [-1] * 6 + [0, -1] == scenery.timex_of
    assert [0, 0, 0, 1, 1, 1, 1, 1] == scenery.sentence_of
    assert scenery.party_at(99) is None
    assert scenery.timex_at(-1) is None


def test_of_two_that_are_joined_the_parts_are_taken() -> None:
    sheet = mark("[Varenia] and [Solmark] talked.")
    whole = mark("[Varenia and Solmark:group] talked.")
    both = Scenery(
        type(sheet)(
            report=sheet.report,
            text=sheet.text,
            tokens=sheet.tokens,
            sentences=sheet.sentences,
            mentions=(*whole.mentions, *sheet.mentions),
            links=(*whole.links, *sheet.links),
            entities=(*whole.entities, *sheet.entities),
        )
    )
    assert ["Varenia", "Solmark"] == [both.words_of(p.first, p.last) for p in both.parties]


def test_a_token_knows_the_innermost_statement_that_holds_it() -> None:
    def say(story):  # type: ignore[no-untyped-def]
        outer = stmt(story, "that Kessen had said that grain is dear", cue="said", source="Marost")
        return [outer, stmt(story, "grain is dear", cue="had said", source="Kessen")]

    scenery = Scenery(mark("[Marost] said that [Kessen] had said that grain is dear.", say=say))
    inner = scenery.statement_at(scenery.low.index("grain"))
    outer = scenery.statement_at(scenery.low.index("kessen"))
    assert (1, 0) == tuple(
        scenery.sheet.statements.index(each) for each in (inner, outer) if each is not None
    )
    assert scenery.statement_at(0) is None
    assert {1, 4, 5} == scenery.cue_tokens


def test_tokens_and_offsets() -> None:
    scenery = Scenery(mark("Marost slept\nlong."))
    assert (1, 3) == scenery.range_of(Span(7, 17))
    assert "slept long" == scenery.words_of(1, 3)
    assert 1 == scenery.first_token(7)
