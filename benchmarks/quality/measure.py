"""Measure how well the program reads, on material that lies beside the project.

In: the folder of the material. Out: `Figure`s, each with the counts by document where there are
documents to draw from. Holding them against floors is left to `gate.py`.

The program runs as its users run it (`onrecord read --json`), and the scorers are those that lie
with the material, so that a figure here is the figure that anybody gets.
"""

import contextlib
import hashlib
import importlib.util
import io
import json
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ATTRIBUTIONS = "data/polnear-dev.jsonl"
TIMES = "data/time/timebank.jsonl"
SEED_TEXT = "gold/seed/text.txt"
SEED = "gold/seed/gold.json"
LABELS = "gold/circumstances/dev.jsonl"
SCORERS = tuple(
    f"bench/{name}.py"
    for name in (
        "to_attributions",
        "score_attribution",
        "score_circumstances",
        "score_record",
        "score_times",
    )
)
CORPORA = (ATTRIBUTIONS, LABELS, TIMES, SEED_TEXT, SEED, *SCORERS)

# What is pooled, as the scorer does.
CIRCUMSTANCES = ("channel", "addressee", "venue", "outlet", "programme", "via", "said_at")

# What is measured on the hand-made reading.
SEED_FIGURES = (
    *("statements.found", "statements.speaker", "times", "about", "relations", "positions"),
    *("commitments", "events", "checks", "shifts"),
)
MOST_NOISE = 0.1
# Of every so many documents one is read in a fast run.
FAST_STEP = 8
DRAWS = 1000

Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured F1.

    Attributes:
        name: `corpus.measure`.
        value: From 0 to 1.
        noise: What a difference must exceed to be more than luck: half the standard error over
            documents drawn anew, or one item where there is one document.
        interval: The 95 % of the values over documents drawn anew that lie in the middle; none
            where there is one document.
    """

    name: str
    value: float
    noise: float
    interval: tuple[float, float] | None = None


class MaterialAbsent(Exception):
    """The material, or a file of it, is not there."""


class MeasuringFailed(Exception):
    """The program or a scorer did not do its work."""


def hash_corpora(material: Path) -> dict[str, str]:
    """Return the SHA-256 of every file that a figure rests on.

    Raises:
        MaterialAbsent: If one is not there.
    """
    for name in CORPORA:
        if not (material / name).is_file():
            raise MaterialAbsent(str(material if not material.is_dir() else material / name))
    return {n: hashlib.sha256((material / n).read_bytes()).hexdigest() for n in CORPORA}


def measure(material: Path, *, fast: bool = False) -> tuple[Figure, ...]:
    """Measure everything; in a fast run on every eighth document."""
    step = FAST_STEP if fast else 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        return (
            *measure_attributions(material, work, step),
            *measure_circumstances(material, work),
            *measure_seed(material, work),
            *measure_times(material, work, step),
        )


def measure_attributions(material: Path, work: Path, step: int) -> tuple[Figure, ...]:
    """Measure source, cue and content of statements."""
    documents = _read_lines(material / ATTRIBUTIONS)[::step]
    gold, record = work / "attributions.jsonl", work / "attributions.json"
    _write_lines(gold, documents)
    _read_reports(gold, record)
    given = work / "given.jsonl"
    given.write_text(_run(material / "bench/to_attributions.py", gold, record), encoding="utf-8")
    total = work / "total.json"
    _run(material / "bench/score_attribution.py", gold, given, "--json", total)
    scores = json.loads(total.read_text(encoding="utf-8"))

    score = _load_scorer(material / "bench/score_attribution.py").score
    system = {line["doc"]: line["attributions"] for line in _read_lines(given)}
    by_document = [
        score({doc["doc"]: doc}, {doc["doc"]: system[doc["doc"]]}, 0.5) for doc in documents
    ]
    figures = []
    for measure_name in ("attr_linked", "attr_content", "attr_linked_cue"):
        counts = [_count(result[measure_name]) for result in by_document]
        name = f"attribution.{measure_name}"
        figures.append(make_figure(name, scores[measure_name]["f1"], counts))
    return tuple(figures)


def measure_circumstances(material: Path, work: Path) -> tuple[Figure, ...]:
    """Measure what is told of a statement, as shares of right ones rather than F1.

    The labels are of 20 of the articles; all are read, fast run or not.
    """
    record, total = work / "circumstances.json", work / "circumstances-scores.json"
    documents = _read_lines(material / ATTRIBUTIONS)
    labelled = {line["doc"] for line in _read_lines(material / LABELS)}
    gold = work / "circumstances.jsonl"
    _write_lines(gold, [doc for doc in documents if doc["doc"] in labelled])
    _read_reports(gold, record)
    scorer = material / "bench/score_circumstances.py"
    _run(scorer, material / LABELS, gold, record, "--json", total)
    scores = json.loads(total.read_text(encoding="utf-8"))
    for count in ("right", "of", "good", "filled", "empty", "none"):
        scores[f"pooled {count}"] = sum(scores.get(f"{name} {count}", 0) for name in CIRCUMSTANCES)
    figures = []
    for name, right, of in (
        ("speaker", "speaker good", "speaker filled"),
        ("mode", "mode right", "mode of"),
        ("nested", "nested found", "nested of"),
        ("right", "pooled right", "pooled of"),
        ("precision", "pooled good", "pooled filled"),
        ("empty", "pooled empty", "pooled none"),
        ("about", "about right", "about of"),
    ):
        share = scores[right] / max(1, scores[of])
        # The standard error of a share, halved as for the others.
        noise = (share * (1 - share) / max(1, scores[of])) ** 0.5 / 2
        figures.append(Figure(name=f"circumstances.{name}", value=round(share, 4), noise=noise))
    return tuple(figures)


def measure_seed(material: Path, work: Path) -> tuple[Figure, ...]:
    """Measure the hand-made reading: one text, so noise is one item."""
    record, total = work / "seed.json", work / "seed-scores.json"
    _read_reports(material / SEED_TEXT, record, compare=True)
    _run(material / "bench/score_record.py", material / SEED, record, "--json", total)
    scores = json.loads(total.read_text(encoding="utf-8"))
    figures = []
    for name in SEED_FIGURES:
        part = scores.get(name)
        if not isinstance(part, dict) or "f1" not in part:
            raise MeasuringFailed(f"score_record.py tells no {name}; it tells {sorted(scores)}")
        # One item, but never so much that a floor holds nothing.
        noise = min(MOST_NOISE, 1 / max(1, part["gold"]))
        figures.append(Figure(name=f"seed.{name}", value=part["f1"], noise=noise))
    return tuple(figures)


def measure_times(material: Path, work: Path, step: int) -> tuple[Figure, ...]:
    """Measure time expressions: that their places, and that their values are right."""
    documents = _read_lines(material / TIMES)[::step]
    gold, reports = work / "times-gold.jsonl", work / "times.jsonl"
    record = work / "times.json"
    _write_lines(gold, documents)
    _write_lines(
        reports, [{"id": d["doc"], "published": d["dct"], "text": d["text"]} for d in documents]
    )
    _read_reports(reports, record)
    table = _run(material / "bench/score_times.py", gold, record)
    by_document = list(_score_times_by_document(material, work, documents, record))
    figures = []
    for name in ("strict", "value"):
        value, _ = _read_row(table, name)
        counts = [_read_row(table, name)[1] for table in by_document]
        figures.append(make_figure(f"times.{name}", value, counts))
    return tuple(figures)


def _score_times_by_document(
    material: Path, work: Path, documents: Sequence[dict[str, Any]], record: Path
) -> Iterator[str]:
    """Yield what the scorer prints for each document alone."""
    scorer = _load_scorer(material / "bench/score_times.py")
    whole = json.loads(record.read_text(encoding="utf-8"))
    reports = {report["text_sha256"]: report for report in whole["reports"]}
    times = defaultdict(list)
    for item in whole["times"]:
        times[item["report"]].append(item)
    gold, part = work / "one-gold.jsonl", work / "one.json"
    for document in documents:
        report = reports[hashlib.sha256(document["text"].encode("utf-8")).hexdigest()]
        _write_lines(gold, [document])
        _write_lines(part, [{"reports": [report], "times": times[report["id"]]}])
        # Within this process, since a hundred new ones would take longer than the reading.
        given, sys.argv = sys.argv, ["score_times.py", str(gold), str(part)]
        try:
            with contextlib.redirect_stdout(io.StringIO()) as table:
                scorer.main()
        finally:
            sys.argv = given
        yield table.getvalue()


def _read_row(table: str, name: str) -> tuple[float, Counts]:
    """Read a line of the scorer's table: its F1 and its counts."""
    row = re.search(
        rf"^{name}\s.*F1 ([0-9.]+)\s+\((\d+) of (\d+) gold, (\d+) given", table, re.MULTILINE
    )
    if row is None:
        raise MeasuringFailed(f"score_times.py tells no {name}")
    return float(row[1]), (int(row[2]), int(row[4]), int(row[3]))


