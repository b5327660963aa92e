"""Hold how well the program reads against its floors.

    python -m benchmarks.quality.gate                              fail below a floor
    python -m benchmarks.quality.gate --fast                       on an eighth of the material
    python -m benchmarks.quality.gate --update                     raise the floors
    python -m benchmarks.quality.gate --update --allow-regression  or lower them

In: the material beside the project, or where ONRECORD_MATERIAL says; `floors.json`. Out: a table
and an exit code: 0 all well, 1 below a floor, on changed material, or on absent material where
CI=true. Measuring is left to `measure.py`.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.quality.measure import (
    Figure,
    MaterialAbsent,
    MeasuringFailed,
    hash_corpora,
    measure,
)

ROOT = Path(__file__).resolve().parents[2]
FLOORS = Path(__file__).with_name("floors.json")
# ONRECORD_MATERIAL=none says that a machine has none and is not meant to: the one way in which a
# run with CI=true passes without measuring.
NONE_HERE = "none"

Measure = Callable[..., Sequence[Figure]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What a figure must not fall below.

    Attributes:
        value: The figure when the floor was set.
        tolerance: By how much it may lie below: its noise then.
        interval: Where 95 % of its values over documents drawn anew lay.
    """

    value: float
    tolerance: float
    interval: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors, and the files on which they were measured.

    Attributes:
        figures: Floors by kind of run (`full`, `fast`), then by figure.
        corpora: SHA-256 by file of the material.
    """

    figures: Mapping[str, Mapping[str, Floor]] = field(default_factory=dict)
    corpora: Mapping[str, str] = field(default_factory=dict)


def compare(figures: Sequence[Figure], floors: Mapping[str, Floor]) -> list[str]:
    """Return what is wrong, a sentence a figure."""
    problems = []
    for figure in figures:
        floor = floors.get(figure.name)
        if floor is None:
            problems.append(f"{figure.name} has no floor yet: make gate-update")
        elif figure.value < floor.value - floor.tolerance:
            problems.append(
                f"{figure.name} is {figure.value:.4f}, more than {floor.tolerance:.4f}"
                f" below its floor of {floor.value:.4f}"
            )
    measured = {figure.name for figure in figures}
    problems += [f"{name} was not measured" for name in floors if name not in measured]
    return problems


def compare_corpora(now: Mapping[str, str], then: Mapping[str, str]) -> list[str]:
    """Return which files of the material are not those on which the floors were measured."""
    return [
        f"{name} has changed" for name in sorted({*now, *then}) if now.get(name) != then.get(name)
    ]


def raise_floors(
    figures: Sequence[Figure], floors: Mapping[str, Floor], *, allow_regression: bool
) -> tuple[dict[str, Floor], list[str]]:
    """Return the new floors, and which would have to be lowered.

    A floor is only ever raised: a figure that lies below it leaves it where it is, within the
    tolerance silently, below that as a problem.
    """
    new = dict(floors) if not allow_regression else {}
    for figure in figures:
        old = floors.get(figure.name)
        if allow_regression or old is None or figure.value >= old.value:
            new[figure.name] = Floor(
                value=figure.value, tolerance=figure.noise, interval=figure.interval
            )
    return new, [] if allow_regression else compare(figures, new)


def read_floors(path: Path) -> Floors:
    """Read the floors; none where there is no file."""
    if not path.is_file():
        return Floors()
    content = json.loads(path.read_text(encoding="utf-8"))
    return Floors(
        figures={
            run: {name: _make_floor(floor) for name, floor in figures.items()}
            for run, figures in content["figures"].items()
        },
        corpora=content["corpora"],
    )


def _make_floor(item: Mapping[str, Any]) -> Floor:
    interval = item.get("interval")
    return Floor(
        value=item["floor"],
        tolerance=item["tolerance"],
        interval=(interval[0], interval[1]) if interval else None,
    )


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors: sorted, so that a change of one is one line."""
    figures = {
        run: {
            name: {"floor": f.value, "tolerance": f.tolerance, "interval": f.interval}
            for name, f in sorted(by_name.items())
        }
        for run, by_name in sorted(floors.figures.items())
    }
    content = {"corpora": dict(sorted(floors.corpora.items())), "figures": figures}
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8", newline="\n")


def find_material(environment: Mapping[str, str]) -> Path:
    """Return the folder of the material."""
    return Path(environment.get("ONRECORD_MATERIAL") or ROOT.parent / "shared")


def report_absence(err: MaterialAbsent, environment: Mapping[str, str]) -> int:
    """Say loudly that nothing was measured; fail where that must not be."""
    if environment.get("ONRECORD_MATERIAL") == NONE_HERE:
        print("quality gate: NOT RUN: ONRECORD_MATERIAL=none says that there is no material here")
        return 0
    print(f"quality gate: NOT RUN: material absent at {err}")
    if environment.get("CI") != "true":
        return 0
    print("error: with CI=true the gate must be able to measure", file=sys.stderr)
    print(
        "hint: put the material there, name its folder with ONRECORD_MATERIAL, or say that"
        f" there is none with ONRECORD_MATERIAL={NONE_HERE}",
        file=sys.stderr,
    )
    return 1


def main(
    arguments: Sequence[str] | None = None,
    *,
    environment: Mapping[str, str] = os.environ,
    floors_path: Path = FLOORS,
    measure: Measure = measure,
) -> int:
    """Run the gate and return the exit code."""
    options = _read_arguments(arguments)
    material = find_material(environment)
    try:
        corpora = hash_corpora(material)
    except MaterialAbsent as err:
        return report_absence(err, environment)
    floors = read_floors(floors_path)
    changed = compare_corpora(corpora, floors.corpora) if floors.corpora else []
    if changed and not options.update:
        return _fail([*changed, "the floors say nothing about it: make gate-update"])
    run = "fast" if options.fast else "full"
    try:
        figures = measure(material, fast=options.fast)
    except MeasuringFailed as err:
        return _fail([str(err)])
    old = floors.figures.get(run, {})
    print_table(figures, old, run)
    if not options.update:
        return _fail(compare(figures, old))
    # Changed material makes new figures of all: the other run's floors are no longer any.
    kept = {} if changed else dict(floors.figures)
    if changed and not options.allow_regression:
        return _fail([*changed, "give --allow-regression to set the floors anew"])
    new, problems = raise_floors(figures, old, allow_regression=options.allow_regression)
    if problems:
        return _fail([*problems, "no floor is lowered without --allow-regression"])
    write_floors(floors_path, Floors(figures=kept | {run: new}, corpora=corpora))
    if new != old:
        print(
            f"floors written to {floors_path.name}; tell in CHANGELOG.md what was lowered, if any"
        )
    return 0


def _read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--fast", action="store_true", help="on every eighth document only")
    parser.add_argument("--update", action="store_true", help="raise the floors to the figures")
    parser.add_argument("--allow-regression", action="store_true", help="lower them, too")
    return parser.parse_args(arguments)


def print_table(figures: Sequence[Figure], floors: Mapping[str, Floor], run: str) -> None:
    """Print a line a figure."""
    print(f"quality gate ({run}):")
    for figure in figures:
        floor = floors.get(figure.name)
        held = f"floor {floor.value:.4f} - {floor.tolerance:.4f}" if floor else "no floor"
        drawn = (
            f"  95 %: {figure.interval[0]:.3f}-{figure.interval[1]:.3f}" if figure.interval else ""
        )
        print(f"  {figure.name:30} F1 {figure.value:.4f}  {held}{drawn}")


def _fail(problems: Sequence[str]) -> int:
    for problem in problems:
        print(f"error: {problem}", file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
