"""Weights are loaded whole, and only where they are what their manifest names."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.errors import WeightsDamaged
from onrecord.networks import load_weights, start_network
from onrecord.read.encoder import FILES


def make_folder(folder: Path, **more: object) -> Path:
    (folder / "a.onnx").write_bytes(b"network")
    digest = hashlib.sha256(b"network").hexdigest()
    manifest = {"sha256": {"a.onnx": digest}, **more}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


def test_what_the_manifest_tells_comes_with_the_files(tmp_path: Path) -> None:
    manifest, content = load_weights(make_folder(tmp_path, modes=["speech"]), ["a.onnx"], ["modes"])
    assert (["speech"], {"a.onnx": b"network"}) == (manifest["modes"], content)


@pytest.mark.parametrize(("names", "keys"), [(["b.onnx"], []), (["a.onnx"], ["modes"])])
def test_what_is_missing_is_told(names: list[str], keys: list[str], tmp_path: Path) -> None:
    with pytest.raises(WeightsDamaged, match="does not name"):
        load_weights(make_folder(tmp_path), names, keys)


def test_a_changed_file_is_named(tmp_path: Path) -> None:
    (make_folder(tmp_path) / "a.onnx").write_bytes(b"another")
    with pytest.raises(WeightsDamaged, match=r"a\.onnx is not the file"):
        load_weights(tmp_path, ["a.onnx"])


def test_a_network_runs_on_the_processor() -> None:
    _, content = load_weights(files("onrecord.read").joinpath("weights"), FILES)
    network = start_network(content["cues.onnx"], threads=1)
    assert ["CPUExecutionProvider"] == network.get_providers()
