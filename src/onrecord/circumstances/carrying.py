"""Describe how a clue stands to a statement, for a scorer.

In: a `Page` and its `Clue`s. Out: features of a clue in the statement's own sentence, and of one
that stands elsewhere and may carry over to it. What they are worth is learnt
(`training/circumstances/`); scoring and choosing are left to `scoring.py` and `fill.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

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
        self._here: dict[int, list[int]] = {}
        self._fields: dict[Field, list[int]] = {}
        for index, (clue, at) in enumerate(zip(clues, self.at, strict=True)):
            self._here.setdefault(at, []).append(index)
            self._fields.setdefault(clue.field, []).append(index)
        # What is asked of every pair is laid out once: a text of nothing but interviews has a
        # hundred clues within reach of each statement.
        self._keys = [clue.key for clue in clues]
        self._firsts = {
            field: [clues[index].first for index in places]
            for field, places in self._fields.items()
        }
        self._named: dict[int, frozenset[str]] = {}
        self.order = sorted(range(len(page.statements)), key=lambda n: page.cues[n])
        self.sure: list[bool] = []
        self.speakers = self._guess_speakers()
        self.marked: dict[str, list[int]] = {}
        self.lines: dict[str, list[int]] = {}
        for number in self.order:
            speaker = self.speakers[number]
            if speaker is not None:
                self.marked.setdefault(speaker, []).append(number)
                self.lines.setdefault(speaker, []).append(page.homes[number])
        self._marks = {who: [page.cues[n] for n in said] for who, said in self.marked.items()}
        self._order_cues = [page.cues[number] for number in self.order]
        self._crowd = _name_crowd(len(self.marked))
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
        who = self.compare(number, index, owner)
        far = _bucket(page.homes[number] - self.at[index])
        way = far.split()[0]
        anchored = _name_worth(worth)
        rival = self._count_rivals(number, index)
        between = self._count_between(number, index)
        line = self._place_in_line(number, index, owner, channels)
        mine, theirs = channels.get(number), channels.get(owner) if owner is not None else None
        if clue.field is Field.CHANNEL:
            theirs = clue.value
        agree = "none" if mine is None else "agree" if mine == theirs else "conflict"
        field = clue.field
        said = "inner" if stmt.within is not None else "outer"
        word = page.low[page.cues[number]]
        tone = (
            "goes on"
            if word in self.lexicon.grammar.going_on
            else "present"
            if word in self.lexicon.grammar.present
            else "plain"
        )
        what = clue.value if field is Field.CHANNEL else f"{field} {clue.kind}"
        out = [
            f"{field}",
            f"core {who} {anchored} {way} {rival}",
            f"far {who} {anchored} {far} {rival}",
            f"field {field} {who} {anchored} {way} {rival}",
            f"what {what} {who} {anchored} {way}",
            f"what {what} {clue.form.split()[0]}",
            f"between {who} {between}",
            f"agree {agree} {who}",
            f"medium {stmt.mode} {self._find_medium(clue, theirs)} {who}",
            f"inner {said} {who}",
            f"tone {tone} {who} {way}",
            f"front {self.at[index] == 0} {page.homes[number] == 0} {who}",
            f"line {line} {field}",
            f"line {line} {anchored} {far}",
            f"line {line} {what}",
            f"line {line} {agree}",
            f"quote {stmt.quote_type} {way}",
            f"same paragraph {self._same_paragraph(number, index)} {line}",
            *self._describe_chain(number, index, who),
        ]
        if occasions is not None:
            told = occasions.get(number, {})
            likely = told.get(self.at[index], 0.0)
            best = max(told.values(), default=0.0)
            size = "none" if self.at[index] not in told else f"{min(9, int(10 * likely))}"
            rank = "none" if best < 0.4 else "best" if likely >= best - 0.05 else "less"
            out += [
                f"occasion {size}",
                f"occasion {field} {rank} {anchored}",
                f"occasion {rank} {who} {anchored}",
            ]
        features = dict.fromkeys(out, 1.0)
        features["worth"] = worth
        return features

    def _place_in_line(
        self, number: int, index: int, owner: int | None, channels: Mapping[int, str]
    ) -> str:
        """Tell where a clue stands in the line of occasions at which a speaker is heard.

        Each statement of theirs whose own sentence tells a channel begins another occasion, which
        goes on until the next one.
        """
        if owner is None or self.speakers[owner] is None:
            return "none"
        mine = self.speakers[number]
        if self.speakers[owner] != mine:
            return "other"
        if owner not in channels:
            return "unmarked"
        cue, start = self.page.cues[number], self.page.cues[owner]
        low, high = min(cue, start), max(cue, start)
        marks, marked = self._marks.get(mine or "", []), self.marked.get(mine or "", [])
        inside = range(bisect_right(marks, low), bisect_left(marks, high))
        between = any(
            self.page.homes[marked[place]] != self.at[index]
            and channels.get(marked[place]) not in (None, channels[owner])
            for place in inside
        )
        way = "ahead" if start > cue else "back"
        return f"{'past' if between else 'current'} {way}"

    def _describe_chain(self, number: int, index: int, who: str) -> list[str]:
        """Tell how closely a speaker's statements follow each other from a clue to a statement.

        An interview that is quoted sentence by sentence goes on however far back it was named;
        who is heard again after a page may have said it elsewhere.
        """
        page, mine = self.page, self.speakers[number]
        low, high = sorted((self.at[index], page.homes[number]))
        own = self.lines.get(mine, []) if mine is not None else []
        stops = [low, *own[bisect_right(own, low) : bisect_left(own, high)], high]
        widest = max(b - a for a, b in pairwise(stops))
        gap = _size(widest)
        back = "back" if page.homes[number] >= self.at[index] else "ahead"
        last = _size(stops[-1] - stops[-2]) if back == "back" else _size(stops[1] - stops[0])
        return [
            f"widest {gap} {back} {who}",
            f"last {last} {back} {who}",
            f"{'lead' if self.at[index] <= 3 else 'later'} {self._crowd} {who}",
        ]

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

    def compare(self, number: int, index: int, owner: int | None) -> str:
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
        """Return the entities that a sentence names."""
        if sentence not in self._named:
            self._named[sentence] = frozenset(self.page.list_entities(sentence))
        return self._named[sentence]

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
        start, end = bisect_right(self._order_cues, low), bisect_left(self._order_cues, high)
        for place in range(start, end):
            if count == 3:
                break
            other = self.order[place]
            speaker = self.speakers[other]
            outer = self.page.statements[other].within is None
            if outer and speaker is not None and speaker != mine:
                count += 1
        return count

    def _count_rivals(self, number: int, index: int) -> str:
        """Tell whether a clue to another value of the field is nearer: the speaker's own, any."""
        clue, cue = self.clues[index], self.page.cues[number]
        distance = abs(cue - clue.first)
        mine = self.speakers[number]
        found = "alone"
        places, firsts = self._fields[clue.field], self._firsts[clue.field]
        start, end = bisect_right(firsts, cue - distance), bisect_left(firsts, cue + distance)
        for place in places[start:end]:
            if self._keys[place] == self._keys[index] or self.clues[place].only is not None:
                continue
            if any(self.speakers[o] == mine for o in self.homes.get(self.at[place], ())):
                return "rivalled"
            found = "among"
        return found

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


def _name_worth(worth: float) -> str:
    if worth > 1:
        return "sure"
    if worth > 0:
        return "likely"
    return "weak" if worth > -1 else "no"


def _name_crowd(count: int) -> str:
    return "few" if count <= 3 else "some" if count <= 8 else "many"


def _bucket(away: int) -> str:
    if away < 0:
        return "ahead 1" if away == -1 else "ahead 2" if away >= -3 else "ahead 4"
    for low in (40, 20, 12, 7, 4, 3, 2):
        if away >= low:
            return f"back {low}"
    return "back 1"


def _size(count: int) -> str:
    return next((f"{low}" for low in (20, 10, 6, 4, 3, 2, 1) if count >= low), "0")
