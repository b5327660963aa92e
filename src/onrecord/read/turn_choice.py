"""Choose among what could be labels of turns those that are, or none: then it is no transcript.

Precision first, since a wrong speaker accuses somebody. Labels must alternate, be written alike,
come again, and stand before words such as people say to each other.

In: `Candidate`s in the order of the text. Out: `Choice`.
What words can be a label is left to `turn_labels.py`, where they stand to `turns.py`.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.read.mentions import load_mention_words
from onrecord.read.turn_labels import Label, Strength, load_label_words
from onrecord.read.turn_namesakes import NO_NAMESAKES, Namesakes, find_namesakes
from onrecord.read.turn_signs import load_places, shows_person


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What could be a label, and where.

    Attributes:
        label: The label.
        start: Where it begins, marks included.
        behind: Where the words behind it begin.
        is_at_line: Whether it stands at the beginning of a line.
        is_headed: Whether a heading without a mark at its end stands before it.
        line: Where its line begins, where a time or number stands before it there.
    """

    label: Label
    start: int
    behind: int
    is_at_line: bool
    is_headed: bool = False
    line: int | None = None

    @property
    def room_end(self) -> int:
        """Return where what stands before it ends."""
        return self.start if self.line is None else self.line


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The labels that were chosen.

    Attributes:
        labels: In the order of the text; those that only end the turn before are among them.
        speakers: The number of each one's speaker.
        is_embedded: Whether much of the text is no transcript, so that a turn is a paragraph.
        is_of_single_paragraphs: Whether next to no turn has more than one paragraph.
        namesakes: Whose surname alone does not tell who speaks.
    """

    labels: tuple[Candidate, ...] = ()
    speakers: tuple[int, ...] = ()
    is_embedded: bool = False
    is_of_single_paragraphs: bool = False
    namesakes: Namesakes = NO_NAMESAKES

    def with_known(self, others: Sequence[Candidate]) -> "Choice":
        """Take in labels within lines that are, word for word, labels at lines too."""
        known = {
            _spell(c): number
            for c, number in zip(self.labels, self.speakers, strict=True)
            if c.label.strength is not Strength.NEVER
            and (c.label.strength is Strength.STRONG or " " in c.label.key)
        }
        others = [replace(c, label=self.namesakes.apply(c.label)) for c in others]
        added = [c for c in others if not c.is_headed and _spell(c) in known]
        pairs = [
            *zip(self.labels, self.speakers, strict=True),
            *((c, known[_spell(c)]) for c in added),
        ]
        pairs.sort(key=lambda pair: pair[0].start)
        return replace(
            self, labels=tuple(c for c, _ in pairs), speakers=tuple(number for _, number in pairs)
        )


# All by judgement, then held against 138 + 320 + 245 official texts and the 924 articles of
# PolNeAR's train and dev parts (2026-11-27).
_LEAST_TURNS = 3
_LEAST_ALTERNATING = 0.5
# Of labels, those that come again, or hold a role.
_LEAST_SURE = 0.5
# Of turns, those in which somebody says "I", "we" or "you", or asks.
_LEAST_SPOKEN = 0.4
# Of turns, those that open with a quotation mark: a list of what people said elsewhere.
_MOST_QUOTED = 0.3
# Of turns under single words, those in which somebody asks.
_LEAST_ASKED = 0.25
# So many labels that alternate are a transcript though others but one stand once.
_PLAIN_TURNS = 5
_PLAIN_AGAIN = 3
# Of the text, what stands before the first label.
_MOST_BEFORE = 0.35
# A monologue has at least so many first persons, and so many for a word.
_MONOLOGUE_PERSONS = 3
_MONOLOGUE_SHARE = 0.01
_SENTENCE = 9
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_OPENING_MARKS = "“\"«„‘'"
_LOOKED_AT = 1500
_NO_CHOICE = Choice()


def choose_labels(
    text: str,
    candidates: Sequence[Candidate],
    *,
    start: int = 0,
    may_be_one: bool = True,
    headline: str | None = None,
    is_given: bool = False,
) -> Choice:
    """Choose the labels of a text's turns; none if it is no transcript.

    Args:
        text: The text.
        candidates: What could be a label, in order.
        start: Where prose begins in the text.
        may_be_one: Whether one label that begins a speech is enough.
        headline: The text's headline.
        is_given: Whether the user says that it is a transcript; then less is enough.
    """
    stops = [c for c in candidates if c.label.strength is Strength.NEVER]
    written = _keep_one_style([c for c in candidates if c.label.strength is not Strength.NEVER])
    namesakes = find_namesakes([c.label for c in written])
    written = [replace(c, label=namesakes.apply(c.label)) for c in written]
    groups = _Groups(written)
    kept = [c for c in written if groups.may_be_label(c)]
    is_talk = _is_conversation(text, kept, groups) or _is_exchange(text, kept, groups)
    if not is_talk and _is_plain(text, written, start, is_given=is_given):
        kept, is_talk = written, True
    if is_talk and not is_given and _is_of_things(f"{headline or ''}\n{text}", kept):
        return _NO_CHOICE
    if not is_talk:
        kept = _find_monologue(text, kept, groups, start) if may_be_one else []
    if not kept:
        return _NO_CHOICE
    # "QUINT (in a film): …" amid the words of others: whose they are is not sure enough, but they
    # are no longer those of who spoke before.
    if groups.capitals:
        taken = {c.start for c in kept}
        stops += [
            replace(c, label=replace(c.label, strength=Strength.NEVER))
            for c in written
            if c.label.strength is Strength.LONE and c.label.is_capitals and c.start not in taken
        ]
    first = kept[0].start
    labels = sorted(
        (*kept, *(c for c in stops if c.start > first and c.is_at_line)), key=lambda c: c.start
    )
    body = len(text) - start
    before = first - start
    return Choice(
        labels=tuple(labels),
        speakers=groups.number(labels),
        is_embedded=before > _MOST_BEFORE * body and kept[0].is_at_line and len(kept) > 1,
        is_of_single_paragraphs=len(kept) > 1 and _are_single(text, kept),
        namesakes=namesakes,
    )


def _spell(candidate: Candidate) -> tuple[str, bool | None, bool]:
    label = candidate.label
    return label.key, label.is_capitals, label.title is not None


def _keep_one_style(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Keep the labels in capitals, or those that are not, whichever are more."""
    counts = Counter(c.label.is_capitals for c in candidates if c.label.is_capitals is not None)
    capitals = counts[True] > counts[False]
    return [
        c
        for c in candidates
        if c.label.is_capitals is None or c.label.is_capitals is capitals or c.label.is_question
    ]


