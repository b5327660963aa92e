"""Say what a run of `read` did, and what to type next.

In: `Summary`, a `View`, the record's path, how the program was called. Out: lines of words.
Printing them is left to `cli.py`, what failed to `exits.py`.
"""

import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.present.options import DEFAULT_RECORD
from onrecord.present.terminal import count_things, neutralise_text
from onrecord.record.store import StatementFilter

if TYPE_CHECKING:  # only named here: the stages take long to load
    from onrecord.pipeline import Summary
    from onrecord.record.store import View

_PROGRAM = "onrecord"


def describe_run(summary: "Summary", view: "View", path: Path) -> str:
    """Return what a run did to the record at a path, and commands that show it."""
    wanted = StatementFilter(all_versions=True)
    speakers = [stmt.speaker for stmt in view.statements(wanted, report_ids=summary.report_ids)]
    # Descriptions speak too ("the official"): the page tells how many have a name.
    different = len(set(speakers) - {None})
    more = f", {summary.reread:,} read anew" if summary.reread else ""
    name = neutralise_text(str(path))
    record = "" if path == DEFAULT_RECORD else f" --record {shlex.quote(name)}"
    lines = [
        f"Reports     {summary.new:,} new, {summary.unchanged:,} unchanged,"
        f" {count_things(summary.versions, 'new version')}{more},"
        f" {len(summary.failures):,} failed",
        f"Statements  {len(speakers):,} by {count_things(different, 'speaker')}",
        f"Record      {name}",
    ]
    if summary.report_ids:
        program = neutralise_text(find_program())
        lines += [
            "",
            f"Next: {program} show{record}",
            f"      {program} dossier{record} dossier.html",
        ]
    return "\n".join(lines)


def find_program() -> str:
    """Return how to call this program again: by name, or by path where the name finds another."""
    called = Path(sys.argv[0])
    is_module = called.stem == "__main__" and called.parent.name == _PROGRAM  # python -m onrecord
    if not is_module and called.stem != _PROGRAM:
        return _PROGRAM  # called from another program
    folder = Path(sys.executable).parent if is_module else called.resolve().parent
    found = shutil.which(_PROGRAM)
    if found is not None and folder in {Path(found).parent, Path(found).resolve().parent}:
        return _PROGRAM
    if is_module:
        return f"{shlex.quote(sys.executable)} -m {_PROGRAM}"
    return shlex.quote(str(called))