# --- figures ----------------------------------------------------------------------------------


def make_figure(name: str, value: float, counts: Sequence[Counts]) -> Figure:
    """Make a figure from the counts of its documents.

    Args:
        name: Its name.
        value: What the scorer says.
        counts: Right ones, given ones and gold ones of each document.

    Raises:
        MeasuringFailed: If the counts do not add up to the value.
    """
    whole = f1(*(sum(column) for column in zip(*counts, strict=True)))
    # Scorers print three digits.
    if abs(whole - value) > 0.00051:
        raise MeasuringFailed(f"{name}: {value} by the scorer, {whole} by its documents")
    drawn = bootstrap(counts)
    mean = sum(drawn) / len(drawn)
    error = (sum((v - mean) ** 2 for v in drawn) / len(drawn)) ** 0.5
    tail = len(drawn) // 40
    return Figure(
        name=name,
        value=round(value, 4),
        noise=round(error / 2, 4),
        interval=(round(drawn[tail], 4), round(drawn[-tail - 1], 4)),
    )


def bootstrap(counts: Sequence[Counts], *, draws: int = DRAWS) -> list[float]:
    """Return the F1s of as many documents drawn with replacement, sorted; always the same ones."""
    chance = random.Random(2031)  # noqa: S311 - no secret hangs on it
    return sorted(
        f1(*(sum(column) for column in zip(*chance.choices(counts, k=len(counts)), strict=True)))
        for _ in range(draws)
    )


