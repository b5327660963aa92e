"""Read a question: who, what, when or where is asked, of whose words, and of what.

In: the question, and its time expressions. Out: `Question`. How well a statement answers it is
left to `answering.py`.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from onrecord.compare.stemming import find_words, list_words, stem
from onrecord.model.document import Span, Timex
from onrecord.model.statement import Act


class Asked(StrEnum):
    """What a question asks for."""

    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    CONTENT = "content"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked.

    Attributes:
        asked: For what.
        acts: What saying it does; none where any saying will do.
        verb: Stem of the verb of saying; None where the question has none.
        speakers: Those whose words are asked for: the words of each name.
        partners: Those who are named as addressed or spoken of, likewise.
        topics: Stems of the words that say what is spoken of, in order.
        names: Those of them that are parts of names.
        according: Words of the name of whoever says so.
        times: The days, months or years that are named, as ISO 8601.
    """

    asked: Asked
    acts: frozenset[Act] = frozenset()
    verb: str | None = None
    speakers: tuple[tuple[str, ...], ...] = ()
    partners: tuple[tuple[str, ...], ...] = ()
    topics: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    according: tuple[str, ...] = ()
    times: tuple[str, ...] = ()


class _Word:
    """A word of a question."""

    __slots__ = ("end", "is_name", "key", "start", "stem", "text")

    def __init__(self, text: str, start: int, end: int, *, opens: bool) -> None:
        self.text, self.start, self.end = text, start, end
        self.key, self.stem = text.lower(), stem(text)
        self.is_name = text[:1].isupper() and not opens


def read_question(text: str, timexes: Iterable[Timex] = ()) -> Question:
    """Read a question.

    Args:
        text: Its words.
        timexes: The time expressions in it.

    >>> asked = read_question("What did Marost promise the council about the road?")
    >>> asked.asked.value, sorted(asked.acts), asked.speakers, asked.topics
    ('content', [<Act.PROMISE: 'promise'>], (('marost',),), ('council', 'road'))
    """
    when = [timex for timex in timexes if _is_calendar(timex.value)]
    told = _load()
    spans = [timex.span for timex in when]
    words = [
        _Word(found, start, end, opens=start == 0)
        for found, start, end in find_words(text)
        if not any(span.overlaps(Span(start, end)) for span in spans)
    ]
    words, according = _cut_according(words, text)
    asked, at = _find_asked(words)
    verb, subject, before, behind = _find_verb(words, at, asked)
    acts = frozenset(act for act in told.acts.get(verb.key, ()) if act) if verb else frozenset()
    partners, rest = _part_names(behind)
    spoken = [word for word in (*before, *rest) if not told.is_empty(word.text)]
    speakers = _list_names(subject)
    named = {stem(part) for name in (*speakers, *partners) for part in name}
    return Question(
        asked=asked,
        acts=acts,
        verb=verb.stem if verb else None,
        speakers=speakers,
        partners=partners,
        topics=tuple(dict.fromkeys(w.stem for w in spoken if w.stem not in named)),
        names=frozenset(word.stem for word in spoken if word.is_name) - named,
        according=according,
        times=tuple(str(timex.value)[:10] for timex in when),
    )


def find_negations() -> frozenset[str]:
    """Return the words that deny what a content says."""
    return _load().negations


def is_plain(verb: str | None) -> bool:
    """Tell whether the stem of a verb says nothing of what saying did.

    >>> is_plain("say"), is_plain("reaffirm")
    (True, False)
    """
    return verb is None or verb in _load().plain


def is_joint(source: str) -> bool:
    """Tell whether the words of a source name several at once, who are named elsewhere.

    >>> is_joint("The two leaders"), is_joint("She")
    (True, False)
    """
    return bool(_load().joint & set(list_words(source)))


def find_near(acts: frozenset[Act]) -> frozenset[Act]:
    """Return the acts that come near to those asked for."""
    near = _load().near
    return frozenset(each for act in acts for each in near.get(act, ()))


def _is_calendar(value: str | None) -> bool:
    return value is not None and value[:4].isdigit()


def _cut_according(words: list[_Word], text: str) -> tuple[list[_Word], tuple[str, ...]]:
    """Take "according to the Ministry" out of a question."""
    lowered = text.lower()
    for phrase in _load().according:
        at = lowered.find(phrase)
        if at >= 0:
            behind = [word for word in words if word.start >= at + len(phrase)]
            told = _take_names(behind)
            keep = [w for w in words if w.start < at or (w in behind and w not in told)]
            return keep, tuple(word.key for word in told if word.is_name)
    return words, ()


