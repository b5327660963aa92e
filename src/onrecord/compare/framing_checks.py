"""Hold a report's framing of words against the words that it prints.

A report says that somebody called the plan “mad”; what it prints of them is “As mad as it looks”
or “It is not mad”. Only such plain cases differ; whatever else a word may do in a quotation is
left to the reader.

In: `Sheet`. Out: `Check`s of the kind quotation. Quotations that differ between reports are left
to `quotation_checks.py`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.compare.check_words import load_check_words
from onrecord.compare.quantity_words import join_choices
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Sheet
from onrecord.model.document import Quotation, Span

# A label has so many words at most, and stands so near behind its verb; the words that it is taken
# from have more.
_MOST_WORDS = 3
_NEAR = 80
_FEWEST_PRINTED = 4
_WORD = re.compile(r"[^\W_][\w’'-]*")
# Between a negation and what it denies stand so many words at most.
_DENIED = 2


def check_framings(sheet: Sheet, *, language: str = "en") -> Iterator[Check]:
    """Check each label that a report quotes against the quotation that it may come from."""
    whole = [q for q in sheet.quotations if q.depth == 0 and q.closed]
    printed = [q for q in whole if len(_WORD.findall(_get_words(sheet, q))) >= _FEWEST_PRINTED]
    for quotation in whole:
        label = _get_words(sheet, quotation).strip(" ,.!?")
        if not 0 < len(_WORD.findall(label)) <= _MOST_WORDS:
            continue
        if not _is_called(sheet, quotation, language):
            continue
        check = _check(sheet, quotation, label, printed, language)
        if check is not None:
            yield check


def _check(
    sheet: Sheet, quotation: Quotation, label: str, printed: Sequence[Quotation], language: str
) -> Check | None:
    """Hold a label against all printed words in which it stands.

    None where one of them bears it out, or it stands in none.
    """
    mention, _ = _compile(label, language)
    holding = [
        each
        for each in printed
        if mention.search(_get_words(sheet, each)) and _may_be_one(sheet, quotation, each)
    ]
    twists = [_find_twist(sheet, each, label, language) for each in holding]
    if not twists or None in twists:
        return None
    places = [each for each in twists if each is not None]
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.QUOTATION,
        span=quotation.span,
        verdict=CheckVerdict.DIFFERS,
        detail=(
            f"The report says that something was called “{label}”; "
            f"the words that it prints are “{sheet.exact(tuple(places[:1]))}”."
        ),
        against=tuple(Place(report_id=sheet.report.report_id, span=place) for place in places),
    )


def _get_words(sheet: Sheet, quotation: Quotation) -> str:
    return sheet.text[quotation.inner.start : quotation.inner.end]


def _is_called(sheet: Sheet, quotation: Quotation, language: str) -> bool:
    """Tell whether a verb of calling stands before a quotation, in its sentence."""
    start = next((s.span.start for s in sheet.sentences if s.span.overlaps(quotation.span)), 0)
    before = sheet.text[max(start, quotation.span.start - _NEAR) : quotation.span.start]
    # Another quotation between them takes the verb.
    before = re.split(r"[“”\"]", before)[-1]
    called = load_check_words(language).called
    return any(word in called for word in _WORD.findall(before.lower()))


def _may_be_one(sheet: Sheet, label: Quotation, printed: Quotation) -> bool:
    """Tell whether nothing says that two quotations are of two people."""
    here, there = (_find_speakers(sheet, each.inner) for each in (label, printed))
    return not here or not there or bool(here & there)


def _find_speakers(sheet: Sheet, span: Span) -> frozenset[str]:
    return frozenset(
        stmt.speaker
        for stmt in sheet.statements
        if stmt.speaker is not None and any(piece.overlaps(span) for piece in stmt.content)
    )


def _find_twist(sheet: Sheet, printed: Quotation, label: str, language: str) -> Span | None:
    """Return the printed words that say another thing than the label; None where they bear it out.

    All places of the label in a quotation have to be such.
    """
    mention, twists = _compile(label, language)
    start, end = printed.inner.start, printed.inner.end
    found = [each for twist in twists for each in twist.finditer(sheet.text, start, end)]
    for each in mention.finditer(sheet.text, start, end):
        if not any(t.start() <= each.start() and each.end() <= t.end() for t in found):
            return None
    first = min(found, key=lambda each: each.start())
    return _widen(sheet.text, first.start(), first.end(), end)


def _widen(text: str, start: int, end: int, limit: int) -> Span:
    """Return words with those behind them, up to the next mark."""
    rest = re.compile(r"[^.,;:!?“”\"\n]*").match(text, end, limit)
    end = rest.end() if rest else end
    return Span(start, start + len(text[start:end].rstrip()))


@cache
def _compile(label: str, language: str) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    words = load_check_words(language)
    quoted = r"\s+".join(map(re.escape, label.split()))
    negations = join_choices(words.negations)
    patterns = [
        *(rf"\b{each.format(quoted)}" for each in words.concessions),
        rf"\b(?:{negations})\s+(?:[\w’'-]+\s+){{0,{_DENIED}}}{quoted}(?!\w)",
    ]
    mention = re.compile(rf"(?<!\w){quoted}(?!\w)", re.IGNORECASE)
    return mention, tuple(re.compile(each, re.IGNORECASE) for each in patterns)
