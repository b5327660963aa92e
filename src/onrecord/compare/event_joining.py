"""Join what the places of one report say of one event.

In: `Draft`s. Out: `Event`s. What several reports say of one is left to `events.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.compare.event_drafts import Draft
from onrecord.compare.event_words import EventWords
from onrecord.compare.periods import Period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import Event, EventKind, EventStatus, Place
from onrecord.model.document import ReportKind, Span, make_id
from onrecord.model.record import EntityType
from onrecord.model.statement import Reason

_AHEAD = frozenset({EventStatus.PLANNED, EventStatus.PROPOSED, EventStatus.CANCELLED})
# Which status of an event's places tells what became of it: the first that one of them has.
_STRENGTH = (
    EventStatus.CANCELLED,
    EventStatus.DENIED,
    EventStatus.HELD,
    EventStatus.PLANNED,
    EventStatus.PROPOSED,
)
# Families of which one event may be told by turns.
_LOOSE = frozenset({"meeting", "call", "visit"})
_PAIR = 2
# How many sentences back "this meeting" may point, in prose and where people speak; by judgement.
_REACH = 8
_SPOKEN = 3
# How many sentences apart two places that name the same people without a day tell one event.
_FAR = 40
# How well a draft fits a group: the more the words say, the better.
_MOVED, _DATED, _CLEAR, _POINTED = 5, 4, 3, 2


@dataclass(slots=True)
class _Group:
    """The places that tell one event."""

    drafts: list[Draft]
    family: str
    days: Period | None
    participants: dict[str, None] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)

    @property
    def is_ahead(self) -> bool:
        return self.drafts[0].status in _AHEAD


def join_drafts(scenery: Scenery, words: EventWords, drafts: Iterable[Draft]) -> tuple[Event, ...]:
    """Join the drafts that tell one event, and leave out what tells too little."""
    joiner = _Joiner(scenery, words)
    for draft in sorted(drafts, key=lambda each: (each.at, each.kind)):
        joiner.add(draft)
    return joiner.make_events()


class _Joiner:
    """Takes drafts in the order of the text."""

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self.groups: list[_Group] = []
        self.by_word: dict[int, _Group] = {}

    def add(self, draft: Draft) -> None:
        """Take a draft to the group that tells its event, or make one."""
        group = self._choose(draft)
        if group is None:
            group = _Group([], draft.family, None)
            self.groups.append(group)
        _take(self.scenery, group, draft)
        self.by_word[draft.at] = group
        earlier = self.by_word.get(draft.after) if draft.after is not None else None
        if earlier is not None and (
            not draft.participants or self.words.any("wide", tuple(draft.what.lower().split()))
        ):
            group.participants = {**earlier.participants, **group.participants}

    def _choose(self, draft: Draft) -> _Group | None:
        """Return the group to which a draft belongs: the best, of equals the last told."""
        best: tuple[int, int] | None = None
        chosen = None
        for group in self.groups:
            rank = (self._compare(group, draft), group.drafts[-1].at)
            if rank[0] and (best is None or rank > best):
                best, chosen = rank, group
        return chosen

    def _compare(self, group: _Group, draft: Draft) -> int:
        """Say how well a draft fits a group; 0 where it does not."""
        loose = draft.definite and self.words.has("loose", draft.word)
        fits = group.family == draft.family or (
            loose and group.family in _LOOSE and draft.family in _LOOSE
        )
        if not fits or not _are_named_alike(group, draft):
            return 0
        if draft.family == "deadline":
            shared = bool(group.participants.keys() & set(draft.participants))
            return int(shared and group.drafts[0].when.before == draft.when.before)
        moved, days = draft.when.moved_from, draft.when.days
        if moved and group.days and moved.overlaps(group.days):
            return _MOVED
        if days is not None and group.days is not None:
            return _DATED * self._is_same_day(group, draft, days, group.days)
        return self._compare_undated(group, draft)

    def _is_same_day(self, group: _Group, draft: Draft, days: Period, others: Period) -> bool:
        """Tell whether a draft and a group, which both have days, tell one event."""
        if not days.overlaps(others):
            return False
        shared = len(group.participants.keys() & set(draft.participants))
        place = bool(group.places & _place_words(self.scenery, draft))
        one_empty = not draft.participants or not group.participants
        exact = days.is_day and others.is_day
        pointed = draft.definite or group.drafts[0].definite or place
        return (
            shared >= _PAIR
            or bool(shared and _may_be_one(group, draft))
            or (place and one_empty)
            or (draft.dated and draft.place is None and days == others)
            or (one_empty and exact and pointed and (place or draft.place is None))
        )

    def _compare_undated(self, group: _Group, draft: Draft) -> int:
        """Say how well a draft fits a group where one of them has no days."""
        ahead = draft.status in _AHEAD
        if ahead != group.is_ahead and not (draft.definite and not draft.is_sure):
            return 0
        shared = len(group.participants.keys() & set(draft.participants))
        one_empty = not draft.participants or not group.participants
        place = bool(group.places & _place_words(self.scenery, draft))
        if not _may_be_one(group, draft):
            return 0
        if place and (shared or one_empty):
            return _CLEAR
        if draft.sentence_number - group.drafts[-1].sentence_number > _FAR:
            return 0
        if shared >= _PAIR:
            return _CLEAR + (set(draft.participants) == group.participants.keys())
        if not draft.definite or draft.place is not None or not self._points_to(group, draft):
            return 0
        other = self.words.has("conversation", draft.word) and group.family != "call"
        return (_POINTED - other) * bool(shared or not draft.participants)

    def _points_to(self, group: _Group, draft: Draft) -> bool:
        """Tell whether "this meeting" may point back to an event: it is near, and called so."""
        if self.words.has("summit", draft.word) and all(
            each.word != draft.word for each in group.drafts
        ):
            return False
        reach = _SPOKEN if self.scenery.sheet.report.kind is ReportKind.TRANSCRIPT else _REACH
        return draft.sentence_number - group.drafts[-1].sentence_number <= reach

    def make_events(self) -> tuple[Event, ...]:
        """Return the events, in the order of the text."""
        told = [group for group in self.groups if _says_enough(self.scenery, group)]
        named = {id(group): _name(self.scenery, group) for group in told}
        return tuple(self._make_event(group, named) for group in told)

    def _make_event(self, group: _Group, named: dict[int, str]) -> Event:
        report_id = self.scenery.sheet.report.report_id
        sure = [draft for draft in group.drafts if draft.is_sure] or group.drafts[:1]
        statuses = {draft.status for draft in sure}
        status = next(each for each in _STRENGTH if each in statuses)
        before = next((d.when.before for d in group.drafts if d.when.before is not None), None)
        earlier = [
            named.get(id(self.by_word[draft.after]))
            for draft in group.drafts
            if draft.after is not None and draft.after in self.by_word
        ]
        after = next((each for each in earlier if each != named[id(group)]), None)
        places = [draft.place for draft in group.drafts if draft.place is not None]
        place = max(places, key=lambda span: span.end - span.start, default=None)
        return Event(
            event_id=named[id(group)],
            what=_choose_name(group),
            kind=_choose_kind(group),
            start=group.days.iso if group.days is not None else None,
            end=group.days.iso_end if group.days is not None else None,
            before=before.isoformat() if before is not None else None,
            after_event=after,
            participants=_list_participants(self.scenery, group),
            place=_read(self.scenery, place) if place is not None else None,
            status=status,
            evidence=tuple(
                Place(report_id=report_id, span=span)
                for span in dict.fromkeys(draft.sentence for draft in group.drafts)
            ),
            reasons=tuple(_list_reasons(group, status)),
        )


def _are_named_alike(group: _Group, draft: Draft) -> bool:
    """Tell whether a draft's proper name is one of a group's, where both have names."""
    names = {each.name for each in group.drafts if each.name}
    return not draft.name or not names or draft.name in names


def _may_be_one(group: _Group, draft: Draft) -> bool:
    """Tell whether one of two lists of who takes part holds the other."""
    ours, theirs = group.participants.keys(), set(draft.participants)
    return ours <= theirs or theirs <= ours


def _place_words(scenery: Scenery, draft: Draft) -> set[str]:
    if draft.place is None:
        return set()
    words = scenery.sheet.text[draft.place.start : draft.place.end].replace(",", " ").split()
    return {word.lower() for word in words if word[:1].isupper()}


def _take(scenery: Scenery, group: _Group, draft: Draft) -> None:
    group.drafts.append(draft)
    days = draft.when.days
    if days is not None and (
        group.days is None
        or draft.when.moved_from is not None
        or (days.last - days.first < group.days.last - group.days.first)
    ):
        group.days = days
    group.participants.update(dict.fromkeys(draft.participants))
    group.places |= _place_words(scenery, draft)


def _says_enough(scenery: Scenery, group: _Group) -> bool:
    """Tell whether an event can be known again: by two who take part, or by a day and one more."""
    before = any(draft.when.before for draft in group.drafts)
    count = len(_list_participants(scenery, group))
    if count >= _PAIR:
        return True
    return (group.days is not None or before) and bool(count or group.places)


def _list_participants(scenery: Scenery, group: _Group) -> tuple[str, ...]:
    """Return who takes part: groups of people only where fewer than two are named."""
    named = [
        each
        for each in group.participants
        if scenery.entities[each].type not in (EntityType.GROUP, EntityType.UNNAMED)
    ]
    return tuple(named if len(named) >= _PAIR else group.participants)


def _name(scenery: Scenery, group: _Group) -> str:
    """Return the id of an event: that of the first words that tell it."""
    first = min(draft.sentence for draft in group.drafts)
    word = min(draft.at for draft in group.drafts)
    return make_id("ev", scenery.sheet.report.report_id, first.start, word)


def _read(scenery: Scenery, span: Span) -> str:
    return " ".join(scenery.sheet.text[span.start : span.end].split())


def _choose_name(group: _Group) -> str:
    """Return the words that say most: the longest noun phrase that points to nothing before it."""
    fresh = [draft for draft in group.drafts if not draft.definite] or group.drafts
    return fresh[0].what


def _choose_kind(group: _Group) -> EventKind:
    kinds = [draft.kind for draft in group.drafts]
    return EventKind.SUMMIT if EventKind.SUMMIT in kinds else kinds[0]


def _list_reasons(group: _Group, status: EventStatus) -> list[Reason]:
    reasons: list[Reason] = []
    for draft in group.drafts:
        when = draft.when
        spans = (when.timex.span,) if when.timex is not None else ()
        if when.detail:
            reasons.append(Reason(feature="date", score=1.0, detail=when.detail, left=spans))
        if when.moved_from is not None:
            detail = f"it was planned for {when.moved_from.iso} before"
            reasons.append(Reason(feature="moved", score=1.0, detail=detail, left=spans))
    teller = next(draft for draft in group.drafts if draft.status is status)
    reasons.append(
        Reason(
            feature="status",
            score=1.0,
            detail=f"it is {status}, as “{teller.what}” is told",
            left=(teller.sentence,),
        )
    )
    return reasons
