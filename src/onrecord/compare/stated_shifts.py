"""Find where a report says that somebody's position changed.

"Kessen has shifted from demanding a full withdrawal to accepting one in stages", "dropped its
demand for inspections". In: `Sheet`. Out: `ShiftNote`s.
Shifts that only the record shows are left to `positions.py`.
"""

from collections.abc import Iterator

from onrecord.compare.stance_holders import Holders
from onrecord.compare.stance_words import load_stance_words
from onrecord.compare.topic_words import match_phrase
from onrecord.compare.topics import Found, TopicReader
from onrecord.model.comparison import Sheet
from onrecord.model.document import Span
from onrecord.model.stance import ShiftNote

# How far behind "from" the "to" of what came after is looked for, in tokens.
_FARTHEST_TO = 25
_FARTHEST_SUBJECT = 6
_ENDS = frozenset(".,;:–—()")


def find_stated_shifts(sheet: Sheet) -> tuple[ShiftNote, ...]:
    """Find the changes of position that one report states, in the order of the text."""
    finder = _Finder(sheet)
    notes = (
        note
        for sentence in sheet.sentences
        for at in range(sentence.first, sentence.last)
        for note in finder.look_at(at, sentence.first, sentence.last)
    )
    return tuple({(note.span, note.actor): note for note in notes}.values())


class _Finder:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.reader = TopicReader(sheet)
        self.holders = Holders(sheet, self.reader)
        self.words = load_stance_words()
        self.low = self.reader.low

    def look_at(self, at: int, first: int, last: int) -> Iterator[ShiftNote]:
        """Yield the shift whose verb stands at a token."""
        low = self.low
        key = self.reader.words.find_verb_key(low[at])
        found: tuple[Span | None, Span | None, int, list[Found]] | None = None
        begin = at
        if key in self.words.keys["from_to"] and at + 1 < last and low[at + 1] == "from":
            found = self._read_both(at + 2, last)
        elif key in self.words.keys["given_up"] and at + 2 < last:
            found = self._read_given_up(at + 1, last)
        else:
            behind = match_phrase(self.words.phrases["backed"], low, at, last)
            if behind is not None:
                found = self._read_before(behind, last)
        actor = self._find_actor(begin, first) if found is not None else None
        if found is None or actor is None:
            return
        before, after, end, topics = found
        statement = self.holders.find_telling(at)
        said_at = statement.said_at if statement is not None else None
        yield ShiftNote(
            report_id=self.sheet.report.report_id,
            span=self.reader.span(begin, end),
            actor=self.holders.find_state(actor),
            before=self._say(before),
            after=self._say(after),
            topics=tuple(each.topic for each in topics),
            day=said_at.value if said_at is not None else self.sheet.report.reference_date,
            statement=statement.statement_id if statement is not None else None,
            according_to=statement.speaker if statement is not None else None,
        )

    def _say(self, span: Span | None) -> str:
        return "" if span is None else " ".join(self.sheet.text[span.start : span.end].split())

    def _read_both(
        self, at: int, last: int
    ) -> tuple[Span | None, Span | None, int, list[Found]] | None:
        """Read "from X to Y"; where X is what is done, Y must be too."""
        done = self.low[at].endswith("ing") and self.low[at] not in self.reader.words.not_verbs
        for index in range(at + 1, min(last - 1, at + _FARTHEST_TO)):
            if self.low[index] in ".;":
                return None
            if self.low[index] != "to" or (done and not self.low[index + 1].endswith("ing")):
                continue
            end = self._find_end(index + 1, last)
            topics = [self.reader.read(at, index), self.reader.read(index + 1, end)]
            # "Moved from Ostrel to Hadvik" tells of a place, not of a position.
            if not done and not all(topics):
                return None
            if not done and not self._is_stand(at, index):
                return None
            spans = (self.reader.span(at, index), self.reader.span(index + 1, end))
            return *spans, end, [found for found in topics if found is not None]
        return None

    def _is_stand(self, first: int, last: int) -> bool:
        """Tell whether words name a stance: a noun or verb of stances.py is among them."""
        return any(
            self.low[index] in self.words.lists["stands"]
            or self.reader.words.find_verb_key(self.low[index]) in self.words.triggers
            or self.low[index] in self.words.triggers
            for index in range(first, last)
        )

    def _read_given_up(
        self, at: int, last: int
    ) -> tuple[Span | None, Span | None, int, list[Found]] | None:
        """Read "dropped its demand for inspections"."""
        for index in range(at, min(last - 1, at + 4)):
            if self.low[index] in self.words.lists["stands"]:
                if self.low[at] not in self.words.lists["owners"] and index == at:
                    return None
                end = self._find_end(index + 1, last)
                topic = (
                    self.reader.read(index + 2, end)
                    if self.low[index + 1] in self.words.lists["behind_stand"]
                    else None
                )
                return self.reader.span(at, end), None, end, [topic] if topic else []
            if self.low[index] in _ENDS:
                return None
        return None

    def _read_before(
        self, at: int, last: int
    ) -> tuple[Span | None, Span | None, int, list[Found]] | None:
        """Read what somebody backed away from."""
        if at >= last:
            return None
        end = self._find_end(at, last)
        topic = self.reader.read(at, end)
        if topic is None:
            return None
        return self.reader.span(at, end), None, end, [topic]

    def _find_end(self, at: int, last: int) -> int:
        """Return where the words end that tell one position."""
        for index in range(at + 1, last):
            if self.low[index] in _ENDS or self.low[index] in self.words.lists["afterwards"]:
                return index
        return last

    def _find_actor(self, at: int, first: int) -> str | None:
        """Return whose position changed: the subject, or who has it ("Kessen’s approach")."""
        index = at - 1
        while (
            index >= first
            and at - index <= _FARTHEST_SUBJECT
            and self.low[index] in self.words.lists["having"]
        ):
            index -= 1
        if index < first:
            return None
        if self.low[index] in self.words.lists["holdings"]:
            index -= 1
            while (
                index >= first
                and self.reader.text[index].islower()
                and (self.low[index] not in self.reader.words.possessives)
            ):
                index -= 1
            if index < first or self.low[index] not in self.reader.words.possessives:
                return None
            return self.holders.find_named(index - 1) or self.holders.find_named(index)
        if self.low[index] == "," and index - 1 in self.holders.ends:
            index -= 1
        return self.holders.find_named(index)
