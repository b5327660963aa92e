"""Read which words say that somebody speaks of what somebody else said.

In: words of a report, `reactions_en.toml`. Out: `Pointer`s: where they stand, whose words they
name, of what kind these are. Which statement is meant is left to `reactions.py`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.compare.stemming import list_stems
from onrecord.model.document import Span
from onrecord.model.statement import Act, Channel

# Whose words: "President Marost’s", "the ministry’s", "by Torvald Kessen". Mentions tell who it is.
_OWNER = r"(?P<owner>(?:[\w.-]+\s+){0,5}?[\w-]+)"
_NAMED = r"(?P<owner>(?:[Tt]he\s+)?(?:[\w.-]+\s+){0,3}?[A-Z][\w-]*(?:\s+[A-Z][\w-]*)*)"
_BETWEEN = r"(?P<between>(?:[\w“”\"'’-]+\s+){0,%d}?)"
# What tells over what it was said may stand behind the noun: "remarks into an open microphone".
_BEHIND = re.compile(r"(?:\s+[\w-]+){1,5}")
# Behind the opening or the verb: a few words, as in "dismissed as nonsense Kessen's claim".
_REACH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """Words that point at what somebody said.

    Attributes:
        span: The words.
        owner: Where the name of whoever said it stands; None where nobody is named.
        acts: What saying it did; none where any saying will do.
        channel: Over what it was said, where the words tell.
        stems: Stems of the words that tell more of it.
        is_asking: Whether somebody else asks for the reaction with these words.
    """

    span: Span
    owner: Span | None
    acts: frozenset[Act] = frozenset()
    channel: Channel | None = None
    stems: frozenset[str] = frozenset()
    is_asking: bool = False


class _Words:
    def __init__(self) -> None:
        text = files("onrecord.compare").joinpath("reactions_en.toml").read_text(encoding="utf-8")
        told = tomllib.loads(text)
        self.verbs: tuple[str, ...] = tuple(told["verbs"])
        self.replies = _compile(told["replies"])
        self.acts: dict[str, frozenset[Act]] = {}
        for act, nouns in told["nouns"].items():
            for noun in nouns.split():
                known = self.acts.get(noun, frozenset())
                self.acts[noun] = known if act == "any" else known | {Act(act)}
        self.channels = {
            word: Channel(channel)
            for channel, words in told["channels"].items()
            for word in words.split()
        }
        self.openings = _compile((*told["openings"], *told["asking"]))
        self.asking = _compile(told["asking"])
        named = {*self.acts, *told["said_in"]["nouns"].split()}
        nouns = "|".join(sorted(named, key=lambda word: (-len(word), word)))
        between = _BETWEEN % int(told["most_between"])
        few = _BETWEEN % int(told["most_between_bare"])
        noun = rf"(?P<noun>{nouns})\b"
        # A noun that goes on is no noun yet: of "hot microphone comment" the last one counts.
        last = rf"{noun}(?!\s+(?:{nouns})\b)"
        self.possessive = re.compile(rf"\W*{_OWNER}(?:['’]s|s['’])\s+{between}{last}")
        self.by = re.compile(rf"\W*(?:[\w-]+\s+){{0,3}}?{last}\s+(?:by|from|of)\s+{_NAMED}")
        self.bare = re.compile(
            rf"\W*(?:the|this|that|these|those|such|(?P<owner>his|her|its|their))\s+{few}{last}"
            r"(?!\s+(?:of|by|from|that|to|on|about|for)\b)",
            re.IGNORECASE,
        )


def _compile(phrases: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in phrases)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def _load() -> _Words:
    return _Words()


def find_openings(text: str, span: Span) -> Iterator[Pointer]:
    """Yield what the openings in a sentence point at: "asked about Kessen's remark".

    >>> text = "Marost, asked about Kessen’s remark, laughed."
    >>> [text[p.span.start : p.span.end] for p in find_openings(text, Span(0, len(text)))]
    ['asked about Kessen’s remark']
    """
    for found in _load().openings.finditer(text, span.start, span.end):
        pointer = _read_object(text, found.start(), found.end(), span.end)
        if pointer is not None:
            yield pointer


def read_object(text: str, cue: Span, end: int) -> Pointer | None:
    """Return what a verb's object points at: "dismissed Kessen's claim"; None where at nothing."""
    words = text[cue.start : cue.end].lower()
    if not any(word.startswith(_load().verbs) for word in words.split()):
        return None
    return _read_object(text, cue.start, cue.end, end)


def is_reply(cue: str) -> bool:
    """Tell whether the words of a cue answer whoever spoke last.

    >>> is_reply("replied"), is_reply("met her counterpart")
    (True, False)
    """
    return _load().replies.search(cue) is not None


def _read_object(text: str, start: int, at: int, end: int) -> Pointer | None:
    words, stop = _load(), min(end, at + _REACH)
    for pattern in (words.possessive, words.by, words.bare):
        found = pattern.match(text, at, stop)
        if found is not None:
            return _make_pointer(text, start, found)
    return None


def _make_pointer(text: str, start: int, found: re.Match[str]) -> Pointer:
    words, groups = _load(), found.groupdict()
    told = f"{groups.get('between') or ''}{groups['noun']}".lower().split()
    noun = told[-1]
    behind = _BEHIND.match(text, found.end())
    around = told + (behind.group().lower().split() if behind else [])
    channel = next((words.channels[w] for w in around if w in words.channels), None)
    owner = Span(*found.span("owner")) if groups.get("owner") else None
    return Pointer(
        span=Span(start, found.end()),
        owner=owner,
        acts=words.acts.get(noun, frozenset()),
        channel=channel,
        stems=frozenset(list_stems(" ".join(told[:-1]))),
        is_asking=words.asking.match(text, start) is not None,
    )
