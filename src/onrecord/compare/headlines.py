"""Take the event that a report is about: its headline names it, and its day is the report's.

A read-out of a call, a news item "A met with B" and a transcript headed "Meeting with B" are the
account of an event of their own day, which they often do not name.

In: a `Scenery` and its `Draft`s. Out: the drafts, that of its own event dated, or one more.
"""

from dataclasses import replace

from onrecord.compare.event_dates import When
from onrecord.compare.event_drafts import FAMILIES, Draft
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import EventKind, EventStatus
from onrecord.model.document import ReportKind
from onrecord.model.record import Entity, EntityType

# In how many first sentences a report's own event is looked for; by judgement.
_LEAD = 2
_NAMED = (EntityType.PERSON, EntityType.ORGANISATION, EntityType.STATE, EntityType.GROUP)


def date_own_event(scenery: Scenery, words: EventWords, drafts: list[Draft]) -> list[Draft]:
    """Give a report's own event the report's day, or make it of the headline."""
    report = scenery.sheet.report
    today = read_period(report.reference_date)
    if today is None or not scenery.sheet.sentences:
        return drafts
    headline = _split(report.headline or "")
    kind = _find_kind(words, headline)
    own = _find_lead(
        scenery, drafts, kind, headline, is_account=report.kind is not ReportKind.REPORT
    )
    detail = f"the report of {report.reference_date} tells it as its own news"
    if own is not None:
        dated = replace(own, when=When(days=today, detail=detail))
        return [dated if draft is own else draft for draft in drafts]
    if kind is None or not _is_account(scenery, headline, words):
        return drafts
    names = _list_named(scenery, report.headline or "")
    if scenery.sheet.statements and scenery.sheet.statements[0].speaker is not None:
        names.insert(0, scenery.sheet.statements[0].speaker)
    names = list(dict.fromkeys(names))
    if len(names) < 2 or any(_tells(draft, kind) for draft in drafts[:1]):
        return drafts
    first = next(
        (s for s in scenery.sheet.sentences if s.span.start >= report.body_start),
        scenery.sheet.sentences[0],
    )
    own = Draft(
        at=first.first,
        word="",
        kind=kind,
        what=report.headline or "",
        sentence=first.span,
        when=When(days=today, detail=detail),
        participants=tuple(names),
        place=None,
        status=EventStatus.HELD,
        definite=False,
    )
    return [own, *drafts]


def _tells(draft: Draft, kind: EventKind) -> bool:
    return draft.family == FAMILIES[kind] and draft.when.days is not None


def _split(headline: str) -> list[str]:
    return headline.lower().replace("’", "'").replace("'s", " 's").replace(",", " , ").split()


def _find_kind(words: EventWords, headline: list[str]) -> EventKind | None:
    """Return the kind of event that a headline names."""
    phone = words.any("phone", tuple(headline))
    for word in headline:
        if words.has("conversation", word):
            return EventKind.CALL if phone else EventKind.MEETING
        if word in words.nouns:
            kind = words.nouns[word]
            return EventKind.CALL if phone and kind is EventKind.MEETING else kind
        if word in words.verbs and words.verbs[word].form == "past":
            return words.verbs[word].kind
    return None


def _is_named(scenery: Scenery, entity_id: str, headline: list[str]) -> bool:
    """Tell whether a headline names an entity, or uses a word of its title for it."""
    name = _split(scenery.entities[entity_id].name)
    return name[-1] in headline or (len(name) > 1 and name[0] in headline)


def _find_lead(
    scenery: Scenery,
    drafts: list[Draft],
    kind: EventKind | None,
    headline: list[str],
    *,
    is_account: bool,
) -> Draft | None:
    """Return the undated event of the first sentences that the headline names."""
    body = [s for s in scenery.sheet.sentences if s.span.start >= scenery.sheet.report.body_start]
    ends = [s.span.end for s in body[:_LEAD]]
    if not ends:
        return None
    for draft in drafts:
        if draft.sentence.start >= ends[-1] or draft.sentence.start < body[0].span.start:
            continue
        if draft.status is not EventStatus.HELD or draft.when.days or draft.when.before:
            continue
        if scenery.statement_at(draft.at) is not None and not is_account:
            continue
        same = kind is not None and FAMILIES[kind] == draft.family
        named = sum(_is_named(scenery, each, headline) for each in draft.participants)
        if len(draft.participants) > 1 and (
            same or named > (draft.sentence != body[0].span) or (is_account and kind is None)
        ):
            return draft
    return None


def _is_account(scenery: Scenery, headline: list[str], words: EventWords) -> bool:
    """Tell whether a headline names an event and nothing else: "Meeting with …", "Readout of …"."""
    if scenery.sheet.report.kind not in (ReportKind.TRANSCRIPT, ReportKind.READOUT):
        return False
    opening = headline[:3]
    listed = words.any("headline_with", tuple(headline))
    return listed and any(word in words.nouns for word in opening)


def _list_named(scenery: Scenery, headline: str) -> list[str]:
    """Return the entities that a headline names."""
    low = f" {' '.join(_split(headline))} "
    found: list[tuple[int, int, Entity]] = []
    for entity in scenery.entities.values():
        if entity.type not in _NAMED:
            continue
        for name in (entity.name, *entity.aliases):
            words = " ".join(_split(name))
            at = low.find(f" {words} ")
            if at >= 0 and " " in words:
                found.append((at, at + len(words), entity))
    found.sort(key=lambda each: (each[0], -each[1], each[2].entity_id))
    kept: list[tuple[int, int, Entity]] = []
    for at, end, entity in found:
        if not kept or at >= kept[-1][1]:
            kept.append((at, end, entity))
    return [entity.entity_id for _, _, entity in kept]
