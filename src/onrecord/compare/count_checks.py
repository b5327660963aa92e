"""Hold a number against the list that follows: “the three ministers, A, B and C”.

A list that is opened by “including” or the like need not name all: it agrees or is open, and
never differs.

In: `Sheet`, `Quantity`s. Out: `Check`s of the kind count. Finding lists is left to
`name_lists.py`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from onrecord.compare.check_words import load_check_words
from onrecord.compare.name_lists import NameList, find_name_list
from onrecord.model.comparison import Check, CheckKind, CheckVerdict, Place, Quantity, Sheet

# Nobody lists more by name.
_MOST = 40
# A list may open behind so many characters that say which of them are meant ("who attended the
# session"); farther off it is another sentence's.
_FAR = 80
_LAST_WORD = re.compile(r"(\w+)\s+\Z")
_SPACE = re.compile(r"\s")
# “six of the ten emitters: …” lists the six.
_IS_PART = re.compile(r"\bof\s+(?:[\w’'-]+\s+){0,4}\Z")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def check_counts(
    sheet: Sheet, quantities: Sequence[Quantity], *, language: str = "en"
) -> Iterator[Check]:
    """Check each number of things that are listed by name."""
    folded = _fold(sheet.text)
    for quantity in quantities:
        if quantity.of is None or quantity.value > _MOST or quantity.approximate:
            continue
        before = sheet.text[max(0, quantity.span.start - _FAR) : quantity.span.start]
        if _IS_PART.search(before):
            continue
        check = _check_behind(sheet, quantity, language)
        check = check or _check_elsewhere(sheet, quantity, folded, language)
        if check is not None:
            yield check


def _check_behind(sheet: Sheet, quantity: Quantity, language: str) -> Check | None:
    """Check a number against the list right behind what is counted."""
    limit = _get_sentence_end(sheet, quantity.span.start)
    listed = find_name_list(sheet.text, quantity.span.end, limit, language=language)
    if listed is None:
        return None
    number = len(listed.members)
    if number == quantity.value and listed.is_whole:
        return _tell(sheet, quantity, listed, CheckVerdict.AGREES)
    is_sure = _is_definite(sheet.text, quantity.span.start, language) or listed.is_set_off
    # “Lviv, Varenia, Hadvik and Solmark”: each with what it lies in.
    if listed.is_open or not is_sure or number == 2 * quantity.value:
        return _tell(sheet, quantity, listed, CheckVerdict.OPEN)
    return _tell(sheet, quantity, listed, CheckVerdict.DIFFERS)


def _check_elsewhere(sheet: Sheet, quantity: Quantity, folded: str, language: str) -> Check | None:
    """Check a number against a list further on: “the European leaders who came, including A”.

    That those are the same is likely, not sure: such a check never differs.
    """
    counted = _fold(quantity.of or "")
    at = quantity.span.end
    while (at := folded.find(counted, at)) >= 0:
        start, at = at, at + len(counted)
        if not _is_definite(sheet.text, start, language):
            continue
        limit = _get_sentence_end(sheet, start)
        for place in (at, *_find_openings(sheet.text, at, limit)):
            listed = find_name_list(sheet.text, place, limit, language=language)
            if listed is None:
                continue
            if len(listed.members) == quantity.value and listed.is_whole:
                return _tell(sheet, quantity, listed, CheckVerdict.AGREES)
            if listed.is_open:
                return _tell(sheet, quantity, listed, CheckVerdict.OPEN)
    return None


def _fold(text: str) -> str:
    """Return a text of the same length, in lower case and with plain spaces."""
    low = text.lower()
    return _SPACE.sub(" ", low if len(low) == len(text) else text)


def _find_openings(text: str, at: int, limit: int) -> Iterator[int]:
    """Find where a list may open behind words that say which are meant."""
    for found in re.finditer(r"\s*[–—(,]|\s+--?\s", text[at : min(limit, at + _FAR)]):
        yield at + found.start()


def _get_sentence_end(sheet: Sheet, start: int) -> int:
    at = bisect_right(sheet.sentences, start, key=lambda sentence: sentence.span.start)
    return sheet.sentences[at - 1].span.end if at else len(sheet.text)


def _is_definite(text: str, start: int, language: str) -> bool:
    """Tell whether all that there are are meant: “the three”."""
    before = _LAST_WORD.search(text[max(0, start - 20) : start])
    return before is not None and before[1].lower() in load_check_words(language).definite


def _tell(sheet: Sheet, quantity: Quantity, listed: NameList, verdict: CheckVerdict) -> Check:
    number = len(listed.members)
    told = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    detail = f"The list names {told}: {'; '.join(listed.members)}."
    if listed.is_open and verdict is CheckVerdict.OPEN:
        detail = f"The list names {told}, and need not name all: {'; '.join(listed.members)}."
    return Check(
        report_id=sheet.report.report_id,
        kind=CheckKind.COUNT,
        span=quantity.span,
        verdict=verdict,
        detail=detail,
        against=(Place(report_id=sheet.report.report_id, span=listed.span),),
    )
