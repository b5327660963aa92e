"""Make what the package runs of a trained network: `python -m training.encoder.export --net F`.

The trunk is written with onnxruntime's fused operations and quantised to eight bits; the heads
are small and stay as they are. One file for the trunk, one for each head, so that a later head
does not bring the trunk again.

In: `network.pt`. Out: the files of `src/onrecord/read/weights/` and their manifest.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor
from training.encoder.network import FARTHEST, HEADS, LAYERS, WIDTH, Network
from training.encoder.prepare import ACTS, MODES
from training.encoder.train import find_base, load_network, make_network

WEIGHTS = Path("src/onrecord/read/weights")
OPSET = 20
FUSED = "com.microsoft"


class Graph:
    """A graph of operations, as it grows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, value: NDArray[np.generic] | Tensor, name: str = "") -> str:
        """Add a constant and return its name."""
        self._count += 1
        name = name or f"c{self._count}"
        array = value.detach().float().numpy() if isinstance(value, Tensor) else value
        self.constants.append(numpy_helper.from_array(np.asarray(array, order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", out: str = "", **how: object) -> str:
        """Add an operation and return the name of its output."""
        self._count += 1
        out = out or f"v{self._count}"
        self.nodes.append(
            helper.make_node(kind, list(inputs), [out], name=out, domain=domain, **how)
        )
        return out

    def linear(self, x: str, layer: torch.nn.Linear, *, bias: bool = True, out: str = "") -> str:
        """Add a linear layer."""
        product = self.add("MatMul", x, self.constant(layer.weight.T), out="" if bias else out)
        return self.add("Add", product, self.constant(layer.bias), out=out) if bias else product

    def save(
        self, inputs: dict[str, tuple[int, list[object]]], output: list[object], path: Path
    ) -> None:
        """Write the graph; its output is ``out``."""
        graph = helper.make_graph(
            self.nodes,
            self.name,
            [helper.make_tensor_value_info(n, kind, shape) for n, (kind, shape) in inputs.items()],
            [helper.make_tensor_value_info("out", TensorProto.FLOAT, output)],
            self.constants,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(FUSED, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="onrecord")
        model.ir_version = 10
        onnx.save(model, path)


def build_trunk(network: Network, path: Path) -> None:
    """Write the trunk: ``pieces``, ``looks`` → ``out``."""
    trunk, g = network.trunk, Graph("trunk")
    x = g.add("Gather", g.constant(trunk.pieces.weight, "piece_table"), "pieces")
    length = g.add("Shape", "pieces", start=1, end=2)
    zero, one = (g.constant(np.array([n], dtype=np.int64)) for n in (0, 1))
    positions = g.constant(trunk.positions.weight + trunk.kind)
    x = g.add("Add", x, g.add("Slice", positions, zero, length, zero, one))
    axis = g.constant(np.array(2, dtype=np.int64))
    for number, table in enumerate((trunk.shapes, trunk.quotings)):
        which = g.constant(np.array(number, dtype=np.int64))
        look = g.add("Gather", "looks", which, axis=2)
        x = g.add("Add", x, g.add("Gather", g.constant(table.weight), look))
    look = g.add("Gather", "looks", axis, axis=2)
    x = g.add("Add", x, g.add("Gather", g.constant(trunk.places.weight), look))
    x = g.add(
        "LayerNormalization",
        x,
        g.constant(trunk.norm.weight),
        g.constant(trunk.norm.bias),
        epsilon=1e-12,
    )
    for number in range(LAYERS):
        x = add_layer(g, trunk.layers[number], x, "out" if number == LAYERS - 1 else "")
    shape: list[object] = [1, "length"]
    inputs: dict[str, tuple[int, list[object]]] = {
        "pieces": (TensorProto.INT64, shape),
        "looks": (TensorProto.INT64, [*shape, 3]),
    }
    g.save(inputs, [1, "length", WIDTH], path)


def add_layer(g: Graph, layer: torch.nn.Module, x: str, out: str) -> str:
    """Add one layer of a trunk in fused operations, and return the name of its output."""
    qkv, weight = layer.qkv, g.constant
    seen = g.add(
        "Attention",
        x,
        weight(qkv.weight.T),
        weight(qkv.bias),
        domain=FUSED,
        num_heads=HEADS,
    )
    for last, linear, norm in ((False, layer.out, layer.norm1), (True, layer.down, layer.norm2)):
        if last:
            up = g.linear(x, layer.up, bias=False)
            seen = g.add("BiasGelu", up, weight(layer.up.bias), domain=FUSED)
        product = g.linear(seen, linear, bias=False)
        x = g.add(
            "SkipLayerNormalization",
            product,
            x,
            weight(norm.weight),
            weight(norm.bias),
            weight(linear.bias),
            domain=FUSED,
            out=out if last else "",
            epsilon=1e-12,
        )
    return x


def build_heads(network: Network, folder: Path) -> None:
    """Write each head into a file of its own."""
    words: tuple[int, list[object]] = (TensorProto.FLOAT, ["words", WIDTH])
    cues: tuple[int, list[object]] = (TensorProto.FLOAT, ["cues", WIDTH])
    g = Graph("cues")
    hidden = g.add("Gelu", g.linear("words", network.cues.hidden))
    g.linear(hidden, network.cues.out, out="out")
    g.save({"words": words}, ["words", 2], folder / "cues.onnx")
    _build_roles(network, words, cues, folder / "roles.onnx")
    for name, head in (("modes", network.mode), ("acts", network.act)):
        g = Graph(name)
        both = g.add("Concat", "cues", "contents", axis=1)
        hidden = g.add("Gelu", g.linear(both, head.hidden))
        g.linear(hidden, head.out, out="out")
        contents: dict[str, tuple[int, list[object]]] = {"cues": cues, "contents": cues}
        g.save(contents, ["cues", head.out.out_features], folder / f"{name}.onnx")


def _build_roles(
    network: Network,
    words: tuple[int, list[object]],
    cues: tuple[int, list[object]],
    path: Path,
) -> None:
    """Write the head that looks at pairs of a cue and a word."""
    g, head = Graph("roles"), network.roles
    numbers = {n: g.constant(np.array(n, dtype=np.int64)) for n in (0, 1, FARTHEST, -FARTHEST)}
    one = g.constant(np.array([1], dtype=np.int64))
    zero = g.constant(np.array([0], dtype=np.int64))
    count = g.add("Squeeze", g.add("Shape", "words", start=0, end=1))
    order = g.add("Unsqueeze", g.add("Range", numbers[0], count, numbers[1]), zero)
    apart = g.add("Sub", order, g.add("Unsqueeze", "places", one))
    apart = g.add("Clip", apart, numbers[-FARTHEST], numbers[FARTHEST])
    apart = g.add("Add", apart, numbers[FARTHEST])
    far = g.add("Gather", g.constant(head.distance.weight), apart)
    of_cue = g.add("Unsqueeze", g.linear("cues", head.cue), one)
    of_word = g.add("Unsqueeze", g.linear("words", head.word), zero)
    summed = g.add("Add", g.add("Add", of_cue, of_word), far)
    left = g.add("Unsqueeze", g.linear("cues", head.left), one)
    right = g.add("Unsqueeze", g.linear("words", head.right), zero)
    scale = g.constant(np.array(8.0**-0.5, dtype=np.float32))
    product = g.add("Mul", g.add("Mul", left, right), scale)
    g.linear(g.add("Gelu", g.add("Add", summed, product)), head.out, out="out")
    places: tuple[int, list[object]] = (TensorProto.INT64, ["cues"])
    inputs = {"words": words, "cues": cues, "places": places}
    g.save(inputs, ["cues", "words", head.out.out_features], path)


def export(network: Network, vocabulary: str, folder: Path, *, quantise: bool = True) -> None:
    """Write all files of the weights and their manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / "trunk.onnx" if quantise else folder / "trunk.onnx"
        build_trunk(network, plain)
        if quantise:
            # Seven of eight bits: with all of them, sums overflow on processors without VNNI.
            quantize_dynamic(
                plain,
                folder / "trunk.onnx",
                op_types_to_quantize=["MatMul", "Attention", "Gather"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
    build_heads(network, folder)
    (folder / "vocabulary.txt").write_text(vocabulary, encoding="utf-8")
    write_manifest(folder)


def write_manifest(folder: Path, *, learnt: str = "") -> None:
    """Write which files belong together.

    Args:
        folder: Where they are.
        learnt: The head that was learnt on the trunk that lies there: on another one its numbers
            mean nothing.
    """
    path = folder / "manifest.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    names = sorted(path.name for path in folder.iterdir() if path.suffix in (".onnx", ".txt"))
    digests = {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}
    learnt_on = dict(before.get("learnt_on", {}))
    if learnt:
        learnt_on[learnt] = digests["trunk.onnx"]
    manifest = {"modes": MODES, "acts": ACTS, "sha256": digests, "learnt_on": learnt_on}
    path.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export a network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--net", required=True, type=Path)
    parser.add_argument("--to", default=WEIGHTS, type=Path)
    parser.add_argument("--plain", action="store_true", help="do not quantise")
    options = parser.parse_args()
    base = find_base()
    network = make_network(base)
    load_network(network, options.net)
    network.eval()
    vocabulary = (base / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    export(network, vocabulary, options.to, quantise=not options.plain)


if __name__ == "__main__":
    main()
