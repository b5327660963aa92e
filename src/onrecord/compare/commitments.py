"""Find what somebody promised, offered, undertook or threatened, as one report tells it.

A cue says so ("pledged to", "agreed to"), or the words that are said do: somebody says what they
will do by a day, or is ready to do something. What somebody merely means to do is none, nor what
is foretold of others.

In: a `Sheet`. Out: `Commitment`s, each with the statements that tell it. By which day it is due is
left to `due_dates.py`, what became of it to `due.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.compare.commitment_words import load_commitment_words
from onrecord.compare.due_dates import Due, DueFinder
from onrecord.compare.periods import Period, read_period
from onrecord.compare.scenery import Party, Scenery
from onrecord.model.comparison import Commitment, CommitmentKind, Sheet
from onrecord.model.document import MentionType, ReportKind, Span, make_id
from onrecord.model.record import EntityType
from onrecord.model.statement import Act, Mode, Reason, Statement

# How many tokens before a cue are asked, and how many of a clause for its "will"; by judgement.
_BEFORE_CUE = 3
_TO_MODAL = 9
_ACTORS = (
    EntityType.PERSON,
    EntityType.STATE,
    EntityType.ORGANISATION,
    EntityType.GROUP,
    None,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A commitment in the words of a report.

    Attributes:
        stmt: The statement that tells it.
        kind: How somebody is bound.
        actor: Who is bound.
        first: Index of the first token of what is promised.
        last: Index behind the last one.
        opening: Index of the first token in which its day may stand.
        why: What tells that it is one.
    """

    stmt: Statement
    kind: CommitmentKind
    actor: str
    first: int
    last: int
    opening: int
    why: str


def find_commitments(sheet: Sheet) -> tuple[Commitment, ...]:
    """Find what a report says that somebody is bound to, in the order of the text.

    >>> from onrecord.model.record import RecordedReport
    >>> find_commitments(Sheet(report=RecordedReport(report_id="rp", text_sha256=""), text=""))
    ()
    """
    finder = _Finder(sheet)
    found = [
        each
        for stmt in sheet.statements
        for each in finder.find(stmt)
        # Who gives the account is not who is bound: “they agreed to continue”.
        if stmt.mode is not Mode.ACCOUNT or each.actor != stmt.speaker
    ]
    found.sort(key=lambda each: (each.first, each.last - each.first))
    kept: list[_Found] = []
    for each in found:
        if not any(_is_again(other, each) for other in kept):
            kept.append(each)
    return tuple(finder.make(each) for each in kept)


def _is_again(other: _Found, each: _Found) -> bool:
    """Tell whether two tell one commitment: the words of one lie in those of the other."""
    overlap = other.first < each.last and each.first < other.last
    return overlap and other.actor == each.actor


