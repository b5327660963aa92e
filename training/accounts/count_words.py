"""Count how much words tell, for `compare/word_weights_en.toml`.

    python -m training.accounts.count_words ../shared/data --leave-out ../shared/gold

A word tells the more, the fewer stretches of twenty words it stands in. Texts that lie under
`--leave-out` are not counted, so that what is measured on them was not learnt from them.
In: `accounts/*.jsonl` and `polnear-train.jsonl`. Out: the word list.
"""

import argparse
import hashlib
import json
import math
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.compare.telling_words import make_stem

STRETCH = 20
# Logarithms of how seldom a word is, between which its weight runs from 0 to 1, and the one above
# which it is not listed; by judgement.
NOTHING, ALL, LISTED = 1.5, 9.0, 6.6
OUT = Path("src/onrecord/compare/word_weights_en.toml")
HEAD = """\
# How much a word tells, by its stem, 0 to 1; what is not here tells 0.8 (telling_words.py).
# Made by training/accounts/count_words.py from official texts of three presidencies and news
# articles (PolNeAR): how seldom a word stands in a stretch of twenty.
"""


def main() -> None:
    """Write the word list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--leave-out", type=Path)
    args = parser.parse_args()
    stretches, count = 0, Counter[str]()
    for text in list_texts(args.data, args.leave_out):
        stems = [make_stem(w) for w in re.findall(r"[^\W_]+(?:[’'][^\W_]+)*", text)]
        for at in range(0, len(stems), STRETCH):
            stretches += 1
            count.update(set(stems[at : at + STRETCH]))
    by_weight: dict[float, list[str]] = defaultdict(list)
    for stem, times in count.items():
        seldom = math.log(stretches / times)
        if seldom < LISTED and len(stem) > 1:
            weight = (seldom - NOTHING) / (ALL - NOTHING)
            by_weight[round(min(1.0, max(0.0, weight)), 1)].append(stem)
    lines = [HEAD]
    for weight in sorted(by_weight):
        words = textwrap.fill(" ".join(sorted(by_weight[weight])), 96, break_on_hyphens=False)
        lines.append(f'"{weight}" = """\n{words}\n"""\n')
    OUT.write_text("".join(lines), encoding="utf-8")


def list_texts(data: Path, leave_out: Path | None) -> Iterator[str]:
    """Yield the texts to count."""
    paths = [] if leave_out is None else sorted(leave_out.rglob("*.txt"))
    left_out = {hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    for path in (*sorted((data / "accounts").glob("*.jsonl")), data / "polnear-train.jsonl"):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line)["text"]
                if hashlib.sha256(text.encode()).hexdigest() not in left_out:
                    yield text


if __name__ == "__main__":
    main()