class _Groups:
    """Which labels are one speaker's, how often each stands, and which may be labels at all."""

    # A label that stands once and differs in a letter, or two of a long one, from one that stands
    # so often is a slip; two people’s names are more often alike than two offices.
    _OFTEN = 5
    _OFTEN_OFFICE = 2
    _LONG = 16
    # Among more different labels no slips are looked for, since each is held against each.
    _MOST_KEYS = 500

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        counts = Counter(c.label.key for c in candidates)
        labels = {c.label.key: c.label for c in candidates}
        self.capitals = any(c.label.is_capitals for c in candidates)
        self.slips = dict(self._find_slips(counts, labels))
        self.of = {key: self.slips.get(key, key) for key in counts}
        by_surname: dict[str, set[str]] = defaultdict(set)
        for key in set(self.of.values()):
            if " " in key and labels[key].is_named:
                by_surname[key.rpartition(" ")[2]].add(key)
        for key, own in self.of.items():
            full = by_surname.get(own, ())
            if len(full) == 1:
                self.of[key] = next(iter(full))
        self._join_longer(labels)
        self.counts = Counter(self.of[c.label.key] for c in candidates)

    def _find_slips(self, counts: Counter[str], labels: dict[str, Label]) -> list[tuple[str, str]]:
        if len(counts) > self._MOST_KEYS:
            return []
        often = [
            key
            for key, count in counts.items()
            if count >= (self._OFTEN if labels[key].is_named else self._OFTEN_OFFICE)
            and len(key) > 6
        ]
        found = []
        for key, count in counts.items():
            if count > 1 or len(key) < 7 or any(c.isdigit() for c in key):
                continue
            most = 2 if len(key) >= self._LONG else 1
            near = [o for o in often if 0 < _tell_apart(key, o, most) <= most]
            if len(near) == 1:
                found.append((key, near[0]))
        return found

    def _join_longer(self, labels: dict[str, Label]) -> None:
        """Join a label that holds another one's full name: a page's pop-up window ran into it."""
        full = {k for k, label in labels.items() if label.is_named and 2 <= len(k.split()) <= 4}
        for key, label in labels.items():
            words = key.split()
            if not label.is_named or len(words) <= 2:
                continue
            inside = {
                " ".join(words[i : i + n])
                for n in range(2, min(5, len(words)))
                for i in range(len(words) - n + 1)
            }
            known = (inside & full) - {key}
            if len(known) == 1:
                self.of[key] = self.of[next(iter(known))]

    def may_be_label(self, candidate: Candidate) -> bool:
        """Tell whether a label's words and its being repeated make it one in a transcript."""
        label = candidate.label
        group = self.of[label.key]
        if candidate.is_headed and label.strength is not Strength.STRONG:
            return self.counts[group] > 2
        if label.strength is Strength.STRONG:
            return True
        count = self.counts[group]
        if label.strength is Strength.LONE:
            if group != label.key:
                return True  # the surname of a full name that is a label too
            return count > 1 and candidate.is_at_line
        if count > 1:
            return True
        mentions = load_mention_words()
        words = label.key.split()
        if mentions.bodies.isdisjoint(words) and mentions.groups.isdisjoint(words):
            return 2 <= len(words) <= 4
        return False

    def number(self, labels: Sequence[Candidate]) -> tuple[int, ...]:
        """Return the number of each label's speaker; who is anonymous has one each time."""
        numbers: dict[str, int] = {}
        fresh = itertools.count()
        out = []
        for candidate in labels:
            label = candidate.label
            if label.is_anonymous or label.strength is Strength.NEVER:
                out.append(next(fresh))
                continue
            group = self.of[label.key]
            if group not in numbers:
                numbers[group] = next(fresh)
            out.append(numbers[group])
        return tuple(out)