def _take_names(words: Sequence[_Word]) -> list[_Word]:
    """Return the words up to the end of the first run of names."""
    taken: list[_Word] = []
    for word in words:
        if not word.is_name and any(each.is_name for each in taken):
            break
        taken.append(word)
    return taken


def _find_asked(words: Sequence[_Word]) -> tuple[Asked, int]:
    """Return what is asked for, and where the question goes on."""
    asked = _load().asked
    for at, word in enumerate(words):
        if word.key in asked:
            kind = asked[word.key]
            follows = words[at + 1].key if at + 1 < len(words) else ""
            # "Who did Marost warn?" asks whom.
            if word.key == "who" and follows in {"did", "does", "do"}:
                kind = Asked.ADDRESSEE
            return kind, at + 1
    return Asked.CONTENT, 0


def _find_verb(
    words: Sequence[_Word], at: int, asked: Asked
) -> tuple[_Word | None, Sequence[_Word], Sequence[_Word], Sequence[_Word]]:
    """Return the verb of saying, its subject, the words before both, and those behind."""
    told = _load()
    auxiliary = next((n for n in range(at, len(words)) if words[n].key in told.auxiliaries), None)
    first = at
    if asked is not Asked.SPEAKER and auxiliary is not None:
        first = auxiliary + 1
    for n in range(first, len(words)):
        word = words[n]
        # "The written responses" are nobody's writing.
        is_verb = word.key in told.acts and not (n and words[n - 1].key in _ARTICLES)
        if is_verb and not word.is_name and word.key not in told.auxiliaries:
            if asked is Asked.SPEAKER:
                # "Who in the Ministry said …": the words between are no speaker's name.
                return word, (), words[first:n], words[n + 1 :]
            return word, words[first:n], words[at:first], words[n + 1 :]
        if word.key in told.openers and asked is not Asked.SPEAKER:
            break
    return None, (), words[at:], ()


def _list_names(words: Sequence[_Word]) -> tuple[tuple[str, ...], ...]:
    """Return the names among words, each run of capitals one; without any, all words as one."""
    runs: list[list[str]] = [[]]
    for word in words:
        if word.is_name:
            runs[-1].append(_bare(word))
        elif runs[-1]:
            runs.append([])
    names = tuple(tuple(run) for run in runs if run)
    if names:
        return names
    told = _load()
    rest = tuple(word.key for word in words if not told.is_empty(word.text))
    return (rest,) if rest else ()


def _part_names(
    words: Sequence[_Word],
) -> tuple[tuple[tuple[str, ...], ...], Sequence[_Word]]:
    """Part who is spoken to, whose name comes right behind the verb, from what is spoken of."""
    run: list[_Word] = []
    at = 0
    for word in words:
        joins = run and word.key == "and"
        opens = not run and word.key in {*_ARTICLES, "to", "with", "of"}
        if not (word.is_name or joins or opens):
            break
        at += 1
        if not opens:
            run.append(word)
    return (_list_names(run), words[at:]) if run else ((), words)


_ARTICLES = {"the", "a", "an"}


def _bare(word: _Word) -> str:
    text = word.key
    return text[:-2] if text.endswith(("'s", "’s")) else text


class _Told:
    """The words of questions_en.toml."""

    def __init__(self) -> None:
        source = files("onrecord.compare").joinpath("questions_en.toml")
        told = tomllib.loads(source.read_text(encoding="utf-8"))
        words = told["words"]
        self.asked = {word: Asked(kind) for word, kind in told["asked"].items()}
        self.auxiliaries = frozenset(words["auxiliaries"].split())
        self.openers = frozenset(words["openers"].split())
        self.according: tuple[str, ...] = tuple(words["according"])
        self.empty = frozenset(words["empty"].split())
        self.negations = frozenset(words["negations"].split())
        self.plain = frozenset(words["plain"].split())
        self.joint = frozenset(words["joint"].split())
        self.acts: dict[str, tuple[Act | None, ...]] = {}
        for act, verbs in told["verbs"].items():
            for verb in verbs.split():
                known = self.acts.get(verb, ())
                self.acts[verb] = (*known, Act(act) if act else None)
        self.near = {Act(act): tuple(map(Act, near.split())) for act, near in told["near"].items()}

    def is_empty(self, word: str) -> bool:
        """Tell whether a word asks for nothing; "US" is not "us"."""
        return word.lower() in self.empty and not (len(word) > 1 and word.isupper())


@cache
def _load() -> _Told:
    return _Told()
