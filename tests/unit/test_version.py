"""The version is one, wherever it is asked for."""

from importlib.metadata import version

import onrecord
from onrecord.pipeline import READER
from onrecord.version import __version__


def test_the_version_is_the_package_s() -> None:
    assert version("onrecord") == __version__
    assert __version__ == onrecord.__version__
    assert READER.startswith(f"onrecord {__version__} ")