class _Finder:
    """Finds the commitments of one report."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words = load_commitment_words()
        self.scenery = Scenery(sheet)
        self.low = self.scenery.low
        self.due = DueFinder(self.scenery, self.words)
        self.by_id = {stmt.statement_id: stmt for stmt in sheet.statements}
        self.published = read_period(sheet.report.reference_date)

    def find(self, stmt: Statement) -> Iterator[_Found]:
        """Yield what a statement promises."""
        if stmt.act is Act.DEMAND or self._is_asked(stmt):
            return
        yield from self._find_by_cue(stmt)
        for span in stmt.content:
            first, last = self.scenery.range_of(span)
            for at in range(first, last):
                yield from self._find_by_words(stmt, at, first, last)

    def _is_asked(self, stmt: Statement) -> bool:
        """Tell whether it only stands in what somebody asks."""
        inner: Statement | None = stmt
        seen: set[str] = set()
        while inner is not None and inner.statement_id not in seen:
            if inner.act is Act.ASK:
                return True
            seen.add(inner.statement_id)
            inner = self.by_id.get(inner.within) if inner.within else None
        return False

    def _find_by_cue(self, stmt: Statement) -> Iterator[_Found]:
        """Yield what the cue calls a promise: "pledged to", "agreed that they will"."""
        if stmt.speaker is None or not stmt.content:
            return
        tokens = [i for span in stmt.cue for i in range(*self.scenery.range_of(span))]
        at = next((i for i in tokens if self.low[i] in self.words.cues), None)
        own = next((i for i in tokens if self.low[i] in self.words.own_cues), None)
        first, last = self.scenery.range_of(stmt.content[0])
        if first >= last:
            return
        if at is not None and not self._is_supposed(at) and self._binds(at, first, last):
            last = self._end_clause(first, last)
            kind = self.words.cues[self.low[at]]
            yield _Found(stmt, kind, stmt.speaker, first, last, first, self.low[at])
        elif own is not None and not self._is_supposed(own):
            subject = self._find_modal(first, last, stmt)
            if subject is not None:
                kind = self.words.own_cues[self.low[own]]
                yield _Found(stmt, kind, stmt.speaker, first, last, first, self.low[own])

    def _is_supposed(self, at: int) -> bool:
        """Tell whether a cue is negated, or only supposed: "did not agree", "if he agreed"."""
        before = self.low[max(0, at - _BEFORE_CUE) : at]
        return self.words.any("not", before) or self.words.any("supposing", before)

    def _binds(self, at: int, first: int, last: int) -> bool:
        """Tell whether what stands behind a cue is a deed that somebody binds themselves to."""
        low, has = self.low, self.words.has
        opening = low[first]
        if has("to", opening):
            return last - first > 1 and self._is_verb(first + 1)
        content = low[first:last]
        if has("to_nouns", low[at]) and has("to", low[first - 1]):
            return True
        kind = self.words.cues[low[at]]
        if kind is CommitmentKind.OFFER:
            return self.words.any("helps", content)
        clause = content[: min(_TO_MODAL, self._end_clause(first, last) - first)]
        return self.words.any("would", clause) and not self.words.any("question", clause)

    def _is_verb(self, at: int) -> bool:
        """Tell whether a word behind "to" is a verb rather than a noun: not "to observers"."""
        word = self.low[at]
        plural = word.endswith("s") and not word.endswith(("ss", "us"))
        other = self.words.has("be", word) or self.words.has("determiners", word)
        return word.isalpha() and not plural and not other and self.scenery.party_of[at] < 0

    def _find_modal(self, first: int, last: int, stmt: Statement) -> int | None:
        """Return where the speaker's own "will" stands: "that it will respond"."""
        for index in range(first, self._end_clause(first, last)):
            if self.words.has("would", self.low[index]):
                return index if self._find_own_subject(index, first, stmt) else None
        return None

    def _find_by_words(self, stmt: Statement, at: int, first: int, last: int) -> Iterator[_Found]:
        """Yield what the words at a token promise: "I will … by 1 May", "is ready to …"."""
        if self._is_question(at):
            return
        if self.words.has("ready", self.low[at]):
            yield from self._find_ready(stmt, at, first, last)
        elif self.words.has("would", self.low[at]) or self.words.has("could", self.low[at]):
            yield from self._find_willing(stmt, at, at + 1, first, last)
        elif self.words.has("going", self.low[at]) and self._is_going(at, first, last):
            yield from self._find_willing(stmt, at - 1, at + 2, first, last)

    def _is_going(self, at: int, first: int, last: int) -> bool:
        """Tell whether "are going to" says what somebody will do."""
        before = self.low[at - 1] if at > first else ""
        return (
            self.words.has("be", before)
            and at + 2 < last
            and (self.words.has("to", self.low[at + 1]))
        )

    def _is_question(self, at: int) -> bool:
        sentence = self.scenery.sentence_at(at)
        return self.words.any("question", self.low[sentence.last - 2 : sentence.last])

    def _find_ready(self, stmt: Statement, at: int, first: int, last: int) -> Iterator[_Found]:
        """Yield what somebody is ready to do: "Solmark is prepared to reopen the post"."""
        if not self.words.any("to", self.low[at + 1 : at + 2]) or at + 2 >= last:
            return
        verb = at - 1
        while verb > first and self._may_skip(verb):
            verb -= 1
        group = self.low[max(first, verb - 1) : at]
        if not self.words.any("be", group) or self.words.any("not", group):
            return
        if self.words.has("be", self.low[at + 2]) or self.scenery.content_of[at] < 0:
            return
        subject = self._find_subject(verb, first)
        if subject is None:
            return
        stop = self._end_clause(at + 1, last)
        kind = CommitmentKind.OFFER
        yield _Found(stmt, kind, subject.entity_id, at + 1, stop, at + 1, self.low[at])

    def _find_willing(
        self, stmt: Statement, at: int, verb: int, first: int, last: int
    ) -> Iterator[_Found]:
        """Yield what the speaker will do, where a day or a deed makes it a promise.

        Args:
            stmt: What the speaker says.
            at: Index of "will".
            verb: Index of the token where the verb begins.
            first: Index of the first token of what is said.
            last: Index behind the last one.
        """
        deed = self._find_deed(at, verb, last)
        if deed is None:
            return
        is_open = self.words.has("could", self.low[at])
        weak = self.words.has("weak", self.low[deed]) and not is_open
        actor = self._find_own_subject(at, first, stmt)
        body = self._find_body(at, first) if actor is None and not weak else None
        bound = actor or body
        subject = self._start_of_subject(at, first)
        # "By May Solmark will have three bridges" is foretold, and what is expected binds nobody.
        if bound is None or self._expects(subject) or (weak and actor != stmt.speaker):
            return
        stop = self._end_clause(deed, last)
        opening = self._open_clause(subject, first)
        due = self._find_due(stmt, opening, stop)
        plain = self.sheet.report.kind is not ReportKind.TRANSCRIPT and not is_open
        if due is None:
            is_bound = plain and self.words.has("deeds", self.low[deed]) and body is None
        elif is_open:
            is_bound = due.day is None
        else:
            is_bound = due.is_strong or not (weak or body is not None)
        if is_bound:
            yield _Found(stmt, CommitmentKind.PROMISE, bound, subject, stop, opening, self.low[at])

    def _find_deed(self, at: int, verb: int, last: int) -> int | None:
        """Return the verb behind "will"; None where it is negated, doubted, or binds nobody."""
        while verb < last and self._is_adverb(verb):
            verb += 1
        between = self.low[at : verb + 1]
        if verb >= last or self.words.any("not", between) or self.words.any("hedges", between):
            return None
        if self.words.has("be", self.low[verb]):
            verb += 1
            ending = tuple(self.words.sets["ing"])
            if verb >= last or not self.low[verb].endswith(ending):
                return None
        weak = self.words.has("weak", self.low[verb]) and not self.words.has("could", self.low[at])
        if weak and not self.words.has("open_weak", self.low[verb]):
            return None
        return verb if self.low[verb].isalpha() else None

    def _is_adverb(self, index: int) -> bool:
        ending = tuple(self.words.sets["adverb_ending"])
        return self.words.has("adverbs", self.low[index]) or self.low[index].endswith(ending)

    def _may_skip(self, index: int) -> bool:
        """Tell whether a token may stand between a subject, its verb and what it is ready to do."""
        return self._is_adverb(index) or self.words.has("marks", self.low[index])

    def _find_due(self, stmt: Statement, first: int, last: int) -> Due | None:
        """Return when something is due; what is of the day of saying has no day of its own.

        "Today we will discuss …" opens a meeting, and binds nobody.
        """
        said_on = self._said_on(stmt)
        due = self.due.find(first, last, said_on)
        if due is None or due.day is None or said_on is None:
            return due
        return None if due.day <= said_on.last else due

    def _expects(self, subject: int) -> bool:
        """Tell whether it is only expected: "I hope that we will publish it"."""
        opening = self.scenery.sentence_at(subject).first
        return self.words.any("expecting", self.low[max(opening, subject - 2) : subject])

    def _start_of_subject(self, at: int, first: int) -> int:
        party = self._party_before(at, first)
        return party.first if party is not None else max(first, at - 1)

    def _party_before(self, at: int, first: int) -> Party | None:
        """Return who stands right before a verb, adverbs left out."""
        index = at - 1
        while index > first and self._may_skip(index):
            index -= 1
        return self.scenery.party_at(index) if index >= first else None

    def _find_subject(self, at: int, first: int) -> Party | None:
        """Return the actor before a verb group."""
        party = self._party_before(at, first) or self._party_before(at + 1, first)
        if party is None or (party.kind is None and party.type is not MentionType.NAME):
            return None
        return party if party.kind in _ACTORS else None

    def _find_body(self, at: int, first: int) -> str | None:
        """Return the body that will do something, where it is no person and no state.

        What is said of another state may be foretold; what a ministry will do by a day is bound.
        """
        party = self._party_before(at, first)
        if party is None or party.type is MentionType.PRONOUN:
            return None
        before = party.first - 1
        while before > first and self.words.has("articles", self.low[before]):
            before -= 1
        if before >= first and self.words.has("modifiers", self.low[before]):
            return None  # "the election of the Board will take place"
        return party.entity_id if party.kind is EntityType.ORGANISATION else None

    def _find_own_subject(self, at: int, first: int, stmt: Statement) -> str | None:
        """Return who will do it where that is the speaker, or the speaker's government."""
        if stmt.speaker is None:
            return None
        index = at - 1
        while index > first and self.words.has("adverbs", self.low[index]):
            index -= 1
        if index < first:
            return None
        word = self.low[index]
        if self.words.has("first_persons", word):
            polite = self.words.has("third_only", self.low[at])  # "I would note that …"
            return None if polite else stmt.speaker
        party = self.scenery.party_at(index)
        if self.words.has("offices", word) and index > first:
            owner = self.low[party.first if party is not None else index - 1]
            own = self.words.has("own", owner) or self.words.has("own", self.low[index - 1])
            return (party.entity_id if party is not None else stmt.speaker) if own else None
        if party is None:
            return None
        if party.entity_id == stmt.speaker:
            return stmt.speaker
        return party.entity_id if self._speaks_for(stmt.speaker, party) else None

    def _speaks_for(self, speaker: str, party: Party) -> bool:
        """Tell whether somebody holds an office of a state or body that is named."""
        entity = self.scenery.entities.get(speaker)
        if entity is None or party.type is MentionType.PRONOUN:
            return False
        return any(role.organisation == party.entity_id for role in entity.roles)

    def _end_clause(self, at: int, last: int) -> int:
        """Return where a clause ends: at a mark, a sentence's end, or another clause."""
        stop = min(last, self.scenery.sentence_at(at).last)
        for index in range(at + 1, stop):
            word = self.low[index]
            if self.words.has("clause_ends", word):
                return index
            next_one = self.low[index + 1 : index + 3]
            joins = word == "," or self.words.has("conjunctions", word)
            if joins and self.words.any("first_persons", next_one[:1]):
                return index
            if word == "," and any(each in self.words.cues for each in next_one):
                return index
        return stop

    def _open_clause(self, subject: int, first: int) -> int:
        """Return where the time may stand that opens a clause: "By 1 May I will …"."""
        index = subject
        sentence = self.scenery.sentence_at(subject).first
        while index - 1 >= max(first, sentence) and (
            self.scenery.timex_of[index - 1] >= 0
            or self.low[index - 1] == ","
            or self.words.has("due_openers", self.low[index - 1])
            or self.words.has("articles", self.low[index - 1])
        ):
            index -= 1
        return index

    def _said_on(self, stmt: Statement) -> Period | None:
        """Return the days on which a statement was made, or else the report's."""
        said = read_period(stmt.said_at.value) if stmt.said_at is not None else None
        if stmt.said_at is None or said is None or not said.is_day or not stmt.cue:
            return self.published
        sentence = self.scenery.sentence_at(self.scenery.first_token(stmt.cue[0].start)).span
        # A day that another sentence tells may be that of something else.
        return said if sentence.contains(stmt.said_at.span) else self.published

    def make(self, found: _Found) -> Commitment:
        """Return a commitment."""
        report_id = self.sheet.report.report_id
        last = found.last
        while last - 1 > found.first and self.words.has("marks", self.low[last - 1]):
            last -= 1
        span = self.scenery.span_of(found.first, last)
        due = self._find_due(found.stmt, found.opening, found.last)
        detail = f"“{found.why}” makes it a commitment"
        return Commitment(
            commitment_id=make_id("cm", report_id, span.start, span.end, found.actor),
            actor=found.actor,
            kind=found.kind,
            content=self.scenery.words_of(found.first, last),
            evidence=(found.stmt.statement_id,),
            reports=(report_id,),
            due=due.day.isoformat() if due is not None and due.day is not None else None,
            due_span=due.span if due is not None else None,
            due_basis=due.basis if due is not None else None,
            according_to=self._find_teller(found),
            reasons=(
                Reason(feature=str(found.kind), score=1.0, detail=detail, left=_cue(found, span)),
            ),
        )

    def _find_teller(self, found: _Found) -> str | None:
        """Return who says so, where the actor does not: "According to Quint, Kessen promised"."""
        stmt: Statement | None = found.stmt
        seen: set[str] = set()
        while stmt is not None and stmt.statement_id not in seen:
            seen.add(stmt.statement_id)
            if stmt.speaker is not None and stmt.speaker != found.actor:
                return None if self._is_voice_of(stmt.speaker, found.actor) else stmt.speaker
            stmt = self.by_id.get(stmt.within) if stmt.within else None
        return None

    def _is_voice_of(self, speaker: str, actor: str) -> bool:
        entity = self.scenery.entities.get(speaker)
        return entity is not None and any(role.organisation == actor for role in entity.roles)


def _cue(found: _Found, span: Span) -> tuple[Span, ...]:
    return found.stmt.cue or (span,)