def _tell_apart(left: str, right: str, most: int) -> int:
    """Return in how many letters two words differ, or more than `most`."""
    if abs(len(left) - len(right)) > most:
        return most + 1
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(right, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]


def _words_behind(text: str, kept: Sequence[Candidate]) -> list[str]:
    ends = [*(c.start for c in kept[1:]), len(text)]
    return [
        text[c.behind : min(end, c.behind + _LOOKED_AT)].strip()
        for c, end in zip(kept, ends, strict=True)
    ]


def _is_spoken(words: str) -> bool:
    """Tell whether somebody says "I" or "you", or asks."""
    low = re.findall(r"\w+(?:['’]\w+)?", words.lower().replace("’", "'"))
    return "?" in words or not load_label_words().persons.isdisjoint(low)


def _sounds_spoken(text: str, kept: Sequence[Candidate]) -> bool:
    behind = _words_behind(text, kept)
    spoken = sum(map(_is_spoken, behind))
    quoted = sum(words[:1] in _OPENING_MARKS for words in behind if words)
    return spoken >= _LEAST_SPOKEN * len(kept) and quoted <= _MOST_QUOTED * len(kept)


def _is_conversation(text: str, kept: Sequence[Candidate], groups: _Groups) -> bool:
    """Tell whether several speakers alternate, and one of them comes again."""
    keys = [groups.of[c.label.key] for c in kept]
    if len(kept) < _LEAST_TURNS or len(set(keys)) < 2 or max(Counter(keys).values()) < 2:
        return False
    changes = sum(a != b for a, b in itertools.pairwise(keys))
    if changes < _LEAST_ALTERNATING * (len(keys) - 1):
        return False
    counts = Counter(keys)
    sure = sum(
        counts[key] > 1 or c.label.strength is Strength.STRONG
        for key, c in zip(keys, kept, strict=True)
    )
    if sure <= _LEAST_SURE * len(kept):
        return False
    return _sounds_spoken(text, kept)


def _is_exchange(text: str, kept: Sequence[Candidate], groups: _Groups) -> bool:
    """Tell whether two or more speak once each, their roles and names in their labels."""
    if len(kept) < 2 or any(c.label.strength is not Strength.STRONG for c in kept):
        return False
    if len({groups.of[c.label.key] for c in kept}) < 2 or not _is_set_apart(text, kept[0]):
        return False
    return all(map(_is_spoken, _words_behind(text, kept))) and _sounds_spoken(text, kept)


