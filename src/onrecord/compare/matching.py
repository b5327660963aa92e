"""Match the items of two lists so that the matches together are worth most.

In: a matrix of worths. Out: pairs of rows and columns, each at most once. What they stand for is
left to whoever asks.
"""

from collections.abc import Sequence


def match_best(worths: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return the one-to-one matches of the greatest sum; those worth nothing are left out.

    The Hungarian method with potentials, cubic in the shorter list.

    >>> match_best([[0.9, 0.8], [0.7, 0.0]])
    [(0, 1), (1, 0)]
    """
    if not worths or not worths[0]:
        return []
    if len(worths) > len(worths[0]):
        turned = [list(column) for column in zip(*worths, strict=True)]
        return sorted((row, column) for column, row in match_best(turned))
    owner = _assign(worths)
    pairs = ((row - 1, column - 1) for column, row in enumerate(owner) if row and column)
    return sorted((row, column) for row, column in pairs if worths[row][column] > 0)


def _assign(worths: Sequence[Sequence[float]]) -> list[int]:
    """Return for each column, from 1, the row it goes with, or 0."""
    rows, columns = len(worths), len(worths[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        owner[0], at = row, 0
        least, used = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while True:
            used[at] = True
            current, delta, then = owner[at], float("inf"), 0
            for column in range(1, columns + 1):
                if used[column]:
                    continue
                cost = -worths[current - 1][column - 1] - of_row[current] - of_column[column]
                if cost < least[column]:
                    least[column], way[column] = cost, at
                if least[column] < delta:
                    delta, then = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    of_row[owner[column]] += delta
                    of_column[column] -= delta
                else:
                    least[column] -= delta
            at = then
            if owner[at] == 0:
                break
        while at:
            owner[at] = owner[way[at]]
            at = way[at]
    return owner
