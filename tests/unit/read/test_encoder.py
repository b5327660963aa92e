"""The encoder runs: what it finds in a text is judged elsewhere, not here.

Its weights are learnt again now and then, so nothing here rests on their numbers. Where a test
would say nothing if nothing were found, every word is taken for a cue (`every_word`).
"""

import json
import math
import shutil
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from found_cues import document
from onrecord.errors import WeightsDamaged
from onrecord.model.attribution import FoundCue, Stretch
from onrecord.read import encoder as module
from onrecord.read.encoder import ECHO, FILES, Encoder, load_encoder
from onrecord.read.phrases import BEGINS, COLUMNS
from onrecord.read.roles import CONTENT, CUE, NONE, SOURCE
from onrecord.read.windows import lay_windows, look_at_words

TALKS = "“We wait,” Ilena Marost said on Monday. The envoy denied that Kessen had agreed to it."
FILLER = "\n\nSnow fell over the pass, and Velde told the council that the road was closed." * 60


def find(text: str, encoder: Encoder | None = None) -> tuple[FoundCue, ...]:
    doc = document(text)
    return (encoder or load_encoder()).find_cues(doc.tokens, doc.sentences, doc.quotations)


def count_windows(text: str) -> int:
    doc = document(text)
    sizes = [len(load_encoder().pieces.cut(token.text)) for token in doc.tokens]
    return len(list(lay_windows(sizes, doc.sentences)))


