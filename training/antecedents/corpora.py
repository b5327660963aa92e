"""Load coreference corpora: `*.conllu` of OntoGUM (chains) and GUM (kinds of things, syntax).

In: files beside the project. Out: `Text`s, with offsets into a text that is put together again.
What is learnt from them is left to `phrases.py` and `rank.py`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.encoder.prepare import MATERIAL, is_unseen

# The genres that are like what the program reads, and in which it is measured.
MEASURED = ("news", "interview", "speech")
GENRES = (*MEASURED, "academic", "bio", "court", "textbook", "voyage")
# Every third document of the measured genres is kept out of all training.
HELD_OUT_EVERY = 3

_OPENING = re.compile(r"\((\d+)(?:-(\w+))?[^()]*(\))?|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank.

    Attributes:
        start: Offset of its first character in the text.
        end: Offset behind its last one.
        form: Its characters.
        kind: Universal part of speech.
        number: ``Sing``, ``Plur`` or nothing.
        head: Index of its head; -1 at a root.
        relation: Its relation to it.
    """

    start: int
    end: int
    form: str
    kind: str
    number: str
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of a corpus.

    Attributes:
        first: Index of its first word.
        last: Index of its last word.
        head: Index of its head.
        entity: Number of its entity in the text.
        kind: What kind of thing it is; nothing where the corpus does not tell.
    """

    first: int
    last: int
    head: int
    entity: str
    kind: str


@dataclass(slots=True)
class Text:
    """A document of a corpus.

    Attributes:
        name: Its name.
        genre: Its genre.
        held_out: Whether nothing is learnt from it.
        unseen: Whether the encoder learnt nothing of its chains.
        text: Its text, put together again.
        words: Its words.
        mentions: Its mentions.
    """

    name: str
    genre: str
    held_out: bool
    unseen: bool = False
    text: str = ""
    words: list[Word] = field(default_factory=list)
    mentions: list[Gold] = field(default_factory=list)


def load_texts(name: str, genres: tuple[str, ...] = GENRES) -> Iterator[Text]:
    """Yield the texts of ``ontogum`` or ``gum``."""
    number = 0
    for genre in GENRES:
        path = MATERIAL / "data" / "coref" / f"{name}-{genre}.conllu"
        for text in _load_file(path, genre):
            text.unseen = is_unseen(number)
            number += 1
            if genre in genres:
                yield text


def _load_file(path: Path, genre: str) -> Iterator[Text]:
    blocks = path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]
    for number, block in enumerate(blocks):
        held_out = genre in MEASURED and number % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
        yield _load_text(block, genre, held_out=held_out)


def _load_text(block: str, genre: str, *, held_out: bool) -> Text:
    name, _, rest = block.partition("\n")
    out = Text(name.strip(), genre, held_out)
    open_at: dict[str, list[tuple[int, str]]] = {}
    spans: list[tuple[int, int, str, str]] = []
    opening, space, first = "", "", 0
    joined_until, joined_space = 0, ""
    for line in rest.split("\n"):
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            opening = "\n\n"
        if not line.strip():
            first = len(out.words)
            opening = opening or " "
            continue
        cells = line.split("\t")
        if line.startswith("#") or len(cells) != 10 or "." in cells[0]:
            continue
        after = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            joined_until, joined_space = int(cells[0].split("-")[1]), after
            continue
        number = int(cells[0])
        if number < joined_until:
            after = ""
        elif number == joined_until:
            after, joined_until = joined_space, 0
        if out.text:
            out.text += opening if opening else space
        opening, space = "", after
        start = len(out.text)
        out.text += cells[1]
        features = dict(f.split("=") for f in cells[5].split("|") if "=" in f)
        head = first + int(cells[6]) - 1 if cells[6] != "0" else -1
        out.words.append(
            Word(
                start,
                len(out.text),
                cells[1],
                cells[3],
                features.get("Number", ""),
                head,
                cells[7].split(":")[0] if cells[7] != "nmod:poss" else cells[7],
            )
        )
        _read_entities(cells[9], len(out.words) - 1, open_at, spans)
    out.mentions = sorted(
        (Gold(f, last, _find_head(out.words, f, last), e, k) for f, last, e, k in spans),
        key=lambda m: (m.first, -m.last),
    )
    return out


def _read_entities(
    cell: str,
    index: int,
    open_at: dict[str, list[tuple[int, str]]],
    spans: list[tuple[int, int, str, str]],
) -> None:
    """Read the brackets of one word."""
    value = next((f[7:] for f in cell.split("|") if f.startswith("Entity=")), "")
    for match in _OPENING.finditer(value):
        entity, kind, closes, closed = match.groups()
        if entity is not None and closes:
            spans.append((index, index, entity, kind or ""))
        elif entity is not None:
            open_at.setdefault(entity, []).append((index, kind or ""))
        elif open_at.get(closed):
            first, kind = open_at[closed].pop()
            spans.append((first, index, closed, kind))


def _find_head(words: list[Word], first: int, last: int) -> int:
    """Return the word of a span whose own head lies outside of it."""
    for index in range(first, last + 1):
        if not first <= words[index].head <= last:
            return index
    return last
