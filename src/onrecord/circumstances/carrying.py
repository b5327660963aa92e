"""Tell who speaks where clues stand, and describe how a clue stands to its own sentence's words.

In: a `Page` and its `Clue`s. Out: features of a clue in a statement's own sentence. What they are
worth is learnt (`training/circumstances/`). Clues that stand elsewhere and may carry over are left
to `occasions.py`, scoring and choosing to `scoring.py`.
"""

from collections.abc import Sequence

from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page
from onrecord.model.statement import Mode


class Carrier:
    """Tells how clues stand to the statements of a page.

    Attributes:
        speakers: Statement → who most likely speaks, for carrying only: a pronoun that was not
            resolved is taken for whoever spoke last.
        sure: Statement → whether who speaks was found, and not merely guessed.
        at: Clue → its sentence.
        fields: Field → its clues, in the order of the text.
        order: The statements, in the order of their cues.
        lines: Speaker → the sentences where they are heard, in order.
        homes: Sentence → its statements.
    """

    def __init__(self, page: Page, lexicon: Lexicon, clues: Sequence[Clue]) -> None:
        self.page = page
        self.lexicon = lexicon
        self.clues = clues
        self.at = [page.sentence_of[clue.first] for clue in clues]
        self._here: dict[int, list[int]] = {}
        self.fields: dict[Field, list[int]] = {}
        for index, (clue, at) in enumerate(zip(clues, self.at, strict=True)):
            self._here.setdefault(at, []).append(index)
            self.fields.setdefault(clue.field, []).append(index)
        self._named: dict[int, frozenset[str]] = {}
        self._members: dict[int, frozenset[str]] = {}
        self.order = sorted(range(len(page.statements)), key=lambda n: page.cues[n])
        self.sure: list[bool] = []
        self.speakers = self._guess_speakers()
        self.lines: dict[str, list[int]] = {}
        for number in self.order:
            speaker = self.speakers[number]
            if speaker is not None:
                self.lines.setdefault(speaker, []).append(page.homes[number])
        self.homes: dict[int, list[int]] = {}
        for number in self.order:
            self.homes.setdefault(page.homes[number], []).append(number)

    def _guess_speakers(self) -> list[str | None]:
        page = self.page
        out: list[str | None] = [s.speaker for s in page.statements]
        self.sure = [s.speaker is not None for s in page.statements]
        last: str | None = None
        for number in self.order:
            stmt = page.statements[number]
            if stmt.within is not None:
                continue
            if out[number] is None:
                words = page.list_tokens((*stmt.source, *stmt.shared_source))
                if not words or page.low[words[0]] in self.lexicon.grammar.pronouns:
                    out[number] = last
            last = out[number] or last
        return out

    def list_local(self, number: int) -> list[int]:
        """Return the clues in a statement's own sentence."""
        here = self._here.get(self.page.homes[number], [])
        return [index for index in here if self.clues[index].only in (None, number)]

    def describe_local(self, number: int, index: int) -> list[str]:
        """Return the features of a clue in a statement's own sentence."""
        page, clue = self.page, self.clues[index]
        stmt, cue = page.statements[number], page.cues[number]
        place, shell = self._place(number, index), self._shell(number, index)
        form = clue.form.split()[0]
        side, _, gap = place.partition(" ")
        nearer = min(2, self._count_nearer(number, index))
        out = [
            f"kind {clue.kind}",
            f"form {clue.form}",
            f"kind form {clue.kind} {form}",
            f"place {place}",
            f"whole form {clue.form}",
            f"kind place {clue.kind} {gap or side}",
            f"form place {form} {place}",
            f"shell {shell}",
            f"shell kind {shell} {clue.kind}",
            f"mode {stmt.mode} {clue.value if clue.field is Field.CHANNEL else clue.kind}",
            f"nearer {nearer}",
            f"inner {stmt.within is not None} {shell}",
            f"headline {self.at[index] == 0}",
            f"quote {stmt.quote_type}",
        ]
        if clue.field is not Field.CHANNEL:
            beside = self._find_beside(index)
            out.append(f"beside {beside}")
            out.append(f"beside {beside} {clue.kind}")
            out.append(f"beside {beside} {place}")
        if clue.field is Field.ADDRESSEE:
            cues = page.list_tokens(stmt.cue)
            direct = any(token in (clue.first - 1, clue.first - 2) for token in cues)
            out += [f"direct {direct}", f"direct {direct} {form}"]
        if not stmt.cue:
            out.append("no cue")
        if page.low[cue] in self.lexicon.told:
            out.append(f"told {clue.kind}")
        return out

    def _find_beside(self, index: int) -> str:
        """Return the kind of the clue to a channel that is nearest in a clue's sentence."""
        first = self.clues[index].first
        near = [
            (abs(other.first - first), other.value)
            for other in (self.clues[place] for place in self._here[self.at[index]])
            if other.field is Field.CHANNEL
            and other.only is None
            and self.page.shells[other.first] == self.page.shells[first]
        ]
        return min(near)[1] if near else "none"

    def compare(self, number: int, index: int, owner: int | None) -> str:
        """Tell whether a clue's sentence and a statement are of one speaker.

        A member is one of several who are the source together, as is each of them of the several.
        """
        mine = self.speakers[number]
        if owner is None:
            named = mine is not None and mine in self._list_named(self.at[index])
            return "named" if named else "unowned"
        theirs = self.speakers[owner]
        if mine is None or theirs is None:
            return "unknown"
        if mine == theirs:
            return "same"
        if mine in self._list_members(owner) or theirs in self._list_members(number):
            return "member"
        return "named" if mine in self._list_named(self.at[index]) else "other"

    def _list_members(self, number: int) -> frozenset[str]:
        """Return the entities that a statement's source names."""
        if number not in self._members:
            spans = self.page.statements[number].source
            self._members[number] = frozenset(
                entity for span in spans for entity in self.page.list_entities_in(span)
            )
        return self._members[number]

    def _list_named(self, sentence: int) -> frozenset[str]:
        """Return the entities that a sentence names."""
        if sentence not in self._named:
            span = self.page.doc.sentences[sentence].span
            self._named[sentence] = frozenset(self.page.list_entities_in(span))
        return self._named[sentence]

    def _shell(self, number: int, index: int) -> str:
        page, clue = self.page, self.clues[index]
        around, own = page.shells[clue.first], page.shells[page.cues[number]]
        if number in around:
            return "own"
        if around == own:
            return "same"
        return "outer" if around < own else "other"

    def _count_nearer(self, number: int, index: int) -> int:
        """Count clues of the sentence, of the same field, that are nearer to the cue."""
        clue, cue = self.clues[index], self.page.cues[number]
        distance = abs(cue - clue.first)
        return sum(
            other.field is clue.field
            and other.only in (None, number)
            and abs(cue - other.first) < distance
            for other in (self.clues[place] for place in self._here[self.at[index]])
        )

    def _place(self, number: int, index: int) -> str:
        """Tell how a clue stands to a cue of its sentence."""
        page, cue, clue = self.page, self.page.cues[number], self.clues[index]
        tokens = page.list_tokens(page.statements[number].cue) or [cue]
        if any(clue.first <= token < clue.last for token in tokens):
            return "at"
        sources = page.list_tokens(page.statements[number].source)
        if any(clue.first <= token < clue.last for token in sources):
            return "source"
        side = "before" if clue.first < cue else "behind"
        low, high = min(cue, clue.first), max(cue, clue.first)
        past = any(
            low < page.cues[n] < high for n in self.homes.get(page.homes[number], ()) if n != number
        )
        gap = high - low
        size = "near" if gap <= 3 else "mid" if gap <= 10 else "far"
        return f"{side} {size}{' past' if past else ''}"


def is_told(mode: Mode | None) -> bool:
    """Tell whether something is said at all, so that it has circumstances."""
    return mode in (Mode.SPEECH, Mode.WRITING, Mode.ACCOUNT, None)
