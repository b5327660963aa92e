"""Say what of a statement's words speaks for what saying it does.

In: a `Line`, its quotations and a `Draft`. Out: features, each with a value.
What they are worth is left to `acts.py`.
"""

import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from onrecord.model.attribution import Stretch
from onrecord.statements.cues import load_cues
from onrecord.statements.drafts import Draft
from onrecord.statements.frames import find_frame
from onrecord.statements.grammar import Line
from onrecord.statements.quoted import QuotedTokens

# A content is looked at so far; what it does is mostly said at its beginning. By judgement.
_LONGEST = 80
# So many words of a content are its opening.
_OPENING = 3
# A verb of one's own stands so far behind its subject: "we, too, will never".
_BEHIND_SUBJECT = 4
# A probability is taken for no smaller than this.
_LEAST = 1e-4
_PERSONS = ("first_singular", "first_plural", "second", "third")
_MODALS = ("future", "obligation", "possibility", "supposition")


@cache
def load_kinds(language: str = "en") -> Mapping[str, tuple[str, ...]]:
    """Load the kinds of words of a language: word in lower case → the kinds it is of."""
    source = files("onrecord.statements").joinpath(f"acts_{language}.toml")
    table: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in table.items():
        for word in words.split():
            kinds[word] = (*kinds.get(word, ()), kind)
    return kinds


def list_act_features(
    line: Line, quoted: QuotedTokens, draft: Draft
) -> Iterator[tuple[str, float]]:
    """Yield the features of a draft, each once, in an order of their own."""
    found, content = draft.found, draft.content
    yield "always", 1.0
    for act, probability in found.acts:
        yield f"head {act}", math.log(max(probability, _LEAST))
    mode = next((name for name, _ in found.modes if name != "event"), "")
    frame = find_frame(line, quoted, found.anchor, content[0])
    names = {
        f"mode {mode}",
        *_describe_cue(line, found.anchor, draft.cue, frame),
        *_describe_source(line, draft.source),
        *_describe_content(line, quoted, content),
    }
    for name in sorted(names):
        yield name, 1.0


def _describe_cue(line: Line, anchor: int, cue: Sequence[Stretch], frame: str) -> Iterator[str]:
    word = load_cues().get(line.low[anchor])
    lemma = word.lemma if word is not None else line.low[anchor]
    yield f"cue {lemma}"
    yield f"frame {frame}"
    yield f"cue {lemma}, {frame}"
    if word is not None:
        its = word.find_class(frame.removeprefix("tell "))
        yield f"class {its.name}"
        yield f"listed {its.act}, {frame}"
        if len({c.act for c in word.classes}) == 1:
            yield f"only {its.act}"
    else:
        yield "unlisted"
        yield f"unlisted, {frame}"
    for index in {i for part in cue for i in range(part.first, part.last)} - {anchor}:
        yield f"beside {line.low[index]}"
    if anchor + 1 < len(line.low):
        yield f"next {line.low[anchor + 1]}"


def _describe_source(line: Line, source: Sequence[Stretch]) -> Iterator[str]:
    words = [line.low[i] for part in source for i in range(part.first, part.last)]
    if not words:
        yield "nobody"
    elif not line.grammar.writings.isdisjoint(words):
        yield "a writing"
    for word in words[-1:]:
        yield f"source {word}"


def _describe_content(
    line: Line, quoted: QuotedTokens, content: Sequence[Stretch]
) -> Iterator[str]:
    places = [i for part in content for i in range(part.first, part.last)][:_LONGEST]
    words = [line.low[i] for i in places if line.is_word(i)]
    marked = sum(quoted.number_of[i] >= 0 for i in places)
    yield "direct" if marked == len(places) else "mixed" if marked else "indirect"
    yield "short" if len(words) < 6 else "middling" if len(words) < 25 else "long"
    for mark in ("?", "!"):
        if any(line.low[i] == mark for i in places):
            yield f"with {mark}"
    if (places and line.low[places[-1]] == "?") or (
        len(places) > 1 and line.low[places[-2]] == "?"
    ):
        yield "ends in ?"
    kinds = load_kinds()
    for word in words[:1]:
        yield f"opens {word}"
    for word in words[:_OPENING]:
        for kind in kinds.get(word, ()):
            yield f"opening {kind}"
    held = [kind for word in set(words) for kind in kinds.get(word, ())]
    for kind in held:
        yield kind
    for kind in ("blame", "praise", "denial", "threat"):
        if held.count(kind) > 2:
            yield f"much {kind}"
    for word in set(words):
        yield f"word {word}"
    yield from _pair_persons(words, kinds)


def _pair_persons(words: Sequence[str], kinds: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield which person a modal, or "going to", is said of."""
    for index, word in enumerate(words):
        persons = [kind for kind in kinds.get(word, ()) if kind in _PERSONS]
        for person in persons:
            for other in words[index : index + _BEHIND_SUBJECT]:
                for kind in kinds.get(other, ()):
                    if kind in _MODALS:
                        yield f"{person} {kind}"
                if other == "going":
                    yield f"{person} future"
    if words and any(kind in _MODALS for word in words for kind in kinds.get(word, ())):
        yield "modal"
