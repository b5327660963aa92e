r"""Draw positions of a record with a fixed seed, for a person to judge whether each is right.

    onrecord read ../shared/data/accounts/*.jsonl --record accounts.db
    python benchmarks/quality/draw_positions.py accounts.db --positions 60 [--seed 1] [--words]

In: a record. Out: a line for each position: its id, actor, stance, issue, who says so, and where
the word that takes it and its topic stand, as ADDRESS@START-END. With `--words` also what stands
there, for the judge's eyes only: other people's text stays out of the repository. With `--issues`
the issues on which most is held. What was judged is in docs/analysis/positions.md.
"""

import argparse
import hashlib
from collections import Counter
from pathlib import Path

from onrecord.model.comparison import Position
from onrecord.record.store import View, open_record

SEED = 20261127
_BEFORE, _BEHIND = 200, 90


def make_rank(seed: int, position: Position) -> str:
    """Return by what positions are drawn: chance that is the same every time."""
    return hashlib.sha256(f"{seed}:{position.position_id}".encode()).hexdigest()


def print_position(view: View, position: Position, names: dict[str, str], *, words: bool) -> None:
    """Print one position, and where it stands."""
    report = next(iter(view.reports(report_ids=[position.reports[0]])))
    spans = position.reasons[0].left
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    teller = names.get(position.according_to or "", "-")
    told = (names.get(position.actor, position.actor), position.stance, names[position.issue])
    address = report.address or report.report_id
    print(position.position_id, *told, f"according to {teller}", sep="\t", end="\t")
    print(f"{address}@{start}-{end}")
    if words:
        text = view.text(report.report_id)
        around = text[max(0, start - _BEFORE) : start], text[start:end], text[end : end + _BEHIND]
        print("    {} >>{}<< {}".format(*(" ".join(part.split()) for part in around)))


def main() -> None:
    """Draw and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--positions", type=int, default=0)
    parser.add_argument("--issues", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--words", action="store_true")
    options = parser.parse_args()
    with open_record(options.record, read_only=True) as record:
        view = record.view
        positions = sorted(view.positions(), key=lambda p: make_rank(options.seed, p))
        names = {entity.entity_id: entity.name for entity in view.entities()}
        names |= {issue.issue_id: issue.name for issue in view.issues()}
        print(f"{len(positions):,} positions")
        for position in positions[: options.positions]:
            print_position(view, position, names, words=options.words)
        held = Counter(position.issue for position in positions)
        for issue, number in held.most_common(options.issues):
            print(number, names[issue], sep="\t")


if __name__ == "__main__":
    main()
