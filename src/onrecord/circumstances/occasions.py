"""Describe how a clue stands to a statement of another sentence.

What one sentence tells of an occasion — a channel, a place, a medium, a day — belongs together, and
goes on until another sentence tells of another one.

In: a `Carrier`, and how likely each clue tells of the statements of its own sentence. Out: the
pairs of statements and clues that can belong together, and the values by which trees judge them.
Judging and choosing are left to `scoring.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from onrecord.circumstances.carrying import Carrier
from onrecord.circumstances.clues import Field
from onrecord.circumstances.telling import describe_telling
from onrecord.model.statement import Channel

Pair = tuple[int, int]

# What a clue is worth whose sentence makes no statement.
_UNOWNED = 0.1
# From here on a clue is taken for what its own sentence tells, and from there on for a part of
# what its sentence tells of the occasion.
_TOLD, _PART = 0.5, 0.3
# How far a circumstance carries, in sentences: the farthest of the train labels that was right lay
# 45 behind and 32 ahead (2026-11-27); the cost grows with the window.
_FARTHEST_BACK, _FARTHEST_AHEAD = 60, 35
# What these say holds of their own sentence alone.
_STAYING = frozenset({"announcing", "campaigning", "ads", "trail", "clock"})
# Media that are named in these forms are named for their own sentence alone.
_LOCAL_FORMS = frozenset({"modifier", "at", "by", "for", "from", "source"})
# The fields by which two occasions are told apart.
_MARKS = (Field.CHANNEL, Field.SAID_AT, Field.OUTLET, Field.VENUE)

# Closed lists, in the order of the file of weights.
_FIELDS, _CHANNELS = tuple(Field), tuple(Channel)
_WHO = ("other", "unknown", "unowned", "named", "member", "same")
_HEADS = ("in", "on", "told", "to", "with", "beside", "cue", "verb", "head", "source", "bare")
_ARTICLES = ("a", "the", "his", "none")
_KINDS = ("day", "month", "year", "press", "platform", "implied", "own", "event", "place", "name")

# The values of a pair, in order. Those of the second list are known once channels are judged.
VALUES = (
    "away", "distance", "paragraphs", "likely", "who", "sure",
    "widest gap", "last gap", "own between", "others between", "speakers between",
    "home", "at", "agreeing", "conflicting", "channel relation", "date relation",
    "conflicts between", "rivals told between", "conflicts", "agreements", "nearest conflict",
    "nearer rivals", "nearer own rivals", "repeats", "day relation", "days ago",
    "mode", "quote", "inner", "source", "tense", "background", "going on", "act",
    "channel", "article", "head", "owner tense", "owner inner", "share", "speakers",
    "richness", "field", "kind", "first heard", "channels told",
)  # fmt: skip
OCCASION_VALUES = ("occasion", "best occasion", "behind best")

Told = dict[Field, tuple[float, str]]


class Occasions:
    """What is known of occasions once clues of statements' own sentences are judged.

    Attributes:
        carrier: How clues stand to statements.
        owners: Clue → the statement of its sentence that it most likely tells of, and how likely.
        told: Statement → field → what its own sentence tells, as likelihood and value.
        channels: Statement → sentence → how likely its channel is told there; None before
            channels are judged.
    """

    def __init__(self, carrier: Carrier, local: Mapping[Pair, float]) -> None:
        self.carrier = carrier
        page = carrier.page
        self.owners: dict[int, tuple[int, float]] = {}
        self.told: dict[int, Told] = {}
        self.channels: dict[int, dict[int, float]] | None = None
        self._local = local
        for (number, index), probability in local.items():
            clue = carrier.clues[index]
            if index not in self.owners or probability > self.owners[index][1]:
                self.owners[index] = (number, probability)
            if probability >= _TOLD:
                _keep_best(self.told.setdefault(number, {}), clue.field, probability, clue.key)
        self._parts = self._list_parts()
        self._tellings = [
            describe_telling(page, carrier.lexicon, n) for n in range(len(page.statements))
        ]
        self._at_cue = [page.cues[number] for number in carrier.order]
        self._openers: dict[str, list[int]] = {}
        for number in carrier.order:
            speaker = carrier.speakers[number]
            if speaker is not None and number in self.told:
                self._openers.setdefault(speaker, []).append(number)
        self._days = self._list_days()
        self._speakers = min(20, len(carrier.lines))
        told = (each[Field.CHANNEL][1] for each in self.told.values() if Field.CHANNEL in each)
        self._channels_told = min(6, len(set(told)))
        self._repeats: dict[tuple[Field, str], set[int]] = {}
        for clue, at in zip(carrier.clues, carrier.at, strict=True):
            self._repeats.setdefault((clue.field, clue.key), set()).add(at)
        self._keys = [clue.key for clue in carrier.clues]
        self._occasion_of: dict[int, Told] = {}
        self._rivals: dict[tuple[int, str], list[tuple[int, int, bool, bool, bool]]] = {}

    def _list_parts(self) -> dict[int, Told]:
        """Return for each sentence what it most likely tells of its occasion."""
        parts: dict[int, Told] = {}
        for index, clue in enumerate(self.carrier.clues):
            owner, likely = self.owners.get(index, (None, _UNOWNED))
            if _may_leave(clue.kind, clue.only) and (owner is None or likely >= _PART):
                told = parts.setdefault(self.carrier.at[index], {})
                _keep_best(told, clue.field, likely, clue.key)
        return parts

    def _list_days(self) -> dict[int, list[str]]:
        """Return the dates that each sentence names."""
        days: dict[int, list[str]] = {}
        for clue, at in zip(self.carrier.clues, self.carrier.at, strict=True):
            if clue.field is Field.SAID_AT:
                days.setdefault(at, []).append(clue.value)
        return days

    def note_channels(self, carried: Mapping[Pair, float]) -> None:
        """Note where each statement's channel is told, for all that is told there besides."""
        channels: dict[int, dict[int, float]] = {}
        for scores in (self._local, carried):
            for (number, index), probability in scores.items():
                if self.carrier.clues[index].field is Field.CHANNEL:
                    told, at = channels.setdefault(number, {}), self.carrier.at[index]
                    told[at] = max(told.get(at, 0.0), probability)
        self.channels = channels

    def list_pairs(self, numbers: Sequence[int], *, is_channel: bool) -> Iterator[Pair]:
        """Yield statements with clues of other sentences: to channels, or to all else."""
        carrier = self.carrier
        clues = [
            (carrier.at[index], index)
            for index, clue in enumerate(carrier.clues)
            if _may_leave(clue.kind, clue.only) and (clue.field is Field.CHANNEL) == is_channel
        ]
        for number in numbers:
            home = carrier.page.homes[number]
            start = bisect_left(clues, (home - _FARTHEST_BACK, 0))
            for at, index in clues[start:]:
                if at > home + _FARTHEST_AHEAD:
                    break
                if at != home and self._may_carry(number, index):
                    yield number, index

    def _may_carry(self, number: int, index: int) -> bool:
        """Tell whether a clue can tell of a statement of another sentence at all.

        An interview that is merely mentioned ("interviews drew crowds") is nobody's, unless the
        sentence names the speaker; a name that only says whose something is names no medium.
        """
        clue = self.carrier.clues[index]
        if clue.field is Field.OUTLET and clue.form in _LOCAL_FORMS:
            return False
        if not clue.form.startswith("bare"):
            return True
        owner, _ = self.owners.get(index, (None, 0.0))
        return self.carrier.compare(number, index, owner) in {"same", "named", "member"}

    def describe(self, number: int, index: int) -> list[float]:
        """Return the values of a statement and a clue of another sentence; see `VALUES`."""
        owner, likely = self.owners.get(index, (None, _UNOWNED))
        return [
            *self._describe_place(number, index, owner, likely),
            *self._describe_rivals(number, index),
            *self._describe_days(number, index),
            *self._describe_telling(number),
            *self._describe_clue(number, index, owner),
            *([] if self.channels is None else self._describe_channel(number, index)),
        ]

    def _describe_place(
        self, number: int, index: int, owner: int | None, likely: float
    ) -> list[float]:
        """Tell where a statement stands to a clue, and who speaks between."""
        carrier, page = self.carrier, self.carrier.page
        home, at = page.homes[number], carrier.at[index]
        away, mine = home - at, carrier.speakers[number]
        low, high = min(at, home), max(at, home)
        own = carrier.lines.get(mine, []) if mine is not None else []
        inside = own[bisect_right(own, low) : bisect_left(own, high)]
        gaps = [b - a for a, b in pairwise((low, *inside, high))]
        cue, first = page.cues[number], carrier.clues[index].first
        start = bisect_left(self._at_cue, min(cue, first))
        end = bisect_left(self._at_cue, max(cue, first))
        between = carrier.order[start:end]
        own_between = count = 0
        others: set[str] = set()
        for each in between:
            speaker = carrier.speakers[each]
            if speaker is None or each in (number, owner):
                continue
            if speaker == mine:
                own_between += 1
            elif page.statements[each].within is None:
                count += 1
                others.add(speaker)
        sentences = page.doc.sentences
        return [
            max(-8, min(40, away)),
            min(40, abs(away)),
            max(-5, min(20, sentences[home].paragraph - sentences[at].paragraph)),
            likely,
            _WHO.index(carrier.compare(number, index, owner)),
            carrier.sure[number],
            min(30, max(gaps)),
            min(30, gaps[-1] if away > 0 else gaps[0]),
            min(6, own_between),
            min(8, count),
            min(5, len(others)),
            min(12, home),
            min(12, at),
        ]

    def _find_occasion(self, index: int) -> Told:
        """Return what the sentence of a clue tells of its occasion, the clue before all."""
        told = self._occasion_of.get(index)
        if told is None:
            clue, (owner, likely) = (
                self.carrier.clues[index],
                self.owners.get(index, (-1, _UNOWNED)),
            )
            told = {**self._parts.get(self.carrier.at[index], {}), **self.told.get(owner, {})}
            told[clue.field] = (likely, clue.key)
            self._occasion_of[index] = told
        return told

    def _describe_rivals(self, number: int, index: int) -> list[float]:
        """Tell which other occasions there are, and whether one is nearer."""
        carrier, page = self.carrier, self.carrier.page
        clue, occasion = carrier.clues[index], self._find_occasion(index)
        mine, home, cue = self.told.get(number, {}), page.homes[number], page.cues[number]
        relations = [_relate(mine, occasion, field) for field in _MARKS]
        low, high = min(cue, clue.first), max(cue, clue.first)
        conflicts = between = of_field = agreements = 0
        nearest = 30
        for other, at, differs, field_differs, agrees in self._list_rivals(number, index):
            if other == number:
                continue
            inside = low < page.cues[other] < high
            of_field += inside and field_differs
            if differs:
                conflicts += 1
                between += inside
                nearest = min(nearest, abs(at - home))
            agreements += agrees and not differs
        return [
            relations.count(2),
            relations.count(3),
            relations[0],
            relations[1],
            min(3, between),
            min(3, of_field),
            min(4, conflicts),
            min(4, agreements),
            nearest,
            *self._count_nearer(number, index),
            min(5, len(self._repeats[clue.field, self._keys[index]]) - 1),
        ]

    def _list_rivals(self, number: int, index: int) -> list[tuple[int, int, bool, bool, bool]]:
        """Return the statements of a speaker that tell of an occasion, and how it differs."""
        speaker = self.carrier.speakers[number]
        if speaker is None:
            return []
        key = (index, speaker)
        if key not in self._rivals:
            occasion, field = self._find_occasion(index), self.carrier.clues[index].field
            found = []
            for other in self._openers.get(speaker, ()):
                at = self.carrier.page.homes[other]
                if at == self.carrier.at[index]:
                    continue
                told = self.told[other]
                relations = [_relate(told, occasion, each) for each in _MARKS]
                found.append(
                    (other, at, 3 in relations, _relate(told, occasion, field) == 3, 2 in relations)
                )
            self._rivals[key] = found
        return self._rivals[key]

    def _count_nearer(self, number: int, index: int) -> tuple[int, int]:
        """Count clues to other values of the field that are nearer, and those of the speaker."""
        carrier = self.carrier
        clue, cue = carrier.clues[index], carrier.page.cues[number]
        distance, mine = abs(cue - clue.first), carrier.speakers[number]
        count, own, key = 0, 0, self._keys[index]
        places = carrier.fields[clue.field]
        start = bisect_right(places, cue - distance, key=lambda place: carrier.clues[place].first)
        for place in places[start:]:
            other = carrier.clues[place]
            if other.first >= cue + distance:
                break
            if self._keys[place] == key or other.only is not None:
                continue
            count += 1
            owner, likely = self.owners.get(place, (None, 0.0))
            own += owner is not None and likely > _PART and carrier.speakers[owner] == mine
        return min(5, count), min(4, own)

    def _describe_days(self, number: int, index: int) -> list[float]:
        """Tell how the day of an occasion stands to those of the statement's sentence, and now."""
        days = self._days.get(self.carrier.page.homes[number], ())
        _, day = self._find_occasion(index).get(Field.SAID_AT, (0.0, ""))
        if not days:
            relation = 0
        elif not day:
            relation = 1
        else:
            relation = 2 if any(d.startswith(day) or day.startswith(d) for d in days) else 3
        return [relation, _count_days(day, self.carrier.page.doc.reference_date)]

    def _describe_telling(self, number: int) -> list[float]:
        """Tell how a statement is told."""
        telling = self._tellings[number]
        return [
            telling.mode,
            telling.quote,
            telling.inner,
            telling.source,
            telling.tense,
            telling.background,
            telling.going_on,
            telling.act,
        ]

    def _describe_clue(self, number: int, index: int, owner: int | None) -> list[float]:
        """Tell of what kind a clue is, and how much its speaker says in all."""
        carrier = self.carrier
        clue, occasion, mine = (
            carrier.clues[index],
            self._find_occasion(index),
            carrier.speakers[number],
        )
        likely, channel = occasion.get(Field.CHANNEL, (0.0, ""))
        known = clue.field is Field.CHANNEL or likely >= _PART
        head, _, article = clue.form.partition(" ")
        lines = carrier.lines.get(mine, []) if mine is not None else []
        kind = clue.kind.split()[0]
        return [
            _CHANNELS.index(Channel(channel)) if channel and known else -1,
            _ARTICLES.index(article) if article in _ARTICLES else 4,
            _HEADS.index(head) if head in _HEADS else len(_HEADS),
            -1 if owner is None else self._tellings[owner].tense,
            owner is not None and self._tellings[owner].inner,
            len(lines) / len(carrier.order),
            self._speakers,
            len(occasion),
            _FIELDS.index(clue.field),
            _KINDS.index(kind) if kind in _KINDS else -1,
            min(12, lines[0] - carrier.at[index]) if lines else 13,
            self._channels_told,
        ]

    def _describe_channel(self, number: int, index: int) -> list[float]:
        """Tell whether a statement's channel is told where a clue stands."""
        told = (self.channels or {}).get(number, {})
        here, best = told.get(self.carrier.at[index]), max(told.values(), default=0.0)
        return [-1.0 if here is None else here, best, (here or 0.0) - best]


def _keep_best(told: Told, field: Field, likely: float, key: str) -> None:
    if field not in told or likely > told[field][0]:
        told[field] = (likely, key)


def _may_leave(kind: str, only: int | None) -> bool:
    """Tell whether a clue of a kind tells of other sentences than its own."""
    return only is None and kind not in _STAYING


def _relate(mine: Told, occasion: Told, field: Field) -> int:
    """Tell whether a field is told of neither (0), one (1), or both, alike (2) or not (3)."""
    if field not in mine:
        return 0
    if field not in occasion:
        return 1
    return 2 if mine[field][1] == occasion[field][1] else 3


def _count_days(day: str, today: str | None) -> float:
    """Count the days from a day to now; 80 for a month or year, -1 where there is none."""
    if not day or today is None:
        return -1.0
    try:
        away = (date.fromisoformat(today[:10]) - date.fromisoformat(day)).days
    except ValueError:
        return 80.0
    return float(max(-3, min(60, away)))
