"""Measure how well `onrecord ask` answers questions whose answers are known.

    onrecord read ../shared/data/accounts --no-compare --record accounts.db
    python -m benchmarks.questions.measure accounts.db [--questions FILE] [--all]

In: a record, and questions with the places that answer them (README.md). Out: how many of those
with an answer have it among the first three, and of how many without one the record does not say;
for tuned and held-out questions apart. With `--all`, a line for each question.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.asking import ask
from onrecord.compare.answering import Answer
from onrecord.record.store import View, open_record

QUESTIONS = Path(__file__).with_name("accounts.jsonl")
FIRST = 3
# A passage is the right one where it shares so much of the place and so much of itself.
SHARED = 0.3


def find_rank(answers: tuple[Answer, ...], places: list[dict[str, Any]]) -> int | None:
    """Return at which place the first right answer stands."""
    for rank, answer in enumerate(answers, start=1):
        if any(_is_right(answer, place) for place in places):
            return rank
    return None


def _is_right(answer: Answer, place: dict[str, Any]) -> bool:
    if place["report"] != answer.stmt.report_id:
        return False
    start, end = map(int, place["span"])
    shared = sum(max(0, min(end, s.end) - max(start, s.start)) for s in answer.spans)
    length = sum(s.end - s.start for s in answer.spans)
    return shared >= SHARED * (end - start) and shared >= SHARED * length


def measure(
    view: View, questions: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], bool, str]]:
    """Yield each question, whether its answer is right, and what came."""
    latest = max((r.reference_date for r in view.reports() if r.reference_date), default=None)
    for row in questions:
        began = time.process_time()
        answers = ask(view, row["question"], as_of=latest).answers
        took = time.process_time() - began
        rank = find_rank(answers, row["answers"])
        right = (rank is not None and rank <= FIRST) if row["answers"] else not answers
        came = f"rank {rank or '-'}" if row["answers"] else f"{len(answers)} answers"
        yield row, right, f"{came}, {took:.1f} s"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("record", type=Path)
    parser.add_argument("--questions", type=Path, default=QUESTIONS)
    parser.add_argument("--all", action="store_true", help="a line for each question")
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    tally: dict[tuple[str, str], list[bool]] = defaultdict(list)
    with open_record(options.record, read_only=True) as record:
        for row, right, came in measure(record.view, [json.loads(line) for line in lines]):
            kind = "answered" if row["answers"] else "does not say"
            tally[kind, row["part"]].append(right)
            if options.all:
                print(f"{'  ' if right else 'x '}{row['id']} {row['part']}: {came}")
    for (kind, part), found in sorted(tally.items()):
        print(f"{kind}, {part}: {sum(found)} of {len(found)}")


if __name__ == "__main__":
    main()
