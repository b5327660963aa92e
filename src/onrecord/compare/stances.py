"""Find the positions that the statements of one report take.

A word takes a position ("rejected", "is ready to", "its opposition to"); `stance_holders.py` tells
whose it is, `topics.py` what it is on. What does not tell both is left out.

In: `Sheet`. Out: `StanceNote`s. Which issue a topic belongs to is left to `issues.py`.
"""

from collections.abc import Iterator

from onrecord.compare.clauses import ClauseReader
from onrecord.compare.denials import is_denying
from onrecord.compare.stance_holders import Holder, Holders
from onrecord.compare.stance_words import Trigger, load_stance_words
from onrecord.compare.subjects import Subjects
from onrecord.compare.topic_words import match_phrase
from onrecord.compare.topics import Found, TopicReader
from onrecord.model.comparison import Sheet, Stance
from onrecord.model.document import Span
from onrecord.model.record import EntityType
from onrecord.model.stance import StanceNote
from onrecord.model.statement import Mode, Reason

# Frames that are no prepositions.
_NAMED_FRAMES = frozenset({"np", "to", "to_np", "ask", "that"})


def find_stances(sheet: Sheet) -> tuple[StanceNote, ...]:
    """Find the positions that the statements of one report take.

    Args:
        sheet: The report.

    Returns:
        The notes in the order of the text; one of each actor, stance and place.
    """
    return _Finder(sheet).find()


