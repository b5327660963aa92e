"""The encoder runs: what it finds in a text is judged elsewhere, not here."""

import json
import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from found_cues import document
from onrecord.errors import WeightsDamaged
from onrecord.model.attribution import FoundCue
from onrecord.read.encoder import Encoder, load_encoder

TALKS = "“We wait,” Ilena Marost said on Monday. The envoy denied that Kessen had agreed to it."
FILLER = "\n\nSnow fell over the pass, and Velde told the council that the road was closed." * 60


def find(text: str, encoder: Encoder | None = None) -> tuple[FoundCue, ...]:
    doc = document(text)
    return (encoder or load_encoder()).find_cues(doc.tokens, doc.sentences, doc.quotations)


def test_cues_stand_in_order_with_probabilities_and_words_of_the_text() -> None:
    found = find(TALKS + FILLER)
    count = len(document(TALKS + FILLER).tokens)
    anchors = [cue.anchor for cue in found]
    assert sorted(set(anchors)) == anchors
    for cue in found:
        numbers = (cue.outermost, cue.inner, cue.source_score, cue.content_score)
        assert all(0 <= number <= 1 for number in numbers)
        assert all(0 <= p.first < p.last <= count for p in (*cue.source, *cue.cue, *cue.content))
        assert any(part.first <= cue.anchor < part.last for part in cue.cue)
        assert abs(1 - sum(p for _, p in cue.modes)) < 0.01
        assert [p for _, p in cue.acts] == sorted((p for _, p in cue.acts), reverse=True)


def test_plain_reports_are_found_in_every_window() -> None:
    said = [cue for cue in find(FILLER) if cue.outermost > 0.5]
    assert 60 == len(said)


def test_the_same_text_gives_the_same() -> None:
    assert find(TALKS) == find(TALKS)


def test_threads_and_what_is_far_away_change_nothing() -> None:
    alone = find(TALKS + FILLER)
    assert alone == find(TALKS + FILLER, Encoder(threads=1))
    longer = find(TALKS + FILLER + "\n\nNobody spoke." * 40)
    first = [cue for cue in alone if cue.anchor < 200]
    assert first == [cue for cue in longer if cue.anchor < 200]


def test_an_empty_text_has_none() -> None:
    assert () == find(" ")


def copy_weights(folder: Path) -> Path:
    for item in files("onrecord.read").joinpath("weights").iterdir():
        shutil.copy(str(item), folder / item.name)
    return folder


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "acts.onnx").write_bytes(b"no network"),
        lambda folder: (folder / "vocabulary.txt").unlink(),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "manifest.json").write_text("{"),
    ],
)
def test_damaged_weights_are_told(damage: Callable[[Path], object], tmp_path: Path) -> None:
    folder = copy_weights(tmp_path)
    damage(folder)
    with pytest.raises(WeightsDamaged) as told:
        Encoder(folder=folder)
    assert "read.weights-damaged" == told.value.code


def test_the_manifest_names_every_file() -> None:
    folder = files("onrecord.read").joinpath("weights")
    named = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))["sha256"]
    there = {item.name for item in folder.iterdir() if item.name.endswith((".onnx", ".txt"))}
    assert there == set(named)
