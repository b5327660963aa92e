"""Measure the program on the dev part: `python -m training.encoder.evaluate`.

It is run as its users run it (`onrecord read --json`) and scored by the scorers that lie with
the material. What the model card tells is printed: the whole, by outlet, by quote type, for
pronoun sources, and what a confidence is worth.

In: `polnear-dev.jsonl`. Out: figures. Reading mistakes is left to `analyse.py`.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from training.encoder.calibrate import expected_error, measure_calibration
from training.encoder.prepare import MATERIAL

PRONOUNS = frozenset(["he", "she", "they", "it", "we", "i", "you", "who", "that", "which"])


@cache
def load_scorer() -> ModuleType:
    """Load the scorer of attributions."""
    spec = importlib.util.spec_from_file_location(
        "score_attribution", MATERIAL / "bench" / "score_attribution.py"
    )
    if spec is None or spec.loader is None:
        raise SystemExit("the scorers lie beside the project, or where ONRECORD_MATERIAL points")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_part(part: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a part's gold and what the program finds in it, by document."""
    corpus = MATERIAL / "data" / f"polnear-{part}.jsonl"
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as folder:
        record, given = Path(folder) / "record.json", Path(folder) / "given.jsonl"
        command = [sys.executable, "-m", "onrecord", "read", str(corpus), "--json"]
        with record.open("wb") as out:
            subprocess.run(command, stdout=out, stderr=subprocess.DEVNULL, check=True)  # noqa: S603
        convert = [sys.executable, str(MATERIAL / "bench" / "to_attributions.py")]
        with given.open("wb") as out:
            subprocess.run([*convert, str(corpus), str(record)], stdout=out, check=True)  # noqa: S603
        return scorer.read(corpus, text=True), scorer.read(given)


def list_matches(
    gold: dict[str, Any], given: dict[str, Any]
) -> Iterator[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """Yield document, gold and given attribution of each linked pair, and all that have none."""
    scorer = load_scorer()
    for name, article in gold.items():
        doc = scorer.Doc(article["text"])
        cover = [{r: doc.tokset(a[r]) for r in ("source", "content")} for a in given[name]]
        wanted = [
            {r: doc.tokset(a[r]) for r in ("source", "content")} for a in article["attributions"]
        ]
        fits = [
            [
                j
                for j, y in enumerate(wanted)
                if scorer.jac(x["content"], y["content"]) >= 0.5
                and (x["source"] & y["source"] or not (x["source"] or y["source"]))
            ]
            for x in cover
        ]
        pairs = scorer.matching(len(cover), fits)
        for index, each in enumerate(given[name]):
            at = pairs.get(index)
            yield name, None if at is None else article["attributions"][at], each
        for index, each in enumerate(article["attributions"]):
            if index not in pairs.values():
                yield name, each, None


def count_groups(gold: dict[str, Any], given: dict[str, Any]) -> dict[str, Counter[str]]:
    """Count what is right, given and wanted, by outlet and by the source's kind."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, wanted, found in list_matches(gold, given):
        text = gold[name]["text"]
        groups = [f"outlet {name.split('_')[0]}"]
        for each in (wanted or found,):
            source = "".join(text[s:e] for s, e in (each or {})["source"]).lower()
            kind = "none" if not source else "pronoun" if source in PRONOUNS else "noun"
            groups.append(f"source {kind}")
        for group in groups:
            counts[group]["right"] += wanted is not None and found is not None
            counts[group]["given"] += found is not None
            counts[group]["gold"] += wanted is not None
    return counts


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="dev")
    options = parser.parse_args()
    gold, given = read_part(options.part)
    scorer = load_scorer()
    scorer.show(scorer.score(gold, given))
    for group, count in sorted(count_groups(gold, given).items()):
        f1 = 2 * count["right"] / (count["given"] + count["gold"])
        print(f"{group:28} F1 {100 * f1:5.1f}  ({json.dumps(count)})")
    pairs = [
        (float(found["confidence"]), wanted is not None)
        for _, wanted, found in list_matches(gold, given)
        if found is not None
    ]
    for confidence, right, number in measure_calibration(pairs):
        print(f"confidence {confidence:.2f}: {100 * right:5.1f} % of {number} right")
    print(f"expected calibration error {expected_error(pairs):.3f}")


if __name__ == "__main__":
    main()
