"""Measure how fast each stage reads, what memory it takes, and how both grow with the text.

    python -m benchmarks.speed.stages                    the example reports, ten times over
    python -m benchmarks.speed.stages reports/ a.jsonl   any input of `onrecord read`

In: reports. Out: a table by stage, the time of a report, the slowest ten, and three sizes of one
text. It asserts nothing: how fast a machine is, is no property of the program.
"""

import argparse
import dataclasses
import inspect
import os
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

from onrecord import pipeline
from onrecord.ingest.load import Incoming, load
from onrecord.model.document import Report
from onrecord.model.record import Reading
from onrecord.present.export import write_json
from onrecord.read.encoder import Encoder
from onrecord.record.store import open_record

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STAGE_FOLDERS = tuple(
    f"onrecord.{room}." for room in ("read", "statements", "link", "circumstances")
)
GROWTH = (1, 4, 16)
SLOWEST = 10


@dataclass(slots=True)
class Spent:
    """What the calls of one stage took."""

    seconds: float = 0.0
    peak_bytes: int = 0


@dataclass(slots=True)
class Run:
    """What reading a set of reports took.

    Attributes:
        words: Words read.
        stages: Time and memory by stage, in the order of the program.
        reports: Seconds and name of each report, from its text to its statements.
    """

    words: int = 0
    stages: dict[str, Spent] = field(default_factory=dict)
    reports: list[tuple[float, str]] = field(default_factory=list)


Clock = Callable[..., Any]


@contextmanager
def timed_stages(call: Callable[[str, Clock], Clock]) -> Iterator[None]:
    """Wrap each stage that the pipeline calls, whichever these are by now.

    The encoder is no function: it is loaded once, and what takes time is its method.
    """
    stages: list[tuple[object, str, Clock]] = [
        (pipeline, name, thing)
        for name, thing in vars(pipeline).items()
        if inspect.isfunction(thing) and thing.__module__.startswith(STAGE_FOLDERS)
    ]
    stages.append((Encoder, "find", Encoder.find))
    for owner, name, stage in stages:
        setattr(owner, name, call("run_encoder" if owner is Encoder else name, stage))
    try:
        yield
    finally:
        for owner, name, stage in stages:
            setattr(owner, name, stage)


def measure_time(inputs: Sequence[str], repeat: int) -> Run:
    """Read reports and time each stage."""
    run = Run()

    def clock(name: str, stage: Clock) -> Clock:
        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = time.perf_counter()
            try:
                return stage(*args, **kwargs)
            finally:
                spent = run.stages.setdefault(name, Spent())
                spent.seconds += time.perf_counter() - begun

        return timed

    reports = clock("load", lambda: load_reports(inputs, repeat))()
    readings: list[Reading] = []
    with timed_stages(clock):
        for name, report in reports:
            begun = time.perf_counter()
            readings.append(pipeline.read(report))
            run.reports.append((time.perf_counter() - begun, name))
            run.words += len(report.text.split())
    _store_and_export(readings, clock)
    return run


def measure_memory(inputs: Sequence[str], run: Run) -> None:
    """Read each report once more and note what each stage allocates at its highest."""

    def watch(name: str, stage: Clock) -> Clock:
        def watched(*args: Any, **kwargs: Any) -> Any:
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            try:
                return stage(*args, **kwargs)
            finally:
                spent = run.stages.setdefault(name, Spent())
                peak = tracemalloc.get_traced_memory()[1] - before
                spent.peak_bytes = max(spent.peak_bytes, peak)

        return watched

    tracemalloc.start()
    try:
        reports = watch("load", lambda: load_reports(inputs, 1))()
        with timed_stages(watch):
            readings = [pipeline.read(report) for _, report in reports]
        _store_and_export(readings, watch)
    finally:
        tracemalloc.stop()


def load_reports(inputs: Sequence[str], repeat: int) -> list[tuple[str, Report]]:
    """Load reports; each repetition has addresses of its own, so that all are stored."""
    reports = []
    for number in range(repeat):
        for item in load(inputs):
            if isinstance(item, Incoming):
                address = f"{item.report.address or item.name}#{number}"
                reports.append((item.name, dataclasses.replace(item.report, address=address)))
    return reports


def _store_and_export(readings: Sequence[Reading], call: Callable[[str, Clock], Clock]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "r.db") as record:
        store = call("store", record.writer.add)
        for number, reading in enumerate(readings):
            store(reading, name=str(number))
        call("export", write_json)(record.view, StringIO())


# --- growth -----------------------------------------------------------------------------------


