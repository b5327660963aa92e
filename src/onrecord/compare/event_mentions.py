"""Find the events that one report tells of: meetings, calls, summits, visits, deadlines, incidents.

In: a `Sheet`. Out: `Event`s, each with the words that tell it. What words name one is left to
`event_triggers.py`, when it is to `event_dates.py`, who takes part to `event_parties.py`, whether
it took place to `event_status.py`; what several reports say of one, to `events.py`.
"""

from onrecord.compare.deadlines import find_deadlines
from onrecord.compare.event_dates import When, find_when
from onrecord.compare.event_drafts import Draft
from onrecord.compare.event_joining import join_drafts
from onrecord.compare.event_legs import find_legs
from onrecord.compare.event_parties import TO_LIST, GuestFinder
from onrecord.compare.event_places import find_place
from onrecord.compare.event_status import find_status
from onrecord.compare.event_triggers import Trigger, find_triggers
from onrecord.compare.event_words import EventWords, load_event_words
from onrecord.compare.headlines import date_own_event
from onrecord.compare.periods import read_period
from onrecord.compare.scenery import Scenery
from onrecord.model.comparison import Event, EventKind, EventStatus, Sheet
from onrecord.model.statement import Channel

_ENOUGH = 2
_FACE_TO_FACE = (Channel.MEETING, Channel.HOT_MIC)
_AHEAD = (EventStatus.PLANNED, EventStatus.PROPOSED)


def find_events(sheet: Sheet) -> tuple[Event, ...]:
    """Find the events that a report tells of, in the order of the text.

    What names neither two who take part nor one and a day is too vague to be known again, and is
    left out.

    >>> from onrecord.model.record import RecordedReport
    >>> find_events(Sheet(report=RecordedReport(report_id="rp", text_sha256=""), text=""))
    ()
    """
    words = load_event_words()
    scenery = Scenery(sheet)
    drafts = _Finder(scenery, words).find()
    drafts += [*find_legs(scenery, words, drafts), *find_deadlines(scenery, words)]
    return join_drafts(scenery, words, date_own_event(scenery, words, drafts))


