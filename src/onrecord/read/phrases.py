"""Read noun phrases off the numbers that the encoder gives for each word.

In: for each word of a window, probabilities in the order of `COLUMNS`. Out: `Phrase`s.
Running the encoder is left to `encoder.py`; what a phrase stands for, to `link/`.
"""

from collections.abc import Iterator, Sequence

from onrecord.model.phrase import Phrase

# The order of the head's outputs: where a phrase begins and goes on; what kind of thing the word
# means; number, gender; whether it is a subject; whether it was mentioned before.
TAGS = ("outside", "begins", "goes on")
KINDS = ("person", "organization", "place", "object", "event", "time", "abstract")
COLUMNS = (*TAGS, *KINDS, "plural", "feminine", "subject", "old")
OUTSIDE, BEGINS, GOES_ON = range(len(TAGS))
# Two decimals of a probability are kept: no choice hangs on more.
DECIMALS = 2


def find_phrases(rows: Sequence[Sequence[float]], core: range, first: int) -> Iterator[Phrase]:
    """Yield the phrases that begin in the core of a window.

    Args:
        rows: A row of `COLUMNS` for each word of the window.
        core: The words of the window whose phrases are wanted.
        first: The window's first word in the document.

    >>> row = [0.1, 0.8, 0.1, 0.9, 0, 0, 0, 0, 0, 0.1, 0.2, 0.5, 0.7, 0.3]
    >>> [(p.first, p.last, p.person) for p in find_phrases([row], range(1), 5)]
    [(5, 6, 0.9)]
    """
    tags = [max(range(len(TAGS)), key=row.__getitem__) for row in rows]
    at = core.start
    while at < core.stop:
        opens = tags[at] == BEGINS or (tags[at] == GOES_ON and (at == 0 or tags[at - 1] == OUTSIDE))
        if not opens:
            at += 1
            continue
        last = at + 1
        while last < len(tags) and tags[last] == GOES_ON:
            last += 1
        yield _make_phrase(first + at, first + last, rows[last - 1])
        at = last


def _make_phrase(first: int, last: int, row: Sequence[float]) -> Phrase:
    """Make a phrase; what it is is said of its last word."""
    said = {name: round(row[place], DECIMALS) for place, name in enumerate(COLUMNS)}
    return Phrase(
        first=first,
        last=last,
        person=said["person"],
        body=said["organization"],
        place=said["place"],
        plural=said["plural"],
        feminine=said["feminine"],
        subject=said["subject"],
        old=said["old"],
    )
