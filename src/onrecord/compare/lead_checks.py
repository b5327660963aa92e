"""Hold what a headline or a first sentence quotes against the quotation further down.

“Nobody signs for us” in the headline, “Nobody signs for me” in the text: a word is altered. Only
a change of a word or two amid the same words differs; a cut at an end is how headlines quote.

In: `Sheet`. Out: `Check`s of the kind quotation. Single words are left to `framing_checks.py`,
other reports to `quotation_checks.py`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.compare.content_words import fold, load_vocabulary
from onrecord.compare.quoted_words import QuoteNote
from onrecord.compare.word_alignment import Alignment, align
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Sheet
from onrecord.model.document import Quotation, ReportKind, Span

# Fewer words are a phrase that may be said more than once; set on 924 articles, in which a
# speaker often says the like again (docs/analysis/checks.md).
_FEWEST_WORDS = 5
_FEWEST_SAME = 4
_FEWEST_CONTENT = 2
_MOST_CHANGES = 1
_MOST_CHANGED = 2
_IN_HEADLINE = re.compile(
    r"(?:(?<=\A)|(?<=[\s(:—–-]))[“‘\"'](?P<words>[^“”\"]+?)[”’\"'](?=[\s,.:;?!)—–-]|\Z)"
)
_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?")
_BREAK = re.compile(r"\[[^\]]*\]|\.\.\.|…")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that a headline or a first sentence quotes; a headline stands outside the text."""

    note: QuoteNote
    span: Span | None
    words: str


def check_leads(sheet: Sheet) -> Iterator[Check]:
    """Check what the headline and the first sentence quote."""
    if sheet.report.kind is ReportKind.TRANSCRIPT or not sheet.sentences:
        return
    lead = sheet.sentences[0].span
    body = [
        _note(sheet, sheet.text, each.inner)
        for each in sheet.quotations
        if each.depth == 0 and each.closed and each.span.start >= lead.end
    ]
    for piece in _list_pieces(sheet, lead):
        check = _check(sheet, piece, body)
        if check is not None:
            yield check


def _list_pieces(sheet: Sheet, lead: Span) -> Iterator[_Piece]:
    """List what is quoted in the headline, and in the first sentence."""
    headline = sheet.report.headline or ""
    for found in _IN_HEADLINE.finditer(headline):
        span = Span(found.start("words"), found.end("words"))
        yield _Piece(_note(sheet, headline, span), None, found["words"])
    for each in sheet.quotations:
        if each.depth == 0 and each.closed and lead.contains(each.span):
            yield _Piece(_note(sheet, sheet.text, each.inner), each.span, _get_words(sheet, each))


def _get_words(sheet: Sheet, quotation: Quotation) -> str:
    return sheet.exact((quotation.inner,))


def _note(sheet: Sheet, text: str, span: Span) -> QuoteNote:
    """Note the words of a quotation, evened out, as those of other reports are."""
    breaks: list[int] = []
    words: list[str] = []
    places: list[tuple[int, int]] = []
    skipped = list(_BREAK.finditer(text, span.start, span.end))
    for found in _WORD.finditer(text, span.start, span.end):
        while skipped and skipped[0].start() < found.start():
            breaks.append(len(words))
            if found.end() <= skipped[0].end():
                break
            skipped.pop(0)
        else:
            for word in load_vocabulary().expand(fold(found.group())):
                words.append(word)
                places.append(found.span())
    return QuoteNote(
        report_id=sheet.report.report_id,
        statement_id="",
        speaker=None,
        speaker_name=None,
        day=None,
        is_verbatim=False,
        words=tuple(words),
        starts=tuple(start for start, _ in places),
        ends=tuple(end for _, end in places),
        breaks=tuple(sorted(set(breaks))),
    )


def _check(sheet: Sheet, piece: _Piece, body: Sequence[QuoteNote]) -> Check | None:
    """Check one piece; None where it stands in the text as it is, or in no like of it."""
    if len(piece.note.words) < _FEWEST_WORDS:
        return None
    found = [(each, alignment) for each in body if (alignment := align(piece.note, each))]
    if any(_is_same(piece.note, alignment) for _, alignment in found):
        return None
    altered = [(each, alignment) for each, alignment in found if _is_altered(piece.note, alignment)]
    if len(altered) != 1:
        return None
    (other, alignment), (change,) = altered[0], altered[0][1].changes
    here = " ".join(piece.note.words[slice(*change.left)])
    there = " ".join(other.words[slice(*change.right)])
    place = other.span(*alignment.right)
    told = "The headline" if piece.span is None else "The first sentence"
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.QUOTATION,
        span=piece.span or place,
        verdict=CheckVerdict.DIFFERS,
        detail=f"{told} quotes “{here or '…'}” where the text further down has “{there or '…'}”.",
        against=(Place(report_id=sheet.report.report_id, span=place),),
    )


def _is_same(piece: QuoteNote, alignment: Alignment) -> bool:
    """Tell whether all words of a piece stand in a quotation, but for what may be missing."""
    return alignment.left == (0, len(piece.words)) and not alignment.changes


def _is_altered(piece: QuoteNote, alignment: Alignment) -> bool:
    """Tell whether a piece is a quotation but for a change amid its words."""
    return (
        alignment.left == (0, len(piece.words))
        and alignment.matched >= _FEWEST_SAME
        and alignment.content >= _FEWEST_CONTENT
        and len(alignment.changes) == _MOST_CHANGES
        and all(
            max(each.left[1] - each.left[0], each.right[1] - each.right[0]) <= _MOST_CHANGED
            for each in alignment.changes
        )
    )
