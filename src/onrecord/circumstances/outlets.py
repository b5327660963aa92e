"""Find the media and programmes in or to which something was said.

In: a `Page`. Out: `Clue`s to outlets and programmes, and whether a name is a medium's.
Of whose words they tell is left to `carrying.py`.
"""

from collections.abc import Iterator, Sequence

from onrecord.circumstances.clues import Clue, Field, load_stops, walk
from onrecord.circumstances.lexicon import Lexicon
from onrecord.circumstances.page import Page
from onrecord.model.document import MentionType

_POSSESSIVES = frozenset({"’s", "'s", "’"})
_MARKS = frozenset({"“", "‘", '"', "'", "”", "’", "''", "``", "*"})
# How far behind "appeared on" a medium's name begins.
_NEAR = 6
# The longest run of capitalised words that is taken as a programme's name.
_LONGEST_NAME = 7


def is_outlet(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    """Tell whether the words are a medium's name."""
    words = page.low[first:last]
    bare = words[1:] if words[:1] == ["the"] else words
    if lexicon.outlets.knows(words) or lexicon.outlets.knows(bare):
        return True
    return _is_outlet_name(lexicon, bare) and page.is_capital(last - 1)


def _is_outlet_name(lexicon: Lexicon, words: Sequence[str]) -> bool:
    """Tell whether words are such as media are called by: "Hadvik Post", "Radio Ardo"."""
    if len(words) < 2:
        return False
    return words[-1] in lexicon.outlet_endings or words[0] in lexicon.outlet_openings


def is_outlet_behind(page: Page, lexicon: Lexicon, index: int) -> bool:
    """Tell whether a medium or programme is named soon behind a word: "appeared on …"."""
    reach = range(index, min(page.end_of_sentence(index - 1), index + _NEAR))
    return any(
        _find_end(page, lexicon, i) is not None
        or (page.is_capital(i) and lexicon.programmes.match(page.low, i) is not None)
        for i in reach
    )


def find_outlets(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield clues to outlets: names of media, and "tweeted", which implies one."""
    taken: set[int] = set()
    for index in walk(page):
        if index in taken:
            continue
        implied = lexicon.implied.get(page.low[index])
        if implied is not None:
            if index and page.low[index - 1] in {"<", "/"}:
                continue  # mark-up
            form = "cue" if index in page.cue_tokens else "other"
            yield _make(implied, "implied", form, index, index + 1)
            continue
        last = _find_end(page, lexicon, index)
        if last is None:
            continue
        taken.update(range(index, last))
        platform = page.low[last - 1] in lexicon.platforms
        kind = "platform" if platform else "press"
        form = _find_form(page, index, last)
        if form == "dateline" or (form == "source" and (platform or not _speaks(page, last))):
            continue  # its spokesman, or one of its users
        if page.doc.report.publisher and _is_own(page, index, last):
            kind = "own"
        value = page.words(index, last)
        yield _make(value, kind, form, index, last)


def _make(value: str, kind: str, form: str, first: int, last: int) -> Clue:
    return Clue(field=Field.OUTLET, value=value, kind=kind, form=form, first=first, last=last)


def _is_own(page: Page, first: int, last: int) -> bool:
    publisher = (page.doc.report.publisher or "").lower().removeprefix("the ")
    return " ".join(page.low[first:last]).removeprefix("the ") == publisher


def _find_end(page: Page, lexicon: Lexicon, index: int) -> int | None:
    """Return where the name of a medium ends that begins at a token."""
    if not page.is_capital(index):
        return None
    if lexicon.programmes.match(page.low, index) is not None:
        return None
    found = lexicon.outlets.match(page.low, index)
    if found is None and page.low[index] == "the" and index + 1 < len(page.low):
        return None  # the name begins behind its article
    if found is not None:
        last = found[1]
        if all(page.is_capital(i) for i in range(index, last) if page.low[i].isalpha()):
            goes_on = last < page.end_of_sentence(index) and page.is_capital(last)
            mention = page.find_mention(index, last, named=True)
            longer = mention is not None and page.reach(mention).stop > last
            if not (goes_on and (longer or last - index == 1)):
                return last
    mention = page.find_mention(index, index + 1, named=True)
    if mention is None or mention.type is not MentionType.NAME or mention.head != mention.span:
        head = None if mention is None else page.reach_span(mention.head)
    else:
        head = page.reach(mention)
    if head is None or head.start != index or len(head) < 2:
        return None
    return head.stop if _is_outlet_name(lexicon, page.low[head.start : head.stop]) else None


def _speaks(page: Page, last: int) -> bool:
    """Tell whether a medium is itself the source that its name ends."""
    return last >= len(page.low) or last not in page.source_tokens


def _find_form(page: Page, first: int, last: int) -> str:
    """Tell how a medium's name hangs on what is around it."""
    if first in page.source_tokens:
        return "source"
    if first in page.cue_tokens:
        return "cue"
    before = first - 1
    while before > 0 and page.low[before] in {"the", "a", "an", "*"} | _MARKS:
        before -= 1
    word = page.low[before] if before >= 0 and first else ""
    if _is_modifier(page, last):
        return "modifier"
    if word in {"on", "in", "to", "with", "by", "for", "at", "from", "via", "told", "tells"}:
        return word
    if before >= 0 and last < len(page.low) and page.low[before] == "(" and page.low[last] == ")":
        return "dateline"
    if last < len(page.low) and page.low[last] in _POSSESSIVES:
        return "possessive"
    return "other"


def _is_modifier(page: Page, last: int) -> bool:
    """Tell whether a name only says whose something is: "a Lantern lunch group"."""
    if last >= page.end_of_sentence(last - 1):
        return False
    word = page.low[last]
    return word.isalpha() and not page.is_capital(last) and word not in load_stops()


def find_programmes(page: Page, lexicon: Lexicon) -> Iterator[Clue]:
    """Yield clues to programmes: known names, and what stands behind "Radio Hadvik’s"."""
    end = 0
    for index in walk(page):
        if index < end or not page.is_capital(index):
            continue
        found = lexicon.programmes.match(page.low, index)
        if found is not None and page.is_capital(found[1] - 1):
            end = found[1]
            yield _make_programme(page, "known", index, end)
            continue
        owner = _find_end(page, lexicon, index)
        if owner is None or owner + 1 >= len(page.low) or page.low[owner] not in _POSSESSIVES:
            continue
        first = owner + 1
        quoted = page.low[first] in _MARKS
        first += quoted
        last = _find_name_end(page, first)
        if last == first or not (quoted or _is_programme(page, lexicon, first, last)):
            continue
        end = last
        yield _make_programme(page, "owned", first, last)


def _make_programme(page: Page, kind: str, first: int, last: int) -> Clue:
    words = page.words(first, last)
    return Clue(field=Field.PROGRAMME, value=words, kind=kind, form="name", first=first, last=last)


def _find_name_end(page: Page, first: int) -> int:
    """Return where a run of capitalised words ends; small words may stand inside it."""
    last = index = first
    end = min(page.end_of_sentence(min(first, len(page.low) - 1)), first + _LONGEST_NAME)
    while index < end and (page.is_capital(index) or page.low[index] in {"the", "of", "and", "&"}):
        index += 1
        if page.is_capital(index - 1):
            last = index
    return last


def _is_programme(page: Page, lexicon: Lexicon, first: int, last: int) -> bool:
    return not lexicon.programme_heads.isdisjoint(page.low[first:last])
