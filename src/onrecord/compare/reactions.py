"""Link what is said of a remark, or in answer to it, to the remark.

"Kessen, when asked about Marost's remark, …", "Velde dismissed Quint's claim", "…, he replied".
Whose remark it was, the possessive tells, or who spoke last; which one of theirs, the kind of
saying, the words that both share and how near they stand.

In: a `Sheet`; of several reports `Remark`s and `Hint`s. Out: `Reaction`s. Which words point at
remarks is left to `reaction_words.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.compare.reaction_words import (
    Pointer,
    find_openings,
    is_reply,
    read_object,
)
from onrecord.compare.stemming import list_stems
from onrecord.model.comparison import Sheet
from onrecord.model.document import Sentence, Span
from onrecord.model.reaction import Reaction
from onrecord.model.statement import Act, Channel, Mode, QuoteType, Reason, Statement

# Weights of what speaks for a remark being meant, and how much must speak for it: by judgement on
# the example reports and a few dozen of our own sentences, 2026-11-27.
NAMED, UNNAMED = 0.5, 0.45
OF_KIND, QUOTED, SHARED, ABOUT, NEAR, BEFORE = 0.2, 0.1, 0.15, 0.15, 0.15, 0.05
LEAST = 0.6
REPLY = 0.65
GOES_ON = 0.9
# Paragraphs back in which a remark can stand whose speaker is not named.
PARAGRAPHS_BACK = 3
# Between reports: days back, words that both share, and in how many remarks of the speaker these
# may stand to be rare.
DAYS_BACK = 14
SHARED_STEMS = 2
RARE = 5
MOST_OF_CHANNEL = 20
# Longer ones are turns of an interview, about many things.
LONGEST_REMARK = 400

_QUOTED = {QuoteType.DIRECT, QuoteType.MIXED}
_SPOKEN = {Mode.SPEECH, Mode.WRITING, None}
# What is called a claim is often read as plain telling.
_CLAIMING = {Act.ASSERT, Act.ACCUSE}
_CLAIMED = {None, Act.ASSERT}
# Channels over which one speaks so seldom that they tell which remark is meant.
_TELLING = {Channel.HOT_MIC, Channel.SOCIAL_MEDIA}
# Shorter words say little of what is spoken of.
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What somebody said, as other reports may come back to it.

    Attributes:
        statement_id: The statement.
        report_id: Its report.
        speaker: Entity.
        day: ISO date on which it was said, or else of the report.
        content: Where its words stand.
        act: What saying it did.
        channel: Over what it was said.
        stems: By what it is found: stems of its words, and some channels.
    """

    statement_id: str
    report_id: str
    speaker: str
    day: str
    content: tuple[Span, ...]
    act: str | None = None
    channel: str | None = None
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A statement that reacts to what its own report does not tell.

    Attributes:
        statement_id: The statement that reacts.
        report_id: Its report.
        speaker: Entity whose remark it reacts to.
        day: ISO date of the report.
        span: The words that point at the remark.
        acts: What saying the remark did; none where any saying will do.
        channel: Over what it was said.
        stems: Stems of the pointing and of the reacting words, and some channels.
    """

    statement_id: str
    report_id: str
    speaker: str
    day: str
    span: Span
    acts: tuple[str, ...] = ()
    channel: str | None = None
    stems: tuple[str, ...] = ()


def find_reactions(sheet: Sheet) -> tuple[Reaction | Hint | Remark, ...]:
    """Find the reactions of one report, and what may be linked to other reports.

    >>> from onrecord.model.record import RecordedReport
    >>> find_reactions(Sheet(report=RecordedReport(report_id="rp", text_sha256=""), text=""))
    ()
    """
    scene = _Scene(sheet)
    found: dict[str, Reaction] = {}
    hints: dict[tuple[str, Span], Hint] = {}
    for reaction in scene.list_reactions():
        if isinstance(reaction, Hint):
            hints[reaction.statement_id, reaction.span] = reaction
            continue
        known = found.get(reaction.reaction_id)
        if known is None or known.score < reaction.score:
            found[reaction.reaction_id] = reaction
    return (*found.values(), *hints.values(), *scene.list_remarks())


def link_hints(hints: Iterable[Hint], remarks: Iterable[Remark]) -> tuple[Reaction, ...]:
    """Link reactions to remarks of other reports: same speaker, earlier, rare words in common.

    >>> link_hints((), ())
    ()
    """
    by_stem: dict[tuple[str, str], list[Remark]] = {}
    wanted = sorted(hints, key=lambda hint: (hint.report_id, hint.statement_id, hint.span))
    speakers = {hint.speaker for hint in wanted}
    for remark in sorted(remarks, key=lambda each: (each.day, each.statement_id)):
        if remark.speaker in speakers:
            for key in remark.stems:
                by_stem.setdefault((remark.speaker, key), []).append(remark)
    found: dict[str, Reaction] = {}
    for hint in wanted:
        reaction = _link(hint, by_stem)
        if reaction is not None:
            found.setdefault(reaction.reaction_id, reaction)
    return tuple(found[key] for key in sorted(found))


def _link(hint: Hint, by_stem: dict[tuple[str, str], list[Remark]]) -> Reaction | None:
    shared: dict[str, list[str]] = {}
    remarks: dict[str, Remark] = {}
    for key in hint.stems:
        posted = by_stem.get((hint.speaker, key), [])
        if len(posted) <= (MOST_OF_CHANNEL if key.startswith("#") else RARE):
            for remark in posted:
                if remark.report_id != hint.report_id and _is_before(remark.day, hint.day):
                    shared.setdefault(remark.statement_id, []).append(key)
                    remarks[remark.statement_id] = remark
    best: tuple[float, str] | None = None
    for statement_id in sorted(remarks, key=lambda each: (remarks[each].day, each)):
        remark, words = remarks[statement_id], shared[statement_id]
        if len(words) < SHARED_STEMS and not words[0].startswith("#"):
            continue
        if hint.acts and not _is_of_kind(hint, remark):
            continue
        score = NAMED + min(SHARED, 0.05 * len(words)) + OF_KIND * _is_of_kind(hint, remark)
        # Of equal ones the latest is meant.
        if best is None or score >= best[0]:
            best = (score, statement_id)
    if best is None or best[0] < LEAST:
        return None
    remark = remarks[best[1]]
    return Reaction(
        from_id=hint.statement_id,
        from_report=hint.report_id,
        to_id=remark.statement_id,
        to_report=remark.report_id,
        score=round(best[0], 3),
        reasons=(
            Reason(
                feature="points_at",
                score=NAMED,
                detail="These words point at what that speaker said.",
                left=(hint.span,),
                right=remark.content,
            ),
            Reason(
                feature="shared_words",
                score=SHARED,
                detail=f"{len(shared[best[1]])} rare words stand in both.",
                right=remark.content,
            ),
        ),
    )


def _is_of_kind(hint: Hint, remark: Remark) -> bool:
    if hint.channel is not None and hint.channel == remark.channel:
        return True
    return (remark.act or str(Act.ASSERT)) in hint.acts


def _is_before(earlier: str, later: str) -> bool:
    apart = (date.fromisoformat(later) - date.fromisoformat(earlier)).days
    return 0 <= apart <= DAYS_BACK


class _Scene:
    """Who says what where in a report."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._by_id = {stmt.statement_id: stmt for stmt in sheet.statements}
        self._places = {
            stmt.statement_id: min(span.start for span in (*stmt.cue, *stmt.content))
            for stmt in sheet.statements
        }
        self._stems = {
            stmt.statement_id: _pick_stems(sheet.exact(stmt.content)) for stmt in sheet.statements
        }
        linked = {link.mention_id: link for link in sheet.links}
        self._mentions = [
            (mention.span, linked[mention.mention_id].entity_id)
            for mention in sheet.mentions
            if mention.mention_id in linked
        ]

    def list_reactions(self) -> Iterator[Reaction | Hint]:
        """Yield the reactions, and those whose remark the report does not tell."""
        for sentence in self._sheet.sentences:
            here = self._list_here(sentence)
            pointers = [
                pointer
                for pointer in find_openings(self._sheet.text, sentence.span)
                if not any(_is_inside(pointer.span, stmt.content) for stmt in here)
            ]
            for stmt in here:
                # "Asked about the remark": whoever asks does not react.
                asks = any(
                    pointer.is_asking and pointer.span.overlaps(cue)
                    for pointer in pointers
                    for cue in stmt.cue
                )
                if not asks:
                    yield from self._react(stmt, sentence, pointers)

    def list_remarks(self) -> Iterator[Remark]:
        """Yield what other reports may come back to."""
        for stmt in self._sheet.statements:
            day = self._find_day(stmt)
            stems = self._stems[stmt.statement_id]
            if stmt.speaker and day and len(stems) >= SHARED_STEMS and _is_notable(stmt):
                yield Remark(
                    statement_id=stmt.statement_id,
                    report_id=stmt.report_id,
                    speaker=stmt.speaker,
                    day=day,
                    content=stmt.content,
                    act=stmt.act and str(stmt.act),
                    channel=stmt.channel and str(stmt.channel),
                    stems=_list_keys(stems, stmt.channel),
                )

    def _react(
        self, stmt: Statement, sentence: Sentence, openings: Sequence[Pointer]
    ) -> Iterator[Reaction | Hint]:
        pointers = list(openings)
        for cue in stmt.cue:
            pointer = read_object(self._sheet.text, cue, sentence.span.end)
            if pointer is not None:
                pointers.append(pointer)
        for pointer in pointers:
            owner = self._find_owner(pointer)
            if pointer.owner is not None and owner is None:
                continue
            if owner is not None and owner == stmt.speaker:
                continue
            target = self._find_target(stmt, sentence, pointer, owner)
            if target is not None:
                yield from self._link(stmt, sentence, pointer, *target)
            elif owner is not None:
                yield from self._hint(stmt, pointer, owner)
        if not pointers and is_reply(self._sheet.exact(stmt.cue)):
            yield from self._answer(stmt, sentence)

    def _find_target(
        self, stmt: Statement, sentence: Sentence, pointer: Pointer, owner: str | None
    ) -> tuple[Statement, float] | None:
        """Return the remark that is most likely meant, and how likely it is."""
        best: tuple[float, int, Statement] | None = None
        place = self._places[stmt.statement_id]
        for other in self._sheet.statements:
            if not self._can_be_meant(other, stmt, owner):
                continue
            at = self._places[other.statement_id]
            apart = self._count_paragraphs(at, sentence)
            if owner is None and not (at < place and apart <= PARAGRAPHS_BACK):
                continue
            worth = self._rate(stmt, other, pointer)
            if worth is None:
                continue
            score = (NAMED if owner is not None else UNNAMED) + worth
            score += NEAR / (1 + abs(apart)) + BEFORE * (at < place)
            if best is None or (score, at) > best[:2]:
                best = (score, at, other)
        if best is None or best[0] < LEAST:
            return None
        return best[2], min(1.0, best[0])

    def _rate(self, stmt: Statement, other: Statement, pointer: Pointer) -> float | None:
        """Return what a remark's kind and words are worth, or None where it is of another kind."""
        words = pointer.stems | self._stems[stmt.statement_id]
        common = words & self._stems[other.statement_id]
        # Of remarks of any kind one word in common tells little.
        shared = len(common) >= (1 if pointer.acts or pointer.channel else SHARED_STEMS)
        worth = SHARED * shared
        # A claim or an accusation is answered by whom it is about; a remark may be about anybody.
        if pointer.acts and stmt.speaker is not None and stmt.speaker in other.about:
            worth += ABOUT
        if pointer.channel is not None and other.channel is pointer.channel:
            return worth + OF_KIND
        if pointer.channel in _TELLING:
            return None
        if other.act in pointer.acts:
            return worth + OF_KIND
        # Whether it was a claim or an accusation is often not known; a promise is known by its act.
        is_claim = pointer.owner is not None and bool(pointer.acts & _CLAIMING)
        if pointer.acts and not (is_claim and shared and other.act in _CLAIMED):
            return None
        worth += QUOTED * (other.quote_type in _QUOTED)
        # Of somebody's remarks it is this one only where something tells so.
        return worth if worth or pointer.owner is None else None

    def _can_be_meant(self, other: Statement, stmt: Statement, owner: str | None) -> bool:
        if other.speaker is None or other.speaker == stmt.speaker or other.mode not in _SPOKEN:
            return False
        if owner is not None and other.speaker != owner:
            return False
        # What stands in the reaction's own words is told by whoever reacts.
        return not any(_is_inside(span, stmt.content) for span in other.content)

    def _link(
        self,
        stmt: Statement,
        sentence: Sentence,
        pointer: Pointer,
        target: Statement,
        score: float,
    ) -> Iterator[Reaction]:
        detail = "These words point at what was said there."
        left = (pointer.span,)
        yield _make(
            stmt, target, Reason(feature="points_at", score=score, detail=detail, left=left)
        )
        for other in self._list_going_on(stmt, sentence):
            detail = "Here the same speaker goes on."
            going_on = Reason(
                feature="goes_on", score=score * GOES_ON, detail=detail, left=other.content
            )
            yield _make(other, target, going_on)

    def _list_going_on(self, stmt: Statement, sentence: Sentence) -> Iterator[Statement]:
        """Yield what its speaker says in the next sentence of the same paragraph."""
        after = [s for s in self._sheet.sentences if s.span.start >= sentence.span.end][:1]
        for follows in after:
            if follows.paragraph == sentence.paragraph:
                for other in self._list_here(follows):
                    if other.speaker is not None and other.speaker == stmt.speaker:
                        yield other

    def _hint(self, stmt: Statement, pointer: Pointer, owner: str) -> Iterator[Hint]:
        day = self._find_day(stmt)
        if day is not None:
            yield Hint(
                statement_id=stmt.statement_id,
                report_id=stmt.report_id,
                speaker=owner,
                day=day,
                span=pointer.span,
                acts=tuple(sorted(str(act) for act in pointer.acts)),
                channel=pointer.channel and str(pointer.channel),
                stems=_list_keys(pointer.stems | self._stems[stmt.statement_id], pointer.channel),
            )

    def _answer(self, stmt: Statement, sentence: Sentence) -> Iterator[Reaction]:
        """Yield whom a reply answers: who spoke last, in the same paragraph or the one before."""
        place = self._places[stmt.statement_id]
        before = [
            other
            for other in self._sheet.statements
            if self._places[other.statement_id] < place
            and other.within is None
            and self._can_be_meant(other, stmt, None)
            and self._count_paragraphs(self._places[other.statement_id], sentence) <= 1
        ]
        if before and stmt.within is None:
            last = max(before, key=lambda other: self._places[other.statement_id])
            detail = "This answers whoever spoke last."
            reply = Reason(feature="reply", score=REPLY, detail=detail, left=stmt.cue)
            yield _make(stmt, last, reply)

    def _list_here(self, sentence: Sentence) -> list[Statement]:
        """Return the statements of a sentence that nobody else in it tells."""
        span = sentence.span
        return [
            stmt
            for stmt in self._sheet.statements
            if stmt.within is None and any(span.contains(each) for each in stmt.cue or stmt.content)
        ]

    def _find_owner(self, pointer: Pointer) -> str | None:
        """Return the entity whose words are pointed at: the mention that ends its name."""
        if pointer.owner is None:
            return None
        named = [
            (span, entity)
            for span, entity in self._mentions
            if span.overlaps(pointer.owner) and span.end >= pointer.owner.end
        ]
        return max(named, key=lambda pair: (-pair[0].end, pair[0].start), default=(None, None))[1]

    def _find_day(self, stmt: Statement) -> str | None:
        told = stmt.said_at.value if stmt.said_at is not None else None
        day = told or self._sheet.report.reference_date or ""
        return day if _is_day(day) else None

    def _count_paragraphs(self, at: int, sentence: Sentence) -> int:
        """Return how many paragraphs before a sentence a place lies."""
        for other in self._sheet.sentences:
            if at < other.span.end:
                return sentence.paragraph - other.paragraph
        return 0