def f1(hits: int, given: int, gold: int) -> float:
    """Return the harmonic mean of precision and recall.

    >>> f1(1, 2, 2)
    0.5
    """
    return 2 * hits / (given + gold) if hits else 0.0


def _count(part: dict[str, Any]) -> Counts:
    return part["tp"], part["sys"], part["gold"]


# --- running ----------------------------------------------------------------------------------


def _read_reports(reports: Path, record: Path, *, compare: bool = False) -> None:
    """Run the program on a file, as a user would; what is not measured is not compared."""
    command = [sys.executable, "-m", "onrecord", "read", "--json", "--quiet", str(reports)]
    command += [] if compare else ["--no-compare"]
    with record.open("w", encoding="utf-8") as out:
        ran = subprocess.run(command, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise MeasuringFailed(f"onrecord read ended with {ran.returncode}: {ran.stderr[:2000]}")


def _run(scorer: Path, *arguments: Path | str) -> str:
    """Run a scorer and return what it prints."""
    command = [sys.executable, str(scorer), *(str(a) for a in arguments)]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if ran.returncode:
        raise MeasuringFailed(f"{scorer.name} ended with {ran.returncode}: {ran.stderr[:2000]}")
    return ran.stdout


def _load_scorer(path: Path) -> Any:
    """Load a scorer as a module, for its counts by document."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise MeasuringFailed(f"{path.name} is no module")
    module = importlib.util.module_from_spec(spec)
    # The material may not be writable, and is not ours to write to.
    was, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = was
    return module


def _read_lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _write_lines(path: Path, items: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(item, ensure_ascii=False) + "\n" for item in items)