def _is_plain(text: str, written: Sequence[Candidate], start: int, *, is_given: bool) -> bool:
    """Tell whether lines all through a text alternate, one label again and again among them.

    "LIM: …", "VARN: …", "LIM: …", "KEEL: …", "LIM: …". Where the user says that it is a
    transcript, two lines are enough.
    """
    keys = [c.label.key for c in written]
    if len(keys) < 2 or not all(c.is_at_line and not c.is_headed for c in written):
        return False
    if any(a == b for a, b in itertools.pairwise(keys)):
        return False
    if is_given:
        return True
    if len(keys) < _PLAIN_TURNS or max(Counter(keys).values()) < _PLAIN_AGAIN:
        return False
    if written[0].start - start > _MOST_BEFORE * (len(text) - start):
        return False
    if not all(c.label.is_capitals or c.label.strength is Strength.STRONG for c in written):
        return False
    return _sounds_spoken(text, written)


def _is_of_things(whole: str, kept: Sequence[Candidate]) -> bool:
    """Tell whether labels are single words of which nothing shows that they are people.

    "Geneva: …", "Vienna: …"; "Host: …", "Client: …". Labels in capitals are people's as a rule,
    and so are those of who asks and answers.
    """
    lists, places = load_label_words(), load_places()
    weak = {
        c.label.key: c.label
        for c in kept
        if c.label.is_named
        and not c.label.title_words
        and c.label.title is None
        and (" " not in c.label.key or c.label.key in places)
    }
    if any(c.label.key not in weak and c.label.key not in lists.interviewers for c in kept):
        return False
    people = [key for key in weak if key not in places]
    if not people:
        return True
    if all(label.is_capitals for label in weak.values()):
        return False
    if any(shows_person(whole, key.title()) for key in people):
        return False
    asked = sum("?" in words for words in _words_behind(whole.partition("\n")[2], kept))
    return len(people) < len(weak) or len(weak) < 2 or asked < _LEAST_ASKED * len(kept)


def _is_set_apart(text: str, candidate: Candidate) -> bool:
    """Tell whether a label begins a text or line, or stands behind a rule of stars."""
    before = text[: candidate.start].rstrip()[-1:]
    return candidate.is_at_line or candidate.is_headed or before in ("", "*", ">")


def _find_monologue(
    text: str, kept: Sequence[Candidate], groups: _Groups, start: int
) -> list[Candidate]:
    """Return the labels of a speech: a role and a name, behind which somebody says "I".

    There may be several, all of them the speaker's, where parts of the speech were left out.
    """
    first = next((c for c in kept if c.label.strength is Strength.STRONG), None)
    if first is None or not _is_set_apart(text, first):
        return []
    label = first.label
    if label.is_question or label.is_anonymous or label.key in load_label_words().answers:
        return []
    group = groups.of[label.key]
    if any(groups.of[c.label.key] != group for c in kept if c.label.strength is Strength.STRONG):
        return []
    behind = _QUOTED.sub(" ", text[first.behind :].lower())
    words = re.findall(r"\w+(?:['’]\w+)?", behind.replace("’", "'"))
    persons = sum(word in load_label_words().persons for word in words)
    is_starred = text[: first.start].rstrip()[-1:] == "*"
    least = 1 if is_starred else max(_MONOLOGUE_PERSONS, _MONOLOGUE_SHARE * len(words))
    # What begins with a line that is no sentence is a headline: "Minister Quint: No deal".
    opening = text[first.behind :].strip().partition("\n")[0].rstrip()
    is_said = opening[-1:] in '.!?…”")>' or len(opening.split()) >= _SENTENCE
    if opening[:1] in _OPENING_MARKS or not is_said or persons < least:
        return []
    is_main = len(text) - first.start > (1 - _MOST_BEFORE) * (len(text) - start)
    if first.is_at_line and not is_main:
        return []
    return [c for c in kept if c.start >= first.start and groups.of[c.label.key] == group]


def _are_single(text: str, kept: Sequence[Candidate]) -> bool:
    """Tell whether next to all turns but the last have one paragraph."""
    between = [text[a.behind : b.start].strip() for a, b in itertools.pairwise(kept)]
    return sum("\n" in words for words in between) <= 0.1 * len(between)