@pytest.fixture
def every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every word for a cue, however unlikely it is."""
    monkeypatch.setattr(module, "LEAST_CUE", 0.0)


# --- what holds of whatever is found ------------------------------------------------------------


@pytest.mark.usefixtures("every_word")
def test_every_word_of_a_long_text_is_answered_for_once() -> None:
    text = TALKS + FILLER
    assert 3 < count_windows(text)
    assert list(range(len(document(text).tokens))) == [cue.anchor for cue in find(text)]


@pytest.mark.usefixtures("every_word")
def test_what_holds_no_word_of_two_letters_is_not_looked_at() -> None:
    text = TALKS + "\n\n" + "- 7 a " * 400 + "\n\n" + TALKS
    tokens = document(text).tokens
    looked = {cue.anchor for cue in find(text)}
    assert len(looked) < len(tokens) - 600
    assert {
        i for i, token in enumerate(tokens) if token.text.isalpha() and len(token.text) > 1
    } <= looked


@pytest.mark.usefixtures("every_word")
def test_numbers_are_probabilities_and_words_are_the_text_s() -> None:
    count = len(document(TALKS + FILLER).tokens)
    for cue in find(TALKS + FILLER):
        scores = (cue.outermost, cue.inner, cue.source_score, cue.content_score)
        labels = [p for _, p in (*cue.modes, *cue.acts)]
        assert all(0 <= number <= 1 for number in (*scores, *labels))
        assert all(round(number, 4) == number for number in (*scores, *labels, cue.missed))
        assert cue.missed >= 0
        for parts, score in ((cue.source, cue.source_score), (cue.content, cue.content_score)):
            assert bool(parts) is (score > 0)
        taken = [i for part in (*cue.source, *cue.cue, *cue.content) for i in range(*part)]
        assert len(set(taken)) == len(taken), "a word has one role"
        assert set(taken) <= set(range(count))
        assert any(part.first <= cue.anchor < part.last for part in cue.cue)


@pytest.mark.usefixtures("every_word")
def test_all_modes_and_acts_are_told_surest_first() -> None:
    encoder = load_encoder()
    for cue in find(TALKS):
        for names, told in ((encoder.modes, cue.modes), (encoder.acts, cue.acts)):
            numbers = [probability for _, probability in told]
            assert sorted(names) == sorted(name for name, _ in told)
            assert sorted(numbers, reverse=True) == numbers
            assert 1 == pytest.approx(sum(numbers), abs=0.01)


def ask_half(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[FoundCue, ...]:
    """Ask for the likelier half of a text's words; return these among all."""
    monkeypatch.setattr(module, "LEAST_CUE", 0.0)
    found = find(text)
    numbers = sorted({max(cue.outermost, cue.inner) for cue in found})
    # Between two numbers, since they are rounded only behind the comparison.
    least = sum(numbers[len(numbers) // 2 - 1 : len(numbers) // 2 + 1]) / 2
    monkeypatch.setattr(module, "LEAST_CUE", least)
    half = tuple(cue for cue in found if max(cue.outermost, cue.inner) >= least)
    assert 0 < len(half) < len(found)
    return half


def test_anchors_stand_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    ask_half(TALKS + FILLER, monkeypatch)
    anchors = [cue.anchor for cue in find(TALKS + FILLER)]
    assert anchors
    assert sorted(set(anchors)) == anchors


@pytest.mark.usefixtures("every_word")
def test_the_same_text_gives_the_same() -> None:
    assert find(TALKS) == find(TALKS)
    assert find(TALKS) == find(TALKS, Encoder())


@pytest.mark.usefixtures("every_word")
def test_threads_change_nothing() -> None:
    assert find(TALKS + FILLER, Encoder(threads=1)) == find(TALKS + FILLER, Encoder(threads=2))


@pytest.mark.usefixtures("every_word")
def test_what_is_far_behind_changes_nothing() -> None:
    alone = find(TALKS + FILLER)
    longer = find(TALKS + FILLER + "\n\nNobody spoke, said Quint." * 40)
    half = len(alone) // 2
    assert half == alone[half].anchor
    assert alone[:half] == longer[:half]


@pytest.mark.usefixtures("every_word")
@pytest.mark.parametrize("text", ["“", "Velde", "¶¶¶", "x" * 5000, "中文", "e\u0301"])
def test_no_word_is_too_odd(text: str) -> None:
    beside = f"Velde {text} spoke."
    assert len(document(beside).tokens) == len(find(beside))


def test_an_empty_text_has_none() -> None:
    assert () == find(" ")


def test_unlikely_words_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask_half(TALKS, monkeypatch) == find(TALKS)
    monkeypatch.setattr(module, "LEAST_CUE", 1.1)
    assert () == find(TALKS)


def test_the_encoder_is_loaded_once() -> None:
    assert load_encoder() is load_encoder()


# --- what is made of the networks' numbers -------------------------------------------------------


class Network:
    """Answers what it is told to, whatever it is asked."""

    def __init__(self, answer: NDArray[np.float32]) -> None:
        self.answer = answer
        self.asked: Mapping[str, NDArray[np.float32]] = {}

    def run(self, _: None, inputs: Mapping[str, NDArray[np.float32]]) -> list[NDArray[np.float32]]:
        self.asked = inputs
        return [self.answer]


def answer(rows: Sequence[Sequence[float]]) -> Network:
    return Network(np.array(rows, dtype=np.float32))


def favour(index: int, size: int, logit: float) -> list[float]:
    return [logit if at == index else 0.0 for at in range(size)]


def set_up(roles: Sequence[Sequence[float]], cues: Sequence[Sequence[float]]) -> Encoder:
    """Return an encoder of which one cue is asked, with these logits of roles for its words."""
    encoder = Encoder(threads=1)
    words = len(roles)
    # A vector for each piece and for the two marks around them; every word here is one piece.
    encoder._trunk = Network(np.arange((words + 2) * 2, dtype=np.float32).reshape(1, -1, 2))
    encoder._heads = {
        "cues": answer(cues),
        "roles": Network(np.array([roles], dtype=np.float32)),
        "modes": answer([favour(1, len(encoder.modes), 3.0)]),
        "acts": answer([favour(2, len(encoder.acts), 3.0)]),
        "phrases": answer([favour(0, len(COLUMNS), 1.0)] * words),
        "echoes": answer([[0.0] * (2 * ECHO + 1)] * words),
    }
    return encoder


def test_numbers_become_cues() -> None:
    wanted = [SOURCE, CUE, CONTENT, CONTENT, CONTENT, NONE]
    roles = [favour(role, 4, 5.0) for role in wanted]
    cues = [[2.0, -1.0] if at == 1 else [-9.0, -9.0] for at in range(6)]
    encoder = set_up(roles, cues)
    (cue,) = find("They said that she met.", encoder)
    sure, rest = math.exp(5) / (math.exp(5) + 3), 1 / (math.exp(5) + 3)
    assert (1, (Stretch(0, 1),), (Stretch(1, 2),)) == (cue.anchor, cue.source, cue.cue)
    assert (Stretch(2, 5),) == cue.content
    assert (0.8808, 0.2689) == (cue.outermost, cue.inner)
    assert (round(sure, 4), round(sure, 4)) == (cue.source_score, cue.content_score)
    assert 2 * round(rest, 4) == pytest.approx(cue.missed)
    assert (encoder.modes[1], encoder.acts[2]) == (cue.modes[0][0], cue.acts[0][0])


def test_the_heads_are_asked_with_the_words_vectors() -> None:
    roles = [favour(CONTENT, 4, 60.0 if at == 2 else 0.0) for at in range(6)]
    cues = [[2.0, -9.0] if at == 1 else [-9.0, -9.0] for at in range(6)]
    encoder = set_up(roles, cues)
    assert 1 == len(find("They said that she met.", encoder))
    heads = {name: head.asked for name, head in encoder._heads.items()}
    # The first of the trunk's vectors is of no word.
    vectors = np.arange(2, 14, dtype=np.float32).reshape(6, 2)
    assert vectors.tolist() == heads["cues"]["words"].tolist() == heads["roles"]["words"].tolist()
    assert ([vectors[1].tolist()], [1]) == (
        heads["roles"]["cues"].tolist(),
        heads["roles"]["places"].tolist(),
    )
    share = np.array([0.25, 0.25, 1.0, 0.25, 0.25, 0.25]) / 2.25
    for head in (heads["modes"], heads["acts"]):
        assert [vectors[1].tolist()] == head["cues"].tolist()
        assert (share @ vectors).tolist() == pytest.approx(head["contents"][0].tolist(), abs=1e-4)


def test_the_trunk_is_asked_with_pieces_and_looks_and_words_have_their_first_piece_s_vector() -> (
    None
):
    text = "Kessen met. “Ostrelvadian”"
    doc = document(text)
    encoder = set_up([favour(NONE, 4, 5.0)] * len(doc.tokens), [[-9.0, -9.0]] * len(doc.tokens))
    pieces = [encoder.pieces.cut(token.text) for token in doc.tokens]
    assert len(doc.tokens) < sum(map(len, pieces)), "some words have several pieces"
    row = [encoder.pieces.opening, *(p for word in pieces for p in word), encoder.pieces.closing]
    vectors = np.arange(len(row) * 2, dtype=np.float32).reshape(1, -1, 2)
    encoder._trunk = Network(vectors)
    assert () == find(text, encoder)
    asked = encoder._trunk.asked
    assert [row] == asked["pieces"].tolist()
    told = [
        [look.shape.value, look.quoting.value, look.place.value]
        for look, word in zip(
            look_at_words(doc.tokens, doc.sentences, doc.quotations), pieces, strict=True
        )
        for _ in word
    ]
    assert [[[0, 0, 0], *told, [0, 0, 0]]] == asked["looks"].tolist()
    places = [1 + sum(map(len, pieces[:at])) for at in range(len(pieces))]
    assert vectors[0, places].tolist() == encoder._heads["cues"].asked["words"].tolist()


def test_large_numbers_are_as_good_as_certain() -> None:
    roles = [favour(role, 4, 2000.0) for role in (SOURCE, CUE, CONTENT, CONTENT, CONTENT, NONE)]
    (cue,) = find("They said that she met.", set_up(roles, [[9.0, -9.0]] + [[-9.0, -9.0]] * 5))
    assert 1.0 == cue.content_score
    assert (Stretch(2, 5),) == cue.content


def test_an_anchor_is_a_word_of_its_cue_whatever_the_roles_say() -> None:
    roles = [favour(CONTENT, 4, 9.0)] * 6
    encoder = set_up(roles, [[2.0, -9.0] if at == 3 else [-9.0, -9.0] for at in range(6)])
    (cue,) = find("They said that she met.", encoder)
    assert ((Stretch(3, 4),), ()) == (cue.cue, cue.source)
    assert (Stretch(0, 3), Stretch(4, 6)) == cue.content
    assert (0.0, 0.0) == (cue.source_score, cue.missed)


@pytest.mark.parametrize(("logits", "found"), [((-9.0, 0.0), 1), ((0.0, -9.0), 1), ((-9, -9), 0)])
def test_a_word_that_is_likely_of_either_kind_is_looked_at(
    logits: tuple[float, float], found: int
) -> None:
    cues = [list(logits) if at == 1 else [-9.0, -9.0] for at in range(6)]
    assert found == len(find("They said that she met.", set_up([favour(CUE, 4, 5.0)] * 6, cues)))


def test_phrases_are_found_in_each_window_and_none_lies_in_another() -> None:
    encoder = set_up([favour(NONE, 4, 5.0)] * 6, [[-9.0, -9.0]] * 6)
    encoder._heads["phrases"] = answer([favour(BEGINS, len(COLUMNS), 1.0)] * 6)
    doc = document("They said that she met.")
    found = encoder.find(doc.tokens, doc.sentences, doc.quotations)
    assert [(at, at + 1) for at in range(6)] == [(p.first, p.last) for p in found.phrases]
    long = document(TALKS + FILLER)
    phrases = load_encoder().find(long.tokens, long.sentences, long.quotations).phrases
    assert all(one.last <= other.first for one, other in pairwise(phrases))


def test_every_word_is_compared_by_the_window_whose_core_it_stands_in() -> None:
    doc = document(TALKS + FILLER * 3)
    encoder = load_encoder()
    found = encoder.find(doc.tokens, doc.sentences, doc.quotations).echoes
    count = len(doc.tokens)
    assert (count, ECHO) == found.asks.shape == found.answers.shape
    assert (count,) == found.alone.shape
    windows = list(encoder.look_at(doc.tokens, doc.sentences, doc.quotations))
    assert len(windows) > 1
    for window, words in windows:
        said = encoder._heads["echoes"].run(None, {"words": words})[0]
        here = slice(window.core_first - window.first, window.core_last - window.first)
        whole = slice(window.core_first, window.core_last)
        assert np.allclose(said[here, :ECHO], found.asks[whole], atol=1e-4)
        assert np.allclose(said[here, -1], found.alone[whole], atol=1e-4)


def test_the_heads_that_were_learnt_later_were_learnt_on_this_trunk() -> None:
    folder = files("onrecord.read").joinpath("weights")
    manifest = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))
    told = "the trunk is another one: run training.antecedents and training.acts.fit"
    trunk = manifest["sha256"]["trunk.onnx"]
    later = dict.fromkeys(("acts.onnx", "echoes.onnx", "phrases.onnx"), trunk)
    assert later == manifest.get("learnt_on"), told


