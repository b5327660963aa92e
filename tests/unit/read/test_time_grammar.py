from datetime import date

from onrecord.model.document import TimexType
from onrecord.read.time_grammar import Built, Context, Match, make_rule, reduce_row
from onrecord.read.time_words import Sense, make_items

TODAY = date(2025, 8, 20)


def read_as_day(match: Match, _context: Context) -> Built:
    """Read any match as one day, and keep its named parts in the value."""
    named = "+".join(item.word for item in match.parts("part"))
    return Sense(type=TimexType.DATE, value=named or "whole", grain="D")


def context_of(text: str, *, reference: date | None = TODAY) -> Context:
    return Context(text=text, items=make_items(text), reference=reference, memory={})


def test_the_longest_match_wins_at_a_place() -> None:
    context = context_of("Monday evening")
    rules = (
        make_rule("WEEKDAY", "WEEKDAY", read_as_day),
        make_rule("WEEKDAY", "(?P<part>WEEKDAY PART)", read_as_day),
    )
    row = reduce_row(context.items, rules, context)
    assert ["monday+evening"] == [item.sense.value for item in row if item.sense]


def test_a_refused_match_leaves_its_words_to_others() -> None:
    context = context_of("Monday evening")
    rules = (
        make_rule("WEEKDAY", "WEEKDAY PART", lambda _match, _context: None),
        make_rule("PART", "(?P<part>PART)", read_as_day),
    )
    row = reduce_row(context.items, rules, context)
    assert ["monday", "evening"] == [i.word or (i.sense.value if i.sense else "") for i in row]


def test_only_the_core_is_joined() -> None:
    context = context_of("in 2014")
    row = reduce_row(
        context.items, (make_rule("YEAR4", "IN(?P<core>YEAR4)", read_as_day),), context
    )
    assert [(0, 2), (3, 7)] == [(item.start, item.end) for item in row]


def test_a_row_without_the_words_that_a_rule_needs_is_left_alone() -> None:
    context = context_of("in Ostrel")
    rules = (make_rule("YEAR4", "IN", read_as_day),)
    assert context.items is reduce_row(context.items, rules, context)


def test_parts_that_the_words_lack_are_empty() -> None:
    seen: list[tuple[object, str, int]] = []

    def look(match: Match, _context: Context) -> Built:
        seen.append((match.get("year"), match.data("year"), len(match.parts("year"))))
        return None

    context = context_of("August")
    rules = (make_rule("MONTH", "MONTH(?P<year>YEAR4)?", look),)
    reduce_row(context.items, rules, context)
    assert [(None, "", 0)] == seen


def test_the_anchor_is_the_reference_date() -> None:
    assert (None, "2025-08-20") == (
        context_of("x", reference=None).anchor,
        context_of("x").anchor,
    )


def test_the_memory_of_sentences_before_is_asked_last() -> None:
    before = Sense(type=TimexType.DATE, value="2025-08-04", grain="D")
    context = Context(text="", items=(), reference=TODAY, memory={"D": before})
    assert (before, None) == (context.previous("D", 0), context.previous("Y", 0))
    assert date(2025, 8, 4) == context.previous_day(0)
