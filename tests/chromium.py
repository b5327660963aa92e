"""The browser for tests: a Chromium of this machine.

In: nothing. Out: a running browser; a test that needs one is skipped loudly where there is none,
and fails without one when CI=true.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright
from pytest_socket import enable_socket

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str:
    """Return the path of a Chromium."""
    named = os.environ.get("ONRECORD_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        told = "NO CHROMIUM FOUND: nothing is tested in a browser (set ONRECORD_CHROMIUM)"
        if os.environ.get("CI") == "true":
            pytest.fail(told)
        pytest.skip(told)
    return found


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """Run a Chromium."""
    executable = find_chromium()
    # Playwright talks to its own process over a pipe; asyncio's loop needs a pair of sockets.
    enable_socket()
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=executable, args=ARGS)
        yield launched
        launched.close()