def _make(stmt: Statement, target: Statement, reason: Reason) -> Reaction:
    score = round(reason.score, 3)
    reason = replace(reason, score=score, right=target.content)
    return Reaction(
        from_id=stmt.statement_id,
        from_report=stmt.report_id,
        to_id=target.statement_id,
        to_report=target.report_id,
        score=score,
        reasons=(reason,),
    )


def _is_notable(stmt: Statement) -> bool:
    """Tell whether others may come back to a statement: quoted, or more than plain telling."""
    if stmt.mode not in _SPOKEN or stmt.act is Act.ASK:
        return False
    if sum(span.end - span.start for span in stmt.content) > LONGEST_REMARK:
        return False
    return stmt.quote_type in _QUOTED or stmt.channel in _TELLING or stmt.act not in _CLAIMED


def _list_keys(stems: Iterable[str], channel: Channel | None) -> tuple[str, ...]:
    """Return by what a remark is found; a channel counts as much as words."""
    marks = (f"#{channel}",) if channel in _TELLING else ()
    return (*marks, *sorted(stems))


def _pick_stems(words: str) -> frozenset[str]:
    return frozenset(key for key in list_stems(words) if len(key) >= _FEWEST_LETTERS)


def _is_inside(span: Span, spans: Iterable[Span]) -> bool:
    return any(each.contains(span) for each in spans)


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
