"""Describe how a clue stands to a statement, for a scorer.

In: a `Page` and its `Clue`s. Out: features of a clue in the statement's own sentence, and of one
that stands elsewhere and may carry over to it. What they are worth is learnt
(`training/circumstances/`); scoring and choosing are left to `scoring.py` and `fill.py`.
"""

from collections.abc import Mapping, Sequence

from onrecord.circumstances.clues import Clue, Field
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page
from onrecord.model.statement import Mode


class Carrier:
    """Tells how clues stand to the statements of a page.

    Attributes:
        speakers: Statement → who most likely speaks, for carrying only: a pronoun that was not
            resolved is taken for whoever spoke last.
        owners: Clue → the statement of its own sentence that it most likely tells of.
    """

    def __init__(self, page: Page, lexicon: Lexicon, clues: Sequence[Clue]) -> None:
        self.page = page
        self.lexicon = lexicon
        self.clues = clues
        self.at = [page.sentence_of[clue.first] for clue in clues]
        self.order = sorted(range(len(page.statements)), key=lambda n: page.cues[n])
        self.sure: list[bool] = []
        self.speakers = self._guess_speakers()
        self.homes: dict[int, list[int]] = {}
        self._values: dict[tuple[str, Field], int] = {}
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
        home = self.page.homes[number]
        return [
            index
            for index, clue in enumerate(self.clues)
            if self.at[index] == home and clue.only in (None, number)
        ]

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
            for place, other in enumerate(self.clues)
            if other.field is Field.CHANNEL
            and self.at[place] == self.at[index]
            and other.only is None
            and self.page.shells[other.first] == self.page.shells[first]
        ]
        return min(near)[1] if near else "none"

    def describe_carried(
        self,
        number: int,
        index: int,
        owner: int | None,
        worth: float,
        *,
        channels: Mapping[int, str],
        occasions: Mapping[int, Mapping[int, float]] | None = None,
    ) -> dict[str, float]:
        """Return the features of a clue that stands in another sentence than a statement.

        Args:
            number: The statement.
            index: The clue.
            owner: The statement of its sentence that it most likely tells of.
            worth: How likely it does, as log odds.
            channels: The channels that statements' own sentences tell.
            occasions: Statement → sentence → how likely the statement's channel is told there;
                known once channels are scored, and of use for all other fields.
        """
        page, clue = self.page, self.clues[index]
        stmt = page.statements[number]
        away = page.homes[number] - self.at[index]
        where, far = _bucket(away), _coarse(away)
        who = self._compare(number, index, owner)
        between = self._count_between(number, index)
        rivals = self._count_rivals(number, index, owner)
        mine, theirs = channels.get(number), channels.get(owner) if owner is not None else None
        if clue.field is Field.CHANNEL:
            theirs = clue.value
        agree = "none" if mine is None else "agree" if mine == theirs else "conflict"
        field = clue.field
        out = [
            f"{field}",
            f"{field} {who}",
            f"{who} {where}",
            f"{who} {between} {far}",
            f"{who} rivals {rivals}",
            f"{field} {clue.kind}",
            f"{clue.kind} {who}",
            f"{clue.kind} {far}",
            f"{field} {agree}",
            f"{agree} {who}",
            f"mode {stmt.mode} {self._find_medium(clue, theirs)}",
            f"quote {stmt.quote_type} {far}",
            f"inner {stmt.within is not None} {who}",
            f"headline {self.at[index] == 0} {who}",
            f"in headline {page.homes[number] == 0} {who}",
            f"same paragraph {self._same_paragraph(number, index)} {who}",
            f"{field} shells {self._shell(number, index)}",
            f"owner {owner is not None}",
            f"others {self._count_speakers()} {who}",
            f"values {self._count_values(number, field)} {who}",
            f"at {clue.form.split()[0]} {clue.kind}",
        ]
        if occasions is not None:
            told = occasions.get(number, {})
            likely = told.get(self.at[index], 0.0)
            best = max(told.values(), default=0.0)
            size = "none" if self.at[index] not in told else min(9, int(10 * likely))
            choice = "best" if likely and likely >= best - 0.05 else "less"
            rank = "none" if best < 0.35 else choice
            out += [
                f"occasion {size}",
                f"occasion {field} {size}",
                f"occasion {rank} {field}",
                f"occasion {rank} {who}",
            ]
        word = page.low[page.cues[number]]
        if word in self.lexicon.grammar.going_on:
            out.append(f"goes on {who} {far}")
        if word in self.lexicon.grammar.present:
            out.append(f"present {who}")
        features = dict.fromkeys(out, 1.0)
        features[f"worth {who}"] = worth
        features[f"worth {field}"] = worth
        features[f"distance {who}"] = min(abs(away), 30) / 10
        return features

    def _find_medium(self, clue: Clue, channel: str | None) -> str:
        if channel is None:
            return "unknown"
        if channel in self.lexicon.written:
            return "written"
        return "spoken" if channel in self.lexicon.spoken else "either"

    def _same_paragraph(self, number: int, index: int) -> bool:
        sentences = self.page.doc.sentences
        home, at = self.page.homes[number], self.at[index]
        return sentences[home].paragraph == sentences[at].paragraph

    def _count_values(self, number: int, field: Field) -> int:
        """Count the values that clues to a field have in the sentences of a speaker, at most 3."""
        mine = self.speakers[number]
        if mine is None:
            return 3
        if (mine, field) not in self._values:
            sentences = {self.page.homes[n] for n in self.order if self.speakers[n] == mine}
            found = {
                clue.key
                for index, clue in enumerate(self.clues)
                if clue.field is field and clue.only is None and self.at[index] in sentences
            }
            self._values[mine, field] = min(3, len(found))
        return self._values[mine, field]

    def _count_speakers(self) -> str:
        count = len({s for s in self.speakers if s is not None})
        return "few" if count <= 3 else "some" if count <= 8 else "many"

    def _compare(self, number: int, index: int, owner: int | None) -> str:
        """Tell whether a clue's sentence and a statement are of one speaker."""
        mine = self.speakers[number]
        sure = "" if self.sure[number] else " guessed"
        if owner is None:
            if mine is not None and mine in self._list_named(self.at[index]):
                return f"named{sure}"
            return f"unowned{sure}"
        theirs = self.speakers[owner]
        if mine is None or theirs is None:
            return "unknown"
        if mine == theirs:
            return f"same{sure}"
        if mine in self._list_named(self.at[index]):
            return f"named{sure}"
        return f"other{sure}"

    def _list_named(self, sentence: int) -> frozenset[str]:
        page = self.page
        span = page.doc.sentences[sentence].span
        return frozenset(
            page.entity_of[m.mention_id]
            for m in page.mentions
            if span.start <= m.span.start < span.end and m.mention_id in page.entity_of
        )

    def _shell(self, number: int, index: int) -> str:
        page, clue = self.page, self.clues[index]
        around, own = page.shells[clue.first], page.shells[page.cues[number]]
        if number in around:
            return "own"
        if around == own:
            return "same"
        return "outer" if around < own else "other"

    def _count_between(self, number: int, index: int) -> int:
        """Count statements of others between a clue and a statement, at most 3."""
        cue, first = self.page.cues[number], self.clues[index].first
        low, high = min(cue, first), max(cue, first)
        mine, count = self.speakers[number], 0
        for other in self.order:
            place = self.page.cues[other]
            if place <= low:
                continue
            if place >= high or count == 3:
                break
            speaker = self.speakers[other]
            outer = self.page.statements[other].within is None
            if outer and speaker is not None and speaker != mine:
                count += 1
        return count

    def _count_rivals(self, number: int, index: int, owner: int | None) -> str:
        """Count clues of the speaker's, of this field and another value, that are nearer."""
        clue, cue = self.clues[index], self.page.cues[number]
        distance = abs(cue - clue.first)
        mine = self.speakers[number]
        own = others = 0
        for number2, other in enumerate(self.clues):
            if other.field is not clue.field or other.key == clue.key or other.only is not None:
                continue
            if abs(cue - other.first) >= distance:
                continue
            others += 1
            owners = self.homes.get(self.at[number2], ())
            own += any(self.speakers[o] == mine for o in owners)
        return f"{min(own, 2)} {min(others, 2)}"

    def _count_nearer(self, number: int, index: int) -> int:
        """Count clues of the sentence, of the same field, that are nearer to the cue."""
        clue, cue = self.clues[index], self.page.cues[number]
        distance = abs(cue - clue.first)
        return sum(
            other.field is clue.field
            and self.at[place] == self.at[index]
            and other.only in (None, number)
            and abs(cue - other.first) < distance
            for place, other in enumerate(self.clues)
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


def _bucket(away: int) -> str:
    if away < 0:
        return "ahead 1" if away == -1 else "ahead 2" if away >= -3 else "ahead 4"
    for low in (40, 20, 12, 7, 4, 3, 2):
        if away >= low:
            return f"back {low}"
    return "back 1"


def _coarse(away: int) -> str:
    if away < 0:
        return "ahead"
    return "1" if away == 1 else "2" if away <= 3 else "far"