def measure_growth(text: str, base_kb: int) -> Iterator[tuple[int, float, int]]:
    """Yield bytes, seconds and peak memory of the program on one text at three sizes."""
    for factor in GROWTH:
        size = base_kb * 1024 * factor
        whole = text * (size // len(text.encode("utf-8")) + 1)
        content = whole.encode("utf-8")[:size]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "long.txt"
            path.write_text(content.decode("utf-8", errors="ignore"), encoding="utf-8")
            record = str(Path(folder) / "r.db")
            yield (size, *_run_program("read", "--quiet", "--record", record, str(path)))


def _run_program(*arguments: str) -> tuple[float, int]:
    """Run the program in a process of its own; return its seconds and its peak memory in bytes."""
    command = [sys.executable, "-m", "onrecord", *arguments]
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    if not hasattr(os, "wait4"):  # Windows tells no peak
        process.wait()
        return time.perf_counter() - begun, 0
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"onrecord {' '.join(arguments)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return time.perf_counter() - begun, usage.ru_maxrss * unit


# --- telling ----------------------------------------------------------------------------------


def describe_stages(run: Run) -> Iterator[str]:
    """Yield the table by stage."""
    yield f"{'stage':24} {'words/s':>10} {'share':>7} {'peak MB':>8}"
    whole = sum(spent.seconds for spent in run.stages.values())
    for name, spent in order_stages(run.stages).items():
        speed = run.words / spent.seconds if spent.seconds else 0
        peak = spent.peak_bytes / 1e6
        yield f"{name:24} {speed:10,.0f} {spent.seconds / whole:7.1%} {peak:8.2f}"
    yield f"{'all':24} {run.words / whole:10,.0f}"


def order_stages(stages: Mapping[str, Spent]) -> dict[str, Spent]:
    """Put the stages in the order in which a report passes through them."""
    first = [name for name in ("load",) if name in stages]
    last = [name for name in ("store", "export") if name in stages]
    between = [name for name in stages if name not in first + last]
    return {name: stages[name] for name in first + between + last}


def describe_reports(run: Run) -> Iterator[str]:
    """Yield what a report takes, and the slowest ones."""
    seconds = sorted(spent for spent, _ in run.reports)
    yield (
        f"a report: p50 {1000 * quantile(seconds, 0.5):.1f} ms,"
        f" p95 {1000 * quantile(seconds, 0.95):.1f} ms, of {len(seconds):,}"
    )
    yield "the slowest:"
    slowest: dict[str, float] = {}
    for spent, name in run.reports:
        slowest[name] = max(spent, slowest.get(name, 0.0))
    for name in sorted(slowest, key=lambda name: -slowest[name])[:SLOWEST]:
        yield f"  {1000 * slowest[name]:9.1f} ms  {name}"


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the value below or at which a share of the values lies.

    >>> quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.95)
    (2, 4)
    """
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def describe_growth(sizes: Iterator[tuple[int, float, int]]) -> Iterator[str]:
    """Yield a line a size, with how much more than the first it takes."""
    yield f"{'one text of':>14} {'seconds':>16} {'peak MB':>16}"
    first: tuple[int, float, int] | None = None
    for size, seconds, peak in sizes:
        first = first or (size, seconds, peak)
        factors = f"x{size / first[0]:.0f}", f"x{seconds / first[1]:.1f}"
        memory = f"{peak / 1e6:9.1f} {f'x{peak / first[2]:.1f}':>6}" if first[2] else ""
        yield f"{size / 1e6:7.2f} MB {factors[0]:>3} {seconds:9.2f} {factors[1]:>6} {memory}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and tell."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="*", help="what `onrecord read` takes; else the examples")
    parser.add_argument("--repeat", type=int, help="so many times (10 for the examples, else 1)")
    parser.add_argument("--base-kb", type=int, default=250, help="smallest text of the growth")
    parser.add_argument("--no-growth", action="store_true", help="leave out the three sizes")
    options = parser.parse_args(arguments)
    inputs = options.inputs or sorted(os.path.relpath(p) for p in EXAMPLES.glob("[0-9]*"))
    repeat = options.repeat or (1 if options.inputs else 10)

    # Once before, so that word lists and patterns are loaded; that is told by `import onrecord`.
    warm = load_reports(inputs, 1)
    if not warm:
        print("error: there is no report to read in the inputs", file=sys.stderr)
        return 1
    pipeline.read(warm[0][1])

    run = measure_time(inputs, repeat)
    measure_memory(inputs, run)
    print(f"{len(run.reports):,} reports, {run.words:,} words, {pipeline.READER}\n")
    for line in (*describe_stages(run), "", *describe_reports(run)):
        print(line)
    if not options.no_growth:
        print()
        text = "\n\n".join(report.text[report.body_start :] for _, report in warm)
        for line in describe_growth(measure_growth(text, options.base_kb)):
            print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
