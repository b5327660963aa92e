r"""Draw turns of transcripts with a fixed seed, for a person to judge whether the speaker is right.

    python benchmarks/quality/draw_turns.py ../shared/data/accounts/white-house.jsonl \
        --kind press-briefings --texts 10 --turns 20 [--words]

In: a file of texts, one JSON object a line. Out: a line for each turn: the text's id, where the
label and the words stand, the label, the name of the speaker. With `--words` also what stands
there, for the judge's eyes only: other people's text stays out of the repository.
What was judged is in docs/analysis/turns.md.
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from onrecord.model.document import Report, Turn
from onrecord.model.statement import Statement
from onrecord.pipeline import read
from onrecord.read.turns import find_turns

SEED = 20261127


def list_texts(path: Path, kind: str | None, least: int) -> Iterator[tuple[str, Report]]:
    """Yield the transcripts of a file that have enough turns."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if kind is not None and row.get("kind") != kind:
            continue
        report = Report(text=row["text"], headline=row["headline"], publisher=row["publisher"])
        if len(find_turns(report)) >= least:
            yield row["id"], report


def draw(
    report: Report, count: int, chance: random.Random
) -> Iterator[tuple[Turn, Statement, str]]:
    """Yield turns of a text, with their statements and their speakers' names."""
    reading = read(report)
    names = {entity.entity_id: entity.name for entity in reading.entities}
    made = {s.source[0]: s for s in reading.statements if not s.cue and s.source}
    turns = [turn for turn in find_turns(report) if turn.source in made]
    for turn in sorted(chance.sample(turns, min(count, len(turns))), key=lambda t: t.label):
        stmt = made[turn.source]
        yield turn, stmt, names.get(stmt.speaker or "", "nobody")


def show(text: str, turn: Turn) -> Iterator[str]:
    """Yield what stands around and in a turn, shortened."""
    start, end = turn.label.start, turn.extent.end
    for name, begin, until in (
        ("before", max(0, start - 90), start),
        ("label", start, turn.label.end),
        ("opens", turn.label.end, min(end, turn.label.end + 160)),
        ("closes", max(turn.label.end, end - 110), end),
        ("behind", end, min(len(text), end + 60)),
    ):
        yield f"    {name:<7}{' '.join(text[begin:until].split())}"


def main() -> int:
    """Draw, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts_file", type=Path)
    parser.add_argument("--kind")
    parser.add_argument("--texts", type=int, default=10)
    parser.add_argument("--turns", type=int, default=20)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311 - a sample, not a secret
    texts = list(list_texts(options.texts_file, options.kind, options.turns))
    lines: list[str] = []
    for name, report in sorted(
        chance.sample(texts, min(options.texts, len(texts))), key=lambda item: item[0]
    ):
        for turn, _, speaker in draw(report, options.turns, chance):
            label = " ".join(report.text[turn.source.start : turn.source.end].split())
            place = f"{turn.label.start}-{turn.label.end}-{turn.extent.end}"
            lines.append(f"{name[:60]}\t{place}\t{label}\t{speaker}")
            if options.words:
                lines.extend(show(report.text, turn))
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
