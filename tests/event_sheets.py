"""Sheets written as marked text, for tests of events and commitments.

    sheet = mark("[Marost] met [Kessen|Torvald Kessen] at {Lake Ardo} on <Friday=2031-03-14>.")

``[words]`` is somebody; ``[words|name]`` by another name, ``[words|name:kind]`` of another kind
than a person; ``{words}`` a place; ``<words=value>`` a time by its TIMEX3 value. A pronoun is one
by its letters. The marks are taken out; what is left is the report's text, and the program's own
parser cuts it into tokens.

In: marked text. Out: a `Sheet`. Who says what is added as statements by `handmade.stmt`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import handmade
from onrecord.model.comparison import Event, Sheet
from onrecord.model.document import (
    Mention,
    MentionType,
    Report,
    ReportKind,
    Span,
    Timex,
    TimexType,
    make_id,
)
from onrecord.model.record import Entity, EntityType
from onrecord.model.statement import Statement
from onrecord.read.parse import parse

_MARK = re.compile(r"\[([^\]|]+)(?:\|([^\]:]*))?(?::(\w+))?\]|\{([^}]+)\}|<([^=>]+)=([^>]*)>")
_PRONOUNS = {"he", "she", "they", "i", "we", "him", "her", "them", "who", "his", "their", "its"}

Say = Callable[[Report], Sequence[Statement]]


def mark(
    marked: str,
    *,
    headline: str | None = None,
    published: str = "2031-03-17",
    kind: ReportKind = ReportKind.REPORT,
    say: Say | None = None,
) -> Sheet:
    """Return the sheet of a marked text.

    Args:
        marked: The text with its marks.
        headline: The report's headline.
        published: The report's day, against which its times are read.
        kind: What the report is.
        say: Makes the statements of the report, once its text is known.
    """
    text, places = "", []
    at = 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        words = found[1] or found[4] or found[5]
        places.append((Span(len(text), len(text) + len(words)), found))
        text += words
        at = found.end()
    text += marked[at:]
    story = handmade.report(text, headline=headline, published=published, kind=kind)
    mentions: list[tuple[Mention, Entity | None]] = []
    timexes: list[Timex] = []
    for span, found in places:
        if found[5]:
            timexes.append(_make_timex(story, span, found[6]))
        else:
            mentions.append((_make_mention(story, span, found), _make_entity(found)))
    sheet = handmade.sheet(
        story,
        *(say(story) if say is not None else ()),
        mentions=mentions,
        timexes=timexes,
        reference_date=published,
    )
    sentences, tokens = parse(story)
    return replace(sheet, sentences=sentences, tokens=tokens)


def _make_timex(story: Report, span: Span, value: str) -> Timex:
    value, _, mod = value.partition(",")
    type_ = TimexType.DURATION if value.startswith("P") else TimexType.DATE
    tid = make_id("tx", story.report_id, span.start, span.end)
    return Timex(tid=tid, span=span, type=type_, value=value, mod=mod or None)


def _make_mention(story: Report, span: Span, found: re.Match[str]) -> Mention:
    words = found[1] or found[4]
    is_name = found[4] is not None or words[:1].isupper()
    type_ = MentionType.NAME if is_name else MentionType.NOMINAL
    if words.lower() in _PRONOUNS:
        type_ = MentionType.PRONOUN
    mention_id = make_id("mn", story.report_id, span.start, span.end)
    return Mention(mention_id=mention_id, span=span, type=type_, head=span)


def _make_entity(found: re.Match[str]) -> Entity:
    if found[4]:
        return handmade.entity(found[4], type=EntityType.PLACE)
    kind = EntityType(found[3]) if found[3] else EntityType.PERSON
    return handmade.entity(found[2] or found[1], type=kind)


def name(sheet: Sheet, entity_id: str) -> str:
    """Return the name of an entity."""
    return next(entity.name for entity in sheet.entities if entity.entity_id == entity_id)


def who(sheet: Sheet, event: Event) -> list[str]:
    """Return the names of those who take part."""
    return [name(sheet, each) for each in event.participants]
