"""Say who the labels of a transcript's turns name, before the names in its text are joined.

"MS. QUINT" is the "Adrel Quint" of the headline; "Q" is somebody each time; "MODERATOR" is one
person in a report, and in another report somebody else.

In: `Turn`s, mentions. Out: `Labels`, which `entities.py` asks.
Who says "I" in a turn is left to `first_persons.py`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from onrecord.link.kinds import is_state, load_kinds, name_key
from onrecord.model.document import Document, Mention, Turn
from onrecord.model.record import EntityType

# The person behind a label that names an office is as a rule one; by judgement.
SAME_LABEL = 0.95


class Labels:
    """The labels among the mentions of a document."""

    def __init__(self, doc: Document, mentions: Sequence[Mention]) -> None:
        self.text = doc.report.text
        by_span = {turn.source: turn for turn in doc.turns}
        self.turns: Mapping[int, Turn] = {
            index: by_span[m.span] for index, m in enumerate(mentions) if m.span in by_span
        }

    def get_name(self, index: int) -> str | None:
        """Return the name that the headline gives to whom a label means, or None."""
        turn = self.turns.get(index)
        return turn.named if turn is not None else None

    def is_named(self, index: int) -> bool:
        """Tell whether a mention is a label that names somebody, or whose name is known."""
        turn = self.turns.get(index)
        return turn is not None and (turn.is_named or turn.named is not None)

    def is_shouted(self, index: int) -> bool:
        """Tell whether all that names a mention is a label in capitals."""
        turn = self.turns.get(index)
        if turn is None or turn.named is not None:
            return False
        return self.text[turn.head.start : turn.head.end].isupper()

    def list_speakers(self) -> Iterator[tuple[tuple[int, ...], frozenset[str]]]:
        """Yield the labels of each speaker of whom more than a surname is known, or no name.

        Those of whom only a surname is known are left to the names in the text.

        Yields:
            The labels' indices, and the keys of the speaker's full names.
        """
        labels: dict[int, list[int]] = defaultdict(list)
        for index, turn in self.turns.items():
            labels[turn.speaker].append(index)
        for members in labels.values():
            keys = frozenset(self._find_key(i) for i in members if self.is_named(i))
            full = frozenset(key for key in keys if " " in key)
            if full or any(not self.is_named(i) for i in members):
                yield tuple(members), full

    def _find_key(self, index: int) -> str:
        turn = self.turns[index]
        return name_key(turn.named or self.text[turn.head.start : turn.head.end])

    def guess_kind(self, index: int) -> EntityType | None:
        """Guess the kind of who speaks behind a label."""
        turn = self.turns[index]
        kinds = load_kinds()
        words = (turn.named or self.text[turn.head.start : turn.head.end]).lower().split()
        if self.is_named(index):
            if is_state(" ".join(words)):
                return EntityType.STATE
            of_body = turn.title is None and not kinds.organisation.isdisjoint(words)
            if of_body:
                return EntityType.ORGANISATION
            # A single word may be a thing; a name or title elsewhere in the report tells.
            is_bare = turn.title is None and len(words) == 1 and turn.named is None
            return None if is_bare else EntityType.PERSON
        unnamed = turn.is_anonymous or turn.is_question or len("".join(words)) == 1
        if unnamed or not kinds.unnamed.isdisjoint(words):
            return EntityType.UNNAMED
        return EntityType.PERSON
