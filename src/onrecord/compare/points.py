"""List the points that accounts make, and measure how alike two are by the words they share.

In: a `Sheet`. Out: `Point`s, and `SharedWords`, one measure of likeness; whoever has a better one
gives it instead. What follows from likeness is left to `side_by_side.py` and `silences.py`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from onrecord.compare.telling_words import TellingWord, find_telling_words
from onrecord.model.comparison import Sheet
from onrecord.model.statement import Statement

# A statement of more words tells several things (a turn of a transcript).
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that an account tells.

    Attributes:
        report_id: The account.
        statement: The statement that tells it.
        exact: What it tells, in its words.
        words: Those of them that tell something.
    """

    report_id: str
    statement: Statement
    exact: str
    words: tuple[TellingWord, ...]


# How alike two points are, 0 to 1.
Likeness = Callable[[Point, Point], float]


def find_side(sheet: Sheet) -> str:
    """Return whose account a report is: its publisher's, or its own where nobody is known."""
    return sheet.report.publisher or sheet.report.report_id


def list_points(sheet: Sheet) -> tuple[Point, ...]:
    """Return the points that an account makes, in the order of its text.

    What is said inside another statement is told with that; a turn of a transcript is no point
    where it is long, but what is told in it is.
    """
    found: list[Point] = []
    outer = [s for s in sheet.statements if s.within is None and not _is_long(sheet, s)]
    short = {s.statement_id for s in outer}
    inner = (s for s in sheet.statements if s.within is not None and s.within not in short)
    for stmt in (*outer, *(s for s in inner if not _is_long(sheet, s))):
        if not any(_holds(other, stmt) for other in outer if other is not stmt):
            words = tuple(find_telling_words(sheet.text, stmt.content))
            exact = " ".join(sheet.exact(stmt.content).split())
            found.append(Point(report_id=stmt.report_id, statement=stmt, exact=exact, words=words))
    return tuple(sorted(found, key=lambda p: (p.statement.content[0], p.statement.statement_id)))


def _is_long(sheet: Sheet, stmt: Statement) -> bool:
    parts = (*stmt.source, *stmt.cue, *stmt.content)
    return len(sheet.exact(parts).split()) > LONGEST


def _holds(outer: Statement, other: Statement) -> bool:
    """Tell whether one statement's content holds all of another's, and more."""
    inside = all(any(span.contains(each) for span in outer.content) for each in other.content)
    return inside and outer.content != other.content


class SharedWords:
    """Measures how alike points are by the telling words that they share.

    A word that stands in many points of these accounts (the names of those who talk) tells
    little of any of them.
    """

    def __init__(self, accounts: Iterable[Sequence[Point]]) -> None:
        self._spread: Counter[str] = Counter()
        for points in accounts:
            counts = Counter(key for point in points for key in {w.key for w in point.words})
            for key, count in counts.items():
                self._spread[key] = max(self._spread[key], count)

    def measure(self, left: Point, right: Point) -> float:
        """Return how alike two points are, 0 to 1."""
        one, other = self._weigh(left), self._weigh(right)
        if not one or not other:
            return 0.0
        shared = sum(min(weight, other[key]) for key, weight in one.items() if key in other)
        less, more = sorted((sum(one.values()), sum(other.values())))
        return shared / (0.5 * less + 0.5 * more)

    def _weigh(self, point: Point) -> dict[str, float]:
        return {w.key: w.weight / max(1, self._spread[w.key]) ** 0.5 for w in point.words}