class _Finder:
    """Finds the positions of one report."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.reader = TopicReader(sheet)
        self.holders = Holders(sheet, self.reader)
        self.subjects = Subjects(self.reader, self.holders)
        self.clauses = ClauseReader(self.reader, self.holders)
        self.words = load_stance_words()
        self.low = self.reader.low
        # Who gives the account is not who takes the positions in it.
        self.tellers = {
            stmt.statement_id: stmt.speaker
            for stmt in sheet.statements
            if stmt.mode is Mode.ACCOUNT
        }
        # What is denied is nobody's position: “denied that he had refused to meet”.
        self.denied = [
            span
            for stmt in sheet.statements
            if is_denying(sheet.exact(stmt.cue))
            for span in stmt.content
        ]

    def find(self) -> tuple[StanceNote, ...]:
        """Go through all sentences."""
        notes: dict[tuple[str, str | None, int, int], StanceNote] = {}
        for sentence in self.sheet.sentences:
            last = sentence.last
            if last > sentence.first and self.low[last - 1] == "?":
                continue
            for at in range(sentence.first, last):
                start = self.sheet.tokens[at].start
                if any(span.start <= start < span.end for span in self.denied):
                    continue
                for note in self._look_at(at, sentence.first, last):
                    if self.tellers.get(note.statement) == note.actor:
                        continue
                    span = note.topic.span
                    key = (note.actor, note.according_to, span.start, span.end)
                    notes.setdefault(key, note)
        return tuple(sorted(notes.values(), key=lambda n: (n.topic.span, n.actor, n.note_id)))

    def _look_at(self, at: int, first: int, last: int) -> Iterator[StanceNote]:
        """Yield what one token begins."""
        if at not in self.holders.cued and at not in self.holders.told:
            return
        low = self.low[at]
        for trigger in (
            *self.words.triggers.get(self.reader.words.find_verb_key(low), ()),
            *self.words.triggers.get(low, ()),
        ):
            notes = list(self._try(trigger, at, first, last))
            yield from notes
            if notes:
                return
        if low in self.words.lists["demanding"]:
            yield from self._find_demand(at, first, last)
        if low in self.words.lists["refusing"]:
            yield from self._find_refusal(at, first, last)
        if low in self.words.lists["may_give"]:
            yield from self._find_giving(at, first, last)

    def _try(self, trigger: Trigger, at: int, first: int, last: int) -> Iterator[StanceNote]:
        """Yield the positions that a trigger takes at a token, if it does there."""
        if trigger.kind == "verb" and not self._is_form(trigger, at):
            return
        if trigger.kind != "verb" and self.low[at] != trigger.word:
            return
        behind = at + 1
        if trigger.particle is not None:
            if behind >= last or self.low[behind] != trigger.particle:
                return
            behind += 1
        if trigger.kind == "noun":
            held = self.subjects.hold_noun(at, first)
            negated = False
        else:
            held, negated = self.subjects.hold_verb(trigger, at, first)
        if held is None:
            return
        if negated and trigger.stance is Stance.SUPPORTS and self.subjects.is_perfect(at, first):
            return
        stance = trigger.negated if negated else trigger.stance
        if stance is None:
            return
        end = self._find_end(held, at, last)
        found = self._read_topic(trigger, behind, end)
        if found is not None and not self._is_somebody(found, behind, trigger.people):
            yield self._note(held, stance, found, at, end)

    def _is_form(self, trigger: Trigger, at: int) -> bool:
        """Tell whether a token is a form of a trigger's verb rather than of its noun."""
        low = self.low[at]
        if low in self.words.lists["no_forms"]:
            return False
        return self.sheet.tokens[at].text.islower() or at in self.reader.openings

    def _is_somebody(self, found: Found, at: int, allowed: str) -> bool:
        """Tell whether a topic is a group, state or body and nothing else, and must not be.

        The delegation that is welcomed is no topic; observers of whom the idea is welcomed are.
        """
        named = self.holders.find_named(found.head)
        core = self.reader.read_core(at, found.last)
        if named is None or found.verb is not None or found.last > found.head + 1:
            return False
        if core is not None and core.head != found.head:
            return False
        entity = self.holders.entities.get(named)
        is_group = entity is not None and entity.type in (None, EntityType.GROUP)
        return allowed == "none" or (allowed == "groups" and not is_group)

    def _find_end(self, held: Holder, at: int, last: int) -> int:
        """Return where the words end that may belong to the topic."""
        statement = held.statement
        for span in reversed(statement.content):
            tokens = self.holders.tokens_of(span)
            if tokens and tokens[0] <= max(at + 8, at) and tokens[-1] >= at:
                return min(last, tokens[-1] + 1)
        return last

    def _read_topic(self, trigger: Trigger, at: int, end: int) -> Found | None:
        """Return what a trigger's complement is on, by the frames that it takes."""
        at = self.reader.skip_marks(at, end)
        if at + 1 >= end:
            return None
        low, frames = self.low[at], trigger.frames
        if low in self.reader.words.stops - {"that"} or not (low[0].isalnum() or low[0] in "$€£"):
            return None
        if low == "that" and "that" in frames:
            return self.clauses.read(at + 1, end, wanted=self._asserts(trigger))
        if low == "to":
            takes = bool(frames & {"to", "to_np"})
            return self._read_behind_to(frames, at + 1, end) if takes else None
        if low in frames - _NAMED_FRAMES:
            is_owner = low == "of" and self._tells_holder(at + 1, end)
            return None if is_owner else self._read_behind(trigger, at, end)
        if low in self.reader.words.attaching | self.reader.words.ending:
            return None
        return self._read_at_once(trigger, at, end)

    def _asserts(self, trigger: Trigger) -> bool:
        """Tell whether a verb may also only say that something is so."""
        return trigger.word in self.words.lists["asserting"]

    def _read_at_once(self, trigger: Trigger, at: int, end: int) -> Found | None:
        """Read a complement before which no preposition or “that” stands."""
        frames = trigger.frames
        if "ask" in frames and (asked := self.clauses.read_asked(at, end)):
            return asked
        if "that" in frames:
            clause = self.clauses.read(at, end, wanted=self._asserts(trigger))
            if clause is not None:
                return clause
        return self.reader.read(at, end) if "np" in frames else None

    def _tells_holder(self, at: int, end: int) -> bool:
        """Tell whether "of" says whose it is: "the support of Tessaly for the plan"."""
        for index in range(at, min(end, at + 4)):
            if index in self.holders.ends:
                return index + 1 < end and self.low[index + 1] in self.words.lists["behind_owner"]
        return False

    def _read_behind_to(self, frames: frozenset[str], at: int, end: int) -> Found | None:
        """Read a verb or a noun phrase behind “to”, whichever a trigger takes there."""
        if "to" not in frames:
            return self.reader.read(at, end)
        if "to_np" in frames and self.reader.opens_noun(at):
            return self.reader.read(at, end)
        return self.reader.read_verb(at, end)

    def _read_behind(self, trigger: Trigger, at: int, end: int) -> Found | None:
        """Read what stands behind a preposition."""
        if self.low[at] in self.words.lists["upon"] and (
            asked := self.clauses.read_asked(at + 1, end)
        ):
            return asked
        if trigger.kind == "noun" and self.reader.opens_ing(at + 1, end):
            return self._read_listed(at + 1, end) or self.reader.read(at + 1, end)
        found = self.reader.read(at + 1, end)
        is_led = found is not None and found.verb is None and trigger.stance is Stance.DEMANDS
        if found is None or not is_led or found.last + 1 >= end or self.low[found.last] != "to":
            return found
        are_many = self.low[found.head].endswith("s") or trigger.kind == "noun"
        if self.low[found.last + 1] == "be" or are_many:
            # "Called for all sides to withdraw": what they are to do, not they, is called for.
            return self.clauses.read_asked(at + 1, end)
        return found

    def _read_listed(self, at: int, end: int) -> Found | None:
        """Read the list in "demands for ending the war, including neutrality"."""
        for index in range(at, end - 1):
            if self.low[index] in self.words.lists["listing"]:
                return self.reader.read_noun(index + 1, end)
            if self.low[index] in ".;:":
                return None
        return None

    def _find_demand(self, at: int, first: int, last: int) -> Iterator[StanceNote]:
        """Yield the demand of "the sanctions must be lifted"."""
        if self.subjects.is_supposed(at, first) or at + 1 >= last:
            return
        held = self.holders.hold_own(at)
        if held is None:
            return
        end = self._find_end(held, at, last)
        negated = self.low[at + 1] in self.words.lists["negations"]
        found = self.clauses.read_must(at, first, end)
        if found is not None:
            yield self._note(held, Stance.OPPOSES if negated else Stance.DEMANDS, found, at, end)

    def _find_refusal(self, at: int, first: int, last: int) -> Iterator[StanceNote]:
        """Yield the refusal of "we will never accept", or "they would not regain it"."""
        lists = self.words.lists
        behind, negated = at + 1, self.low[at] in lists["negations"]
        while behind < last and self.low[behind] in lists["negations"] | lists["between"]:
            negated = negated or self.low[behind] in lists["negations"]
            behind += 1
        if not negated or behind >= last or self.subjects.is_supposed(at, first):
            return
        held = self._hold_refusal(at, behind, first)
        if held is None:
            return
        end = self._find_end(held, at, last)
        found = self.clauses.read_refused(behind, end)
        if found is not None:
            yield self._note(held, Stance.RULES_OUT, found, at, end)

    def _hold_refusal(self, at: int, verb: int, first: int) -> Holder | None:
        """Return whose refusal it is: the subject's, or the speaker's of what others would get."""
        key = self.reader.words.find_verb_key(self.low[verb])
        subject, _ = self.subjects.find_subject(at, first)
        named = self.holders.find_named(subject) if subject is not None else None
        if key in self.words.keys["refusals"] and subject is not None:
            statement = self.holders.find_cued(at)
            if statement is not None:
                return self.holders.hold_cued(statement, named=named)
            return self.holders.hold_told(at, subject)
        if key in self.words.keys["granted"] and named is not None:
            return self.holders.hold_own(at)
        return None

    def _find_giving(self, at: int, first: int, last: int) -> Iterator[StanceNote]:
        """Yield the support of "Europe could provide guarantees", and who would give them."""
        behind = self.reader.skip_marks(at + 1, last)
        if behind >= last or self.subjects.is_supposed(at, first):
            return
        if self.reader.words.find_verb_key(self.low[behind]) not in self.words.keys["giving"]:
            return
        subject, _ = self.subjects.find_subject(at, first)
        named = self.holders.find_named(subject) if subject is not None else None
        held = self.holders.hold_own(at)
        if named is None or subject is None or held is None:
            return
        if not self.words.lists["negations"].isdisjoint(
            self.low[max(first, subject - 6) : subject]
        ):
            return  # "no other state can provide it"
        end = self._find_end(held, at, last)
        found = self.reader.read_verb(behind, end)
        if found is None or held.statement.within is not None:
            return
        stance = Stance.OFFERS if named == held.actor else Stance.SUPPORTS
        yield self._note(held, stance, found, at, end, giver=self.reader.span(subject, subject + 1))

    def _note(
        self,
        held: Holder,
        stance: Stance,
        found: Found,
        at: int,
        end: int,
        *,
        giver: Span | None = None,
    ) -> StanceNote:
        """Make the note, with its reasons."""
        if found.negated and stance is Stance.DEMANDS:
            stance = Stance.OPPOSES
        condition = self._find_condition(stance, found, end)
        giver = found.giver or giver
        statement, outermost = held.statement, held.outermost
        said_at = statement.said_at or outermost.said_at
        return StanceNote(
            report_id=statement.report_id,
            statement=statement.statement_id,
            actor=held.actor,
            according_to=held.according_to,
            stance=stance if condition is None else Stance.CONDITIONAL,
            topic=found.topic,
            day=said_at.value if said_at is not None else self.sheet.report.reference_date,
            said_in=outermost.statement_id if outermost is not statement else None,
            reasons=self._give_reasons(held, found, at, condition, giver),
        )

    def _give_reasons(
        self, held: Holder, found: Found, at: int, condition: Span | None, giver: Span | None
    ) -> tuple[Reason, ...]:
        """Say why it is a position, what it hangs on, and who would give what it is on."""
        word = self.reader.span(at, at + 1)
        reasons = [
            Reason(
                feature="stance_word",
                score=held.statement.confidence,
                detail=f"“{self.reader.say(word)}” is on “{found.topic.formula}”.",
                left=(word, found.topic.span),
            )
        ]
        if condition is not None:
            detail = f"It hangs on this: “{self.reader.say(condition)}”."
            reasons.append(Reason(feature="condition", score=1.0, detail=detail, left=(condition,)))
        if giver is not None:
            detail = f"Who would do it: {self.reader.say(giver)}."
            reasons.append(Reason(feature="giver", score=1.0, detail=detail, left=(giver,)))
        return tuple(reasons)

    def _find_condition(self, stance: Stance, found: Found, end: int) -> Span | None:
        """Return the words that make a support, offer or refusal hang on something."""
        phrases = self.words.phrases
        name = "relents" if stance is Stance.RULES_OUT else "conditions"
        if stance in (Stance.SUPPORTS, Stance.OFFERS, Stance.RULES_OUT):
            for index in range(found.last, end):
                is_other = self.low[index] in self.words.lists["clause_openers"]
                if is_other and self.low[index - 1] == ",":
                    return None
                behind = match_phrase(phrases[name], self.low, index, end)
                if behind is not None and behind < end:
                    return self.reader.span(index, end)
        if stance in (Stance.SUPPORTS, Stance.DEMANDS) and found.verb is None:
            behind = match_phrase(phrases["required"], self.low, found.last, end)
            if behind is not None:
                return self.reader.span(found.last, end)
        return None
