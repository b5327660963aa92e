"""Know the words that say that something is said: the reporting verbs and their forms.

In: `cues.toml` beside this file. Out: `CueWord`s by form.
Which of them are cues in a text is left to `attribute.py`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from onrecord.errors import InternalError
from onrecord.model.statement import Act, Mode

# Past and participle of the irregular verbs of cues.toml; all others are inflected by rule.
_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "speak": ("spoke", "spoken"),
    "think": ("thought", "thought"),
    "know": ("knew", "known"),
    "feel": ("felt", "felt"),
    "understand": ("understood", "understood"),
    "find": ("found", "found"),
    "show": ("showed", "shown"),
    "read": ("read", "read"),
    "swear": ("swore", "sworn"),
    "beseech": ("besought", "besought"),
    "seek": ("sought", "sought"),
    "forecast": ("forecast", "forecast"),
    "undertake": ("undertook", "undertaken"),
    "learn": ("learned", "learned"),
    "retweet": ("retweeted", "retweeted"),
    "rebut": ("rebutted", "rebutted"),
}
# Verbs of one stressed end syllable that double their last letter.
_DOUBLING = frozenset({"admit", "commit", "quip", "slam", "blog", "rip", "plan", "rebut", "tag"})


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of reporting verbs.

    Attributes:
        name: Its name in cues.toml.
        frames: Complements that its verbs take.
        act: What saying it does, or None where it depends.
        mode: Speech, writing, belief, …, or None where it depends.
    """

    name: str
    frames: frozenset[str]
    act: Act | None
    mode: Mode | None


@dataclass(frozen=True, slots=True)
class CueWord:
    """One form of a reporting verb.

    Attributes:
        lemma: Its base form.
        form: ``base``, ``s``, ``past``, ``part`` (participle, where it differs) or ``ing``.
        classes: The classes that its lemma stands in, in the order of the file.
    """

    lemma: str
    form: str
    classes: tuple[CueClass, ...]

    @property
    def frames(self) -> frozenset[str]:
        """Return the complements that any of its classes takes."""
        return frozenset().union(*(c.frames for c in self.classes))

    def find_class(self, frame: str) -> CueClass:
        """Return the first class that takes a frame; the first of all where none does."""
        return next((c for c in self.classes if frame in c.frames), self.classes[0])


def inflect(lemma: str) -> dict[str, str]:
    """Return the forms of a verb by the name of the form.

    >>> inflect("deny")["past"], inflect("urge")["ing"], inflect("admit")["past"]
    ('denied', 'urging', 'admitted')
    """
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    if lemma.endswith("e"):
        past, ing = lemma + "d", lemma[:-1] + "ing"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        past, ing = lemma[:-1] + "ied", lemma + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = lemma + "es"
    elif lemma.endswith("y") and lemma[-2] not in "aeiou":
        third = lemma[:-1] + "ies"
    else:
        third = lemma + "s"
    past, part = _IRREGULAR.get(lemma, (past, past))
    return {"base": lemma, "s": third, "past": past, "part": part, "ing": ing}


@cache
def load_cues() -> dict[str, CueWord]:
    """Load the reporting verbs: every form in lower case → what it is.

    Raises:
        InternalError: If cues.toml names an act or mode that the record does not know.
    """
    text = files("onrecord.statements").joinpath("cues.toml").read_text(encoding="utf-8")
    classes: dict[str, list[CueClass]] = {}
    for table in tomllib.loads(text)["class"]:
        try:
            act = Act(table["act"]) if "act" in table else None
            mode = Mode(table["mode"]) if "mode" in table else None
        except ValueError as err:
            raise InternalError(f"cues.toml, class {table['name']}: {err}") from err
        cue_class = CueClass(table["name"], frozenset(table["frames"]), act, mode)
        for lemma in table["verbs"].split():
            classes.setdefault(lemma, []).append(cue_class)
    words: dict[str, CueWord] = {}
    for lemma, its_classes in classes.items():
        for form, word in inflect(lemma).items():
            words.setdefault(word, CueWord(lemma, form, tuple(its_classes)))
    return words
