"""Settings of the whole test run; fixtures lie beside their users.

In: the command line. Out: `--case`, the Hypothesis profiles, an environment without our own
variables. Objects built by hand are left to `handmade.py`.
"""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline: two cores are shared with a browser and subprocesses, so a slow example says
# nothing. In CI the examples are the same ones each time, so that a red run can be repeated.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")

# Where `benchmarks` is imported from, however pytest was started.
sys.path.append(str(Path(__file__).parent.parent))

_OURS = ("ONRECORD_RECORD", "ONRECORD_DEBUG", "ONRECORD_MATERIAL")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--case FILE`: run one golden case and print what was found (`make case f=FILE`)."""
    parser.addoption("--case", metavar="FILE", help="run this golden case only, and tell about it")


def pytest_configure(config: pytest.Config) -> None:
    """Take out of the environment what would change how the program behaves."""
    chosen = config.getoption("--case")
    if chosen and not Path(chosen).is_file():
        raise pytest.UsageError(f"there is no case {chosen}")
    for name in _OURS:
        os.environ.pop(name, None)
