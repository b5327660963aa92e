"""Find a list of names behind some words, and count its members.

In: a text and a place in it. Out: `NameList`, or None where no list begins there or where it is
not plain what its members are. What is counted in the text is left to `count_checks.py`.
"""

import re
from dataclasses import dataclass
from functools import cache

from onrecord.compare.check_words import load_check_words
from onrecord.compare.quantity_words import join_choices
from onrecord.model.document import Span

# A letter in upper case, or one that has no case.
_CAPITAL = r"(?![a-zß-öø-ÿа-яё])[^\W\d_]"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameList:
    """Names in a row.

    Attributes:
        span: From the first to the last.
        members: Their words.
        is_open: Whether the text says that there may be more.
        is_whole: Whether the list is read to its end.
        is_set_off: Whether it stands between dashes or brackets or behind a colon or “namely”.
    """

    span: Span
    members: tuple[str, ...]
    is_open: bool
    is_whole: bool
    is_set_off: bool


def find_name_list(text: str, at: int, limit: int, *, language: str = "en") -> NameList | None:
    """Return the list of names that begins at a place, behind the mark or word that opens it.

    >>> found = find_name_list(" – Ostrel, Hadvik and Port Salen –", 0, 34)
    >>> found.members if found else None
    ('Ostrel', 'Hadvik', 'Port Salen')
    """
    patterns = _compile(language)
    opener = patterns.opener.match(text, at, limit)
    if opener is None:
        return None
    spans, has_last = _find_members(text, opener.end(), limit, patterns)
    if len(spans) < 2:
        return None
    end = spans[-1].end
    mark = (opener["mark"] or "").strip()
    is_open = opener["open"] is not None or patterns.open_behind.match(text, end) is not None
    # “: Ostrel, Hadvik and Brannock, where it has snowed, as well as …”: more may come.
    is_open = is_open or (mark == ":" and text[end : end + 1] == ",")
    if not is_open and not _is_closed(text, end, limit, mark, has_last=has_last):
        return None
    return NameList(
        span=Span(spans[0].start, end),
        members=tuple(" ".join(text[s.start : s.end].split()) for s in spans),
        is_open=is_open,
        is_whole=has_last or not is_open,
        is_set_off=bool(mark and mark != ",") or opener["closed"] is not None,
    )


def _find_members(text: str, at: int, limit: int, patterns: "_Patterns") -> tuple[list[Span], bool]:
    """Return the members from a place on, and whether the last one stands behind an “and”.

    None are returned where it is not plain which are members.
    """
    spans: list[Span] = []
    is_last = False
    while (found := patterns.member.match(text, at, limit)) is not None:
        spans.append(Span(found.start("member"), found.end("member")))
        join = patterns.join.match(text, found.end(), limit)
        if is_last:
            # “A, B and C, D and E”: two lists, or members with more words to them.
            goes_on = join is not None and patterns.member.match(text, join.end(), limit)
            return ([], False) if goes_on else (spans, True)
        if join is None:
            break
        is_last = join["and"] is not None
        at = join.end()
    return ([], False) if is_last else (spans, False)


def _is_closed(text: str, end: int, limit: int, mark: str, *, has_last: bool) -> bool:
    """Tell whether a list ends where its opening mark is answered."""
    behind = text[end:limit].lstrip()
    if mark == "(":
        return behind.startswith(")")
    if mark in {"–", "—", "-", "--"} and behind.startswith(mark):
        return True
    # An age, a party or the like: what has it is a member, too, of which more may follow.
    if not has_last or re.match(r",\s*[\dR(D]", behind):
        return False
    if mark in {"–", "—", "-", "--"}:
        return behind.startswith((".", ";")) or not behind
    return behind.startswith((",", ".", ";", "–", "—", "- ")) or not behind


@dataclass(frozen=True, slots=True)
class _Patterns:
    opener: re.Pattern[str]
    member: re.Pattern[str]
    join: re.Pattern[str]
    open_behind: re.Pattern[str]


@cache
def _compile(language: str) -> _Patterns:
    words = load_check_words(language)
    inner = rf"(?:(?:{join_choices((*words.inner, *words.particles))})\s+)"
    stopped = rf"(?:{join_choices(words.abbreviations)})\."
    suffix = rf"(?:,?\s+(?:{join_choices(words.suffixes)})\b\.?)?"
    title = rf"(?:{stopped}|(?:[A-Z]\.)+|{_CAPITAL}(?:[\w’'&/-]*\w)?)"
    note = r"(?:\s*\([^()]{1,40}\))?"
    name = rf"(?:the\s+)?{title}(?:\s+{inner}*{title})*{suffix}{note}"
    return _Patterns(
        opener=re.compile(
            rf"(?P<mark>\s*[,(:]|\s*[–—]|\s+--?(?=\s))?\s*"
            rf"(?:(?P<open>{join_choices(words.lists_open)})|(?P<closed>{join_choices(words.lists_closed)}))?"
            rf"(?(open)(?:,|:)?\s+|(?(closed)(?:,|:)?\s+|(?(mark)\s*|(?!))))"
        ),
        member=re.compile(rf"(?P<member>{join_choices(words.double_names)}|{name})"),
        join=re.compile(rf"\s*(?:[,;]\s*)?(?:(?P<and>{words.lists_and})\s+)|\s*[,;]\s+"),
        open_behind=re.compile(rf"\s*,?\s*(?:{join_choices(words.lists_open_behind)})\b"),
    )
