"""Keep speakers of one surname apart: "MR. LIM" and "MRS. LIM", "PRESIDENT LIM" and his deputy.

One person may be called "MS. LIM" here and "PRESS SECRETARY LIM" there. Where honorifics
contradict each other, or labels answer each other, there are two, and a bare surname is nobody
known.

In: what could be labels, in order. Out: `Namesakes`, which rewrite the labels of such speakers.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.read.mentions import load_mention_words
from onrecord.read.turn_labels import Label, load_label_words

# A way of writing a speaker: the name, and the words before it.
Way = tuple[str, tuple[str, ...]]
# So many times one label right behind the other; one may be a slip, or a cut in a speech.
_LEAST_CHANGES = 2
# A label that stands once beside so many of another honorific, and answers none, is a slip of the
# pen. Two of 138 briefings (2021-22) have such a one: beside 57 and 27.
_SLIP = 10
# One person is not called by more names than that.
_MOST_WAYS = 20


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Whose surname alone does not tell who speaks.

    Attributes:
        titled: Labels of a title and a surname that are a speaker of their own.
        bare: Surnames that are nobody's for sure.
    """

    titled: frozenset[Way] = frozenset()
    bare: frozenset[str] = frozenset()

    def apply(self, label: Label) -> Label:
        """Return a label that does not name whom it could be taken for.

        >>> from onrecord.read.turn_labels import read_label
        >>> Namesakes(frozenset({("lim", ("mrs",))})).apply(read_label("MRS. LIM", 0, 8)).key
        'mrs lim'
        """
        way = (label.key, label.title_words)
        if not label.is_named:
            return label
        if way in self.titled:
            return replace(
                label,
                key=" ".join((*label.title_words, label.key)),
                head=label.span,
                title=None,
                is_named=False,
            )
        if label.key in self.bare and not label.title_words:
            return replace(label, is_named=False, is_anonymous=True)
        return label


def find_namesakes(labels: Sequence[Label]) -> Namesakes:
    """Find the surnames that several speakers have."""
    by_surname: dict[str, list[Way]] = defaultdict(list)
    for label in labels:
        if label.is_named:
            by_surname[label.key.rpartition(" ")[2]].append((label.key, label.title_words))
    changes = Counter(
        frozenset((_way(a), _way(b))) for a, b in itertools.pairwise(labels) if a.is_named
    )
    titled: set[Way] = set()
    bare: set[str] = set()
    for surname, ways in by_surname.items():
        short = {way for way in ways if way[0] == surname}
        if not short or not _are_several(surname, ways, changes):
            continue
        titled |= {way for way in short if way[1]}
        bare |= {way[0] for way in short if not way[1]}
    return Namesakes(frozenset(titled), frozenset(bare))


def _way(label: Label) -> Way:
    return label.key, label.title_words


def _are_several(surname: str, ways: Sequence[Way], changes: Counter[frozenset[Way]]) -> bool:
    """Tell whether labels of one surname are those of two speakers or more."""
    given = sorted({key.split()[0].rstrip(".") for key, _ in ways if key != surname})
    if any(not b.startswith(a) for a, b in itertools.pairwise(given)):
        return True
    counts = Counter(ways)
    kinds = sorted(counts)
    if len(kinds) > _MOST_WAYS:
        return True
    return any(
        (_contradict(left[1], right[1]) and not _is_slip(counts[left], counts[right]))
        or changes[frozenset((left, right))] >= _LEAST_CHANGES
        or (left[1] and right[1] and _alternate(ways, left, right))
        for left, right in itertools.combinations(kinds, 2)
        if surname in (left[0], right[0])
    )


def _is_slip(one: int, other: int) -> bool:
    """Tell whether of two honorifics one is a slip, by how often each stands."""
    return min(one, other) == 1 and max(one, other) >= _SLIP


def _contradict(left: Iterable[str], right: Iterable[str]) -> bool:
    """Tell whether one person is not called by both titles."""
    lists = load_label_words()
    one, other = frozenset(left), frozenset(right)
    if not one or not other:
        return False
    genders = [(bool(t & lists.masculine), bool(t & lists.feminine)) for t in (one, other)]
    if genders in ([(True, False), (False, True)], [(False, True), (True, False)]):
        return True
    # "Vice President" and "President"
    return one != other and one ^ other <= lists.ranks


def _alternate(ways: Sequence[Way], left: Way, right: Way) -> bool:
    """Tell whether two offices come in turns: each again behind the other."""
    lists = load_label_words()
    short = {word.rstrip(".") for word in load_mention_words().honorifics}  # "SEN. LIM"
    honorifics = lists.masculine | lists.feminine | short
    if not honorifics.isdisjoint((*left[1], *right[1])) or set(left[1]) & set(right[1]):
        return False
    order = [way for way in ways if way in (left, right)]
    return sum(a != b for a, b in itertools.pairwise(order)) >= _LEAST_CHANGES


NO_NAMESAKES = Namesakes()