# --- the files -----------------------------------------------------------------------------------


def copy_weights(folder: Path) -> Path:
    for item in files("onrecord.read").joinpath("weights").iterdir():
        shutil.copy(str(item), folder / item.name)
    return folder


def change_manifest(change: Callable[[dict[str, dict[str, str]]], object]) -> Callable[[Path], int]:
    def damage(folder: Path) -> int:
        path = folder / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        change(manifest)
        return path.write_text(json.dumps(manifest), encoding="utf-8")

    return damage


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / "acts.onnx").write_bytes(b"no network"),
        lambda folder: (folder / "vocabulary.txt").unlink(),
        lambda folder: (folder / "manifest.json").unlink(),
        lambda folder: (folder / "manifest.json").write_text("{"),
        lambda folder: (folder / "manifest.json").write_text("{}"),
        lambda folder: (folder / "manifest.json").write_text("[]"),
        lambda folder: (folder / "manifest.json").write_text("null"),
        lambda folder: (folder / "manifest.json").write_bytes(b"\xff{}"),
        change_manifest(lambda manifest: manifest.pop("modes")),
        change_manifest(lambda manifest: manifest.pop("acts")),
        change_manifest(lambda manifest: manifest.pop("sha256")),
        change_manifest(lambda manifest: manifest["sha256"].pop("roles.onnx")),
        change_manifest(lambda manifest: manifest["sha256"].update({"more.onnx": "0"})),
    ],
)
def test_damaged_weights_are_told(damage: Callable[[Path], object], tmp_path: Path) -> None:
    folder = copy_weights(tmp_path)
    damage(folder)
    with pytest.raises(WeightsDamaged) as told:
        Encoder(folder=folder)
    assert "read.weights-damaged" == told.value.code


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_was_changed_is_named(name: str, tmp_path: Path) -> None:
    folder = copy_weights(tmp_path)
    with (folder / name).open("ab") as file:
        file.write(b"\n")
    with pytest.raises(WeightsDamaged, match=name):
        Encoder(folder=folder)


@pytest.mark.usefixtures("every_word")
def test_a_whole_folder_elsewhere_is_as_good(tmp_path: Path) -> None:
    assert find(TALKS) == find(TALKS, Encoder(folder=copy_weights(tmp_path)))


def test_the_manifest_names_every_file() -> None:
    folder = files("onrecord.read").joinpath("weights")
    named = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))["sha256"]
    there = {item.name for item in folder.iterdir() if item.name.endswith((".onnx", ".txt"))}
    assert there == set(named) == set(FILES)
