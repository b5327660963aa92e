"""Apply rules to a row of items, level by level.

A rule is a pattern over kinds of word and a builder that says what the words mean. On each
level the leftmost, then the longest match wins and is replaced by one item, so that the next
level sees "DATE PART" where the text says "Monday evening".

In: `Item`s and `Rule`s. Out: the reduced row. The rules are left to the modules beside this one.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

import regex

from onrecord.read.time_tense import Tense, Tenses, find_tenses
from onrecord.read.time_values import parse_day
from onrecord.read.time_words import Item, Sense, compile_pattern, load_time_words

# A sentence without an end must not make looking back slow.
_LOOK_BACK = 200
# Dates before this one in the text that a "the next day" can mean: one a grain.
Memory = dict[str, Sense]


@dataclass(slots=True)
class Context:
    """What a builder may ask.

    Attributes:
        text: The report's text.
        items: The row as it was before any rule.
        reference: The day against which relative times are read.
        memory: The last date of each grain in the sentences before.
        row: The row of the level at work, as far as it is reduced.
    """

    text: str
    items: Sequence[Item]
    reference: date | None
    memory: Memory
    row: Sequence[Item] = ()
    _tenses: Tenses | None = field(default=None, repr=False)

    @property
    def anchor(self) -> str | None:
        """Return the reference date as written."""
        return self.reference.isoformat() if self.reference else None

    def tense_at(self, offset: int) -> Tense:
        """Tell whether the verb nearest to an offset looks back or ahead."""
        return self._find_tenses().at(offset)

    def is_sure_at(self, offset: int) -> bool:
        """Tell whether a verb stands right before an offset, or a clause begins with it."""
        tenses = self._find_tenses()
        return offset in tenses.beside or offset in tenses.heads

    def is_past_beside(self, offset: int) -> bool:
        """Tell whether a verb of the past stands right before or behind a word at an offset."""
        tenses = self._find_tenses()
        index = bisect_right(tenses.offsets, offset)
        if offset in tenses.beside:
            return tenses.at(offset) is Tense.PAST
        behind = tenses.offsets[index : index + 1]
        words = self.text[offset : behind[0]].split() if behind else ()
        return len(words) == 1 and tenses.tenses[index] is Tense.PAST

    def _find_tenses(self) -> Tenses:
        if self._tenses is None:
            self._tenses = find_tenses(self.items)
        return self._tenses

    def previous(self, grains: str, offset: int) -> Sense | None:
        """Return the last date of a grain before an offset, in this sentence or before it."""
        for item in islice(reversed(self.row), _LOOK_BACK):
            sense = item.sense
            if item.end <= offset and sense and sense.grain and sense.grain in grains:
                return sense
        found = [self.memory[grain] for grain in grains if grain in self.memory]
        return found[0] if found else None

    def previous_day(self, offset: int) -> date | None:
        """Return the day of which the text spoke last before an offset."""
        sense = self.previous("DT", offset)
        return parse_day(sense.value) if sense else None


@dataclass(frozen=True, slots=True)
class Match:
    """Items that a rule's pattern matched.

    Attributes:
        items: All of them.
        index: Where the first one stands in the row.
        spans: Where each named part stands among `items`.
    """

    items: Sequence[Item]
    index: int
    spans: dict[str, tuple[int, int]]

    def get(self, name: str) -> Item | None:
        """Return the first item of a named part, if the words have it."""
        first, last = self.spans.get(name, (-1, -1))
        return self.items[first] if first >= 0 and last > first else None

    def part(self, name: str) -> Item:
        """Return the first item of a named part that the pattern requires."""
        return self.items[self.spans[name][0]]

    def parts(self, name: str) -> Sequence[Item]:
        """Return all items of a named part."""
        first, last = self.spans.get(name, (-1, -1))
        return self.items[first:last] if first >= 0 else ()

    def data(self, name: str) -> str:
        """Return what the data file says of a named part, empty where it is absent."""
        item = self.get(name)
        return item.data if item else ""


Built = Sense | tuple[str, str] | None
Builder = Callable[[Match, Context], Built]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its words mean.

    Attributes:
        pattern: Compiled; a group named `core` is what is joined, by default everything.
        build: Returns a sense, or a code and data for a later level, or None to refuse.
        needs: Codes of which the row must hold one for a match to be possible; empty for any.
    """

    pattern: regex.Pattern[str]
    build: Builder
    needs: frozenset[str] = frozenset()


def make_rule(needs: str, pattern: str, build: Builder) -> Rule:
    """Make a rule; `needs` names kinds of word of which one must be there."""
    codes = load_time_words().codes
    return Rule(compile_pattern(pattern), build, frozenset(codes[name] for name in needs.split()))


def reduce_row(row: Sequence[Item], rules: Sequence[Rule], context: Context) -> Sequence[Item]:
    """Apply one level of rules to a row."""
    text = "".join(item.code for item in row)
    present = frozenset(text)
    found: list[tuple[int, int, int, regex.Match[str]]] = []
    for order, rule in enumerate(rules):
        if rule.needs and rule.needs.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(text, overlapped=True):
            start, end = _core(match)
            found.append((start, -end, order, match))
    if not found:
        return row
    found.sort(key=lambda candidate: candidate[:3])
    reduced: list[Item] = []
    context.row = reduced
    done = 0
    for start, minus_end, order, match in found:
        if start < done:
            continue
        reduced.extend(row[done:start])
        done = start
        item = _join(row, match, rules[order], context)
        if item is not None:
            reduced.append(item)
            done = -minus_end
    reduced.extend(row[done:])
    return reduced


def _core(match: regex.Match[str]) -> tuple[int, int]:
    group = "core" if "core" in match.re.groupindex else 0
    return match.start(group), match.end(group)


def _join(
    row: Sequence[Item], match: regex.Match[str], rule: Rule, context: Context
) -> Item | None:
    start, end = match.span()
    spans = {
        name: (match.start(name) - start, match.end(name) - start)
        for name in match.re.groupindex
        if match.start(name) >= 0
    }
    built = rule.build(Match(row[start:end], start, spans), context)
    if built is None:
        return None
    first, last = _core(match)
    words = load_time_words().codes
    place = (row[first].start, row[last - 1].end)
    if isinstance(built, Sense):
        return Item(*place, words[_code_of(built)], "", sense=built)
    return Item(*place, words[built[0]], "", built[1])


def _code_of(sense: Sense) -> str:
    if sense.type == "DURATION":
        return "LENGTH"
    if sense.type == "SET":
        return "SET"
    if sense.grain == "T":
        return "CLOCK"
    return "DATE" if sense.grain else "REF"