class _Finder:
    """Makes drafts of the words that name events."""

    def __init__(self, scenery: Scenery, words: EventWords) -> None:
        self.scenery = scenery
        self.words = words
        self.guests = GuestFinder(scenery, words)
        headline = scenery.sheet.report.headline or ""
        self.headline = tuple(headline.lower().replace("’", " ").split())
        published = read_period(scenery.sheet.report.reference_date)
        self.today = published.first if published is not None else None

    def find(self) -> list[Draft]:
        """Make the drafts, in the order of the text."""
        triggers = find_triggers(self.scenery, self.words)
        taken = frozenset(trigger.at for trigger in triggers)
        drafts = (self._make(trigger, taken - {trigger.at}) for trigger in triggers)
        return [draft for draft in drafts if draft is not None]

    def _make(self, trigger: Trigger, others: frozenset[int]) -> Draft | None:
        scenery, words = self.scenery, self.words
        guests = self.guests.find(trigger)
        if guests is None:
            return None
        when = find_when(scenery, words, trigger, others, self.today)
        status, is_sure = find_status(scenery, words, trigger, when.days, self.today)
        if not is_sure and self._is_later(when):
            status, is_sure = EventStatus.PLANNED, True
        if status in _AHEAD and when.days and self.today and when.days.last < self.today:
            when = When()  # a time that was read as past: "to visit Ostrel in the summer"
        if status is EventStatus.HELD and when.days and self.today and when.days.first > self.today:
            when = When()  # a time that was read as coming: "was at the talks this weekend"
        draft = Draft(
            at=trigger.at,
            word=scenery.low[trigger.at],
            kind=self._find_kind(trigger),
            what=self._tell(trigger, guests.first),
            sentence=scenery.sentence_at(trigger.at).span,
            sentence_number=scenery.sentence_of[trigger.at],
            when=when,
            participants=tuple(
                dict.fromkeys(guests.entities or self._find_speakers(trigger, when))
            ),
            place=find_place(scenery, words, trigger, others),
            status=status,
            is_sure=is_sure,
            name=self._find_name(trigger),
            definite=self._is_definite(trigger),
            dated=self._is_dated(trigger),
            after=self._find_before(trigger, others),
        )
        return draft if self._is_told(trigger, draft) else None

    def _find_speakers(self, trigger: Trigger, when: When) -> list[str]:
        """Return who spoke to each other on the day of "Monday's meeting", if one such pair did."""
        if not self._is_dated(trigger) or when.days is None or not when.days.is_day:
            return []
        found = {
            frozenset((stmt.speaker, *stmt.addressee))
            for stmt in self.scenery.sheet.statements
            if stmt.channel in _FACE_TO_FACE
            and stmt.speaker is not None
            and stmt.addressee
            and stmt.said_at is not None
            and stmt.said_at.value == when.days.iso
        }
        return sorted(found.pop()) if len(found) == 1 else []

    def _is_later(self, when: When) -> bool:
        """Tell whether a time is still to come on the day of the report: "later today"."""
        if when.days is None or when.timex is None or when.days.first != self.today:
            return False
        first, last = self.scenery.range_of(when.timex.span)
        return self.words.any("later", self.scenery.low[max(0, first - 2) : last])

    def _tell(self, trigger: Trigger, first: int) -> str:
        """Return the words that name it: a noun phrase, or the clause of a verb."""
        if trigger.is_noun:
            whole = self.scenery.party_at(trigger.at)
            last = max(whole.last if whole is not None else 0, trigger.at + 1)
            return self.scenery.words_of(trigger.first, last)
        last = trigger.at + 1
        for index in range(trigger.at + 1, min(trigger.ceiling, trigger.at + TO_LIST)):
            party = self.scenery.party_at(index)
            if party is not None:
                last = min(party.last, trigger.ceiling)
                break
        return self.scenery.words_of(min(first, trigger.first), last)

    def _find_name(self, trigger: Trigger) -> str:
        """Return the proper name of which an event's noun is part: "Lisna Summit"."""
        party = self.scenery.party_at(trigger.at)
        if not trigger.is_noun or party is None or not self.scenery.is_capital(trigger.at):
            return ""
        first = party.first + self.words.has("determiners", self.scenery.low[party.first])
        return self.scenery.words_of(first, party.last).lower() if first < party.last else ""

    def _find_kind(self, trigger: Trigger) -> EventKind:
        """Return the kind; what is spoken over a telephone is a call."""
        sentence = self.scenery.sentence_at(trigger.at)
        around = self.scenery.low[sentence.first : sentence.last]
        word = self.scenery.low[trigger.at]
        if self.words.has("spoken", word) and self.words.any("phone", around):
            return EventKind.CALL
        speaks = self.words.has("conversation", word) or trigger.lemma == "speak"
        by_phone = self.words.any("by_phone", around) or self.words.any("by_phone", self.headline)
        return EventKind.MEETING if speaks and not by_phone else trigger.kind

    def _is_definite(self, trigger: Trigger) -> bool:
        """Tell whether words point to an event that is known: "this meeting", "Monday's talks"."""
        if not trigger.is_noun:
            return False
        opener = self.scenery.low[trigger.first]
        known = self.words.has("this", opener) or self.words.has("own", opener)
        return known or self._is_dated(trigger)

    def _is_dated(self, trigger: Trigger) -> bool:
        phrase = self.scenery.low[trigger.first : trigger.at]
        is_time = trigger.is_noun and self.scenery.timex_of[trigger.first] >= 0
        return is_time and self.words.any("possessive", phrase)

    def _find_before(self, trigger: Trigger, others: frozenset[int]) -> int | None:
        """Return the word of the event that comes first: "a meeting followed by talks"."""
        for at in range(trigger.floor + 1, trigger.first):
            length = self.words.starts("followed", self.scenery.low, at)
            if length and at + length == trigger.first:
                earlier = [index for index in others if trigger.floor <= index < at]
                return max(earlier, default=None)
        return None

    def _is_told(self, trigger: Trigger, draft: Draft) -> bool:
        """Tell whether a draft says enough for an event to be known again."""
        count = len(draft.participants)
        has_date = draft.when.days is not None or draft.when.before is not None
        if draft.status is EventStatus.DENIED and self.words.any(
            "first_persons", self.scenery.low[trigger.floor : trigger.at]
        ):
            return False  # "I have not talked with him" is no news of an event
        if draft.kind is EventKind.INCIDENT:
            return count > 0 and draft.when.days is not None and draft.status is EventStatus.HELD
        if draft.kind is EventKind.VISIT:
            return count > 0 and draft.place is not None and has_date
        if not trigger.is_noun:
            # "flew there to meet her" does not say that they met
            unsaid = trigger.form == "base" and not draft.is_sure
            return not unsaid and (count >= _ENOUGH or (count == 1 and has_date))
        return self._is_told_by_noun(draft, has_date=has_date)

    def _open(self, what: str) -> tuple[str, ...]:
        """Return the first word of what names an event."""
        return tuple(what.lower().split()[:1])

    def _is_told_by_noun(self, draft: Draft, *, has_date: bool) -> bool:
        count = len(draft.participants)
        processes = self.words.has("processes", draft.word)
        vague = processes and not has_date and not draft.is_sure and draft.place is None
        if vague and count and draft.after is None:
            return False
        if self.words.has("interview", draft.word):
            return count > 0 and has_date
        fresh = self.words.any("articles", self._open(draft.what))
        if fresh and not (has_date or draft.is_sure or draft.place):
            return False  # "there was talk of a meeting between the two"
        if draft.definite or draft.after is not None or count >= _ENOUGH or has_date:
            return True
        return draft.place is not None and not self.words.has("weak", draft.word)
