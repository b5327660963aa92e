"""Pair quotation marks.

Straight, curly, low-high and angle marks, doubled apostrophes, single marks, nested ones,
speeches of several paragraphs that each open with a mark, and marks that are never closed.
An odd mark is data, not an error.

In: the text and its `Sentence`s and `Token`s. Out: tuple of `Quotation`.
Whether a quotation is speech, a title or a word held with tongs is left to `statements/`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.model.document import Quotation, Sentence, Span, Token

# Marks by how they are used. An opener names the marks that may close it: „…“ and “…” share one,
# and careless texts mix curly with straight ones.
_CLOSERS: dict[str, frozenset[str]] = {
    "“": frozenset('”"“'),
    "„": frozenset("“”"),
    "‟": frozenset("”"),
    "«": frozenset("»"),
    "»": frozenset("«"),
    '"': frozenset('"”'),
    "＂": frozenset("＂"),
    "''": frozenset({"''"}),
    "``": frozenset({"''", "``"}),
    "‘": frozenset("’'"),
    "‚": frozenset("‘’"),
    "'": frozenset("'’"),
    "`": frozenset("’'"),
}
_MARKS = frozenset(_CLOSERS) | frozenset("”’")
_AMBIGUOUS = frozenset({'"', "＂", "''", "'", "“"})
# Careless pairs of single marks: "‘The envoys' plan" is none.
_MIXED = frozenset({("‘", "'"), ("'", "’")})
_SINGLE = frozenset("‘’‚'`")
# What may stand directly before an opening mark, other than white space.
_BEFORE_OPENING = frozenset("([{—–-/:") | frozenset("“„«‘\"'")


# Deeper nesting than this is no nesting, but marks that were never closed; the outermost stays.
# By judgement: print nests two or three deep, and a text of opening marks alone must stay linear.
_DEEPEST = 8


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    mark: str
    token: int
    slot: int  # where its quotation will stand in the list


def pair_quotation_marks(
    text: str, sentences: Sequence[Sentence], tokens: Sequence[Token]
) -> tuple[Quotation, ...]:
    """Find the quotations of a text.

    A quotation never reaches over the end of a paragraph: one that is still open there ends
    there (`closed` is False), and where the next paragraph begins with the same opening mark,
    it goes on as another quotation of the same `group`, as newspapers print long speeches.
    """
    found: list[Quotation] = []
    group = 0
    pending: tuple[str, int] | None = None  # opening mark and group of a speech still open
    at = 0
    while at < len(sentences):
        until = at
        while until < len(sentences) and sentences[until].paragraph == sentences[at].paragraph:
            until += 1
        first, last = sentences[at].first, sentences[until - 1].last
        quotations, outermost_open = _pair_in_paragraph(text, tokens, first, last)
        continued = pending if pending and tokens[first].text == pending[0] else None
        for index, quotation in enumerate(quotations):
            if index == 0 and continued:
                found.append(replace(quotation, group=continued[1]))
            else:
                found.append(replace(quotation, group=group))
                group += 1
        pending = None
        if outermost_open is not None:
            pending = (outermost_open, found[-1 - _trailing(quotations)].group)
        at = until
    return tuple(found)


def _trailing(quotations: Sequence[Quotation]) -> int:
    """Count the quotations behind the last outermost one."""
    count = 0
    for quotation in reversed(quotations):
        if quotation.depth == 0:
            return count
        count += 1
    return count - 1


def _pair_in_paragraph(
    text: str, tokens: Sequence[Token], first: int, last: int
) -> tuple[list[Quotation], str | None]:
    """Pair the marks of one paragraph.

    Returns:
        The quotations by start, and the mark of the outermost one that is still open at the
        end, if there is one.
    """
    slots: list[Quotation | None] = []
    stack: list[_Open] = []
    for index in range(first, last):
        mark = tokens[index].text
        if mark not in _MARKS or _is_apostrophe(text, tokens[index], stack):
            continue
        closes = _find_partner(text, tokens[index], stack)
        if closes is not None:
            for forgotten in stack[closes + 1 :]:
                # A mark inside that was never closed: a lone apostrophe, or a slip.
                slots[forgotten.slot] = None
            opening = stack[closes]
            del stack[closes:]
            slots[opening.slot] = _make(tokens, opening.token, index, closed=True)
        elif _may_open(text, tokens[index]):
            del stack[1 : len(stack) - _DEEPEST]
            stack.append(_Open(mark, index, len(slots)))
            slots.append(None)
    left_open = next((item for item in stack if item.mark not in _SINGLE), None)
    if left_open is not None and left_open.token + 1 < last:
        slots[left_open.slot] = _make(tokens, left_open.token, last - 1, closed=False)
    elif left_open is not None:
        left_open = None
    return _with_depth(slots), left_open.mark if left_open else None


def _with_depth(slots: Sequence[Quotation | None]) -> list[Quotation]:
    """Leave out the empty slots and count in how many others each quotation lies."""
    around: list[Quotation] = []
    found: list[Quotation] = []
    for quotation in slots:
        if quotation is None:
            continue
        while around and around[-1].span.end <= quotation.span.start:
            around.pop()
        found.append(replace(quotation, depth=len(around)))
        around.append(quotation)
    return found


def _make(tokens: Sequence[Token], first: int, last: int, *, closed: bool) -> Quotation | None:
    """Make the quotation of the marks at two tokens; None where nothing stands between them."""
    inner_end = tokens[last].start if closed else tokens[last].end
    inner_start = tokens[first + 1].start
    if inner_start >= inner_end:
        return None
    return Quotation(
        span=Span(tokens[first].start, tokens[last].end),
        inner=Span(inner_start, inner_end),
        closed=closed,
    )


def _find_partner(text: str, token: Token, stack: Sequence[_Open]) -> int | None:
    """Return the place in the stack of the opening mark that this one closes, or None."""
    if token.text in _AMBIGUOUS and _must_open(text, token):
        return None
    for place in range(len(stack) - 1, -1, -1):
        mark = stack[place].mark
        if token.text in _CLOSERS.get(mark, ()):
            return None if (mark, token.text) in _MIXED and _owns(text, token) else place
        if token.text in _SINGLE:
            # A single mark does not close over a double one: “the farmers’ “plan” …
            return None
    return None


def _owns(text: str, token: Token) -> bool:
    """Tell whether a mark stands between a letter and white space, as in "the envoys' plan"."""
    after = text[token.end] if token.end < len(text) else " "
    return token.start > 0 and text[token.start - 1].isalnum() and after.isspace()


def _must_open(text: str, token: Token) -> bool:
    """Tell whether an ambiguous mark stands where only an opening one can."""
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    opens = before.isspace() or before in "([{—–"
    return opens and not after.isspace() and after not in ".,;:!?)"


def _may_open(text: str, token: Token) -> bool:
    """Tell whether a mark can open: something to quote follows, no word stands before it."""
    if token.text not in _CLOSERS:
        return False
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if token.text in _AMBIGUOUS or token.text in _SINGLE:  # “ included: see „…“
        return not after.isspace() and (before.isspace() or before in _BEFORE_OPENING)
    return True


def _is_apostrophe(text: str, token: Token, stack: Sequence[_Open]) -> bool:
    """Tell whether a single mark is an apostrophe rather than a quotation mark.

    “the ministers’ plan” and “’90s”: an apostrophe unless a single mark is open; a mark before
    letters that follows a letter is always one.
    """
    if token.text not in "’'":
        return False
    before = text[token.start - 1] if token.start else " "
    after = text[token.end] if token.end < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    is_open = any(item.mark in _SINGLE for item in stack)
    if token.text == "’":
        return not is_open or after.isalnum()
    return not is_open and not _may_open(text, token)
