"""Know the words that say that something is said: the reporting verbs and their forms.

In: `cues.toml` beside this file. Out: `CueWord`s by form.
Which words are cues in a text is left to `read/encoder.py`, what a verb does there to `qualify.py`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.errors import InternalError
from onrecord.model.statement import Act


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of reporting verbs.

    Attributes:
        name: Its name in cues.toml.
        frames: Complements that its verbs take.
        act: What saying it does, or None where it depends.
        plain: Whether the verb alone tells that, whatever is said.
    """

    name: str
    frames: frozenset[str]
    act: Act | None
    plain: bool = False

    def takes(self, frame: str) -> bool:
        """Tell whether its verbs take a complement."""
        return frame in self.frames


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of a reporting verb.

    Attributes:
        lemma: The form under which it stands in cues.toml.
        classes: The classes that its lemma stands in, in the order of the file.
    """

    lemma: str
    classes: tuple[CueClass, ...]

    def find_class(self, frame: str) -> CueClass:
        """Return the first class that takes a frame; the first of all where none does."""
        return next((c for c in self.classes if frame in c.frames), self.classes[0])


@dataclass(frozen=True, slots=True)
class Inflections:
    """How verbs of cues.toml are inflected where the rules of spelling do not tell.

    Attributes:
        irregular: Lemma → past and participle.
        doubling: Lemmas that double their last letter ("regretted").
        may_double: Lemmas that some spell so and others do not ("signaled", "signalled").
    """

    irregular: Mapping[str, tuple[str, str]]
    doubling: frozenset[str]
    may_double: frozenset[str]


def inflect(lemma: str, how: Inflections) -> Iterator[str]:
    """Yield the forms of a verb, some twice.

    >>> how = Inflections({"say": ("said", "said")}, frozenset({"regret"}), frozenset())
    >>> " ".join(inflect("say", how)), " ".join(inflect("regret", how))
    ('say says saying said said', 'regret regrets regretting regretted')
    >>> " ".join(inflect("deny", how)), " ".join(inflect("agree", how))
    ('deny denies denying denied', 'agree agrees agreeing agreed')
    """
    after_consonant = lemma.endswith("y") and lemma[-2] not in "aeiou"
    yield lemma
    if after_consonant:
        yield lemma[:-1] + "ies"
    else:
        yield lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    stems = [] if lemma in how.doubling else [lemma]
    if lemma in how.doubling or lemma in how.may_double:
        stems.append(lemma + lemma[-1])
    for stem in stems:
        silent = stem.endswith("e") and not stem.endswith(("ee", "oe", "ye"))
        yield (stem[:-1] if silent else stem) + "ing"
        if lemma not in how.irregular:
            past = stem[:-1] + "i" if after_consonant else stem.removesuffix("e")
            yield past + "ed"
    if lemma in how.irregular:
        yield from how.irregular[lemma]


@cache
def load_cues() -> dict[str, CueWord]:
    """Load the reporting verbs: every form in lower case → what it is.

    Raises:
        InternalError: If cues.toml names an act that the record does not know.
    """
    source = files("onrecord.statements").joinpath("cues.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    how = Inflections(
        {lemma: (past, participle) for lemma, (past, participle) in table["irregular"].items()},
        frozenset(table["doubling"].split()),
        frozenset(table["may_double"].split()),
    )
    classes: dict[str, list[CueClass]] = {}
    for entry in table["class"]:
        try:
            act = Act(entry["act"]) if "act" in entry else None
        except ValueError as err:
            raise InternalError(f"cues.toml, class {entry['name']}: {err}") from err
        frames = frozenset(entry["frames"])
        cue_class = CueClass(entry["name"], frames, act, plain=entry.get("plain", False))
        for lemma in entry["verbs"].split():
            classes.setdefault(lemma, []).append(cue_class)
    words: dict[str, CueWord] = {}
    for lemma, its_classes in classes.items():
        for word in inflect(lemma, how):
            words.setdefault(word, CueWord(lemma, tuple(its_classes)))
    return words
