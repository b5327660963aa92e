"""Make what the package runs of a trained pair network: `python -m training.relations.export`.

In: `all.pt`. Out: `pairs.onnx` and its manifest in `src/onrecord/compare/weights/`. The head for
inference is left out: the program does not ask it.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic
from training.encoder.export import Graph, add_layer
from training.encoder.network import LAYERS
from training.encoder.train import find_base
from training.relations.network import BEARINGS, PairNetwork

from onrecord.compare.pair_encoder import NETWORK

WEIGHTS = Path("src/onrecord/compare/weights")


def build(network: PairNetwork, path: Path) -> None:
    """Write the graph: ``pieces``, ``sides`` → ``out``, for one pair at a time."""
    g = Graph("pairs")
    x = g.add("Gather", g.constant(network.pieces.weight, "piece_table"), "pieces")
    length = g.add("Shape", "pieces", start=1, end=2)
    zero, one = (g.constant(np.array([n], dtype=np.int64)) for n in (0, 1))
    positions = g.constant(network.positions.weight)
    x = g.add("Add", x, g.add("Slice", positions, zero, length, zero, one))
    x = g.add("Add", x, g.add("Gather", g.constant(network.sides.weight), "sides"))
    weight, bias = g.constant(network.norm.weight), g.constant(network.norm.bias)
    x = g.add("LayerNormalization", x, weight, bias, epsilon=1e-12)
    for number in range(LAYERS):
        x = add_layer(g, network.layers[number], x, "")
    right = g.add("Unsqueeze", g.add("Cast", "sides", to=TensorProto.FLOAT), one)
    left = g.add("Sub", g.constant(np.array(1.0, dtype=np.float32)), right)
    means = [
        g.add(
            "Squeeze",
            g.add(
                "Div",
                g.add("MatMul", side, x),
                g.add("ReduceSum", side, g.constant(np.array([2], dtype=np.int64)), keepdims=1),
            ),
            one,
        )
        for side in (left, right)
    ]
    first = g.add("Squeeze", g.add("Slice", x, zero, one, one), one)
    apart = g.add("Abs", g.add("Sub", *means))
    seen = g.add("Concat", first, *means, apart, axis=1)
    hidden = g.add("Gelu", g.linear(seen, network.mix))
    g.linear(hidden, network.bearing, out="out")
    shape: list[object] = [1, "length"]
    inputs: dict[str, tuple[int, list[object]]] = {
        "pieces": (TensorProto.INT64, shape),
        "sides": (TensorProto.INT64, shape),
    }
    g.save(inputs, [1, len(BEARINGS)], path)


def export(network: PairNetwork, folder: Path) -> None:
    """Write the network in eight-bit numbers, and the manifest beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        plain = Path(temporary) / NETWORK
        build(network, plain)
        # Seven of eight bits: with all of them, sums overflow on processors without VNNI.
        quantize_dynamic(
            plain,
            folder / NETWORK,
            op_types_to_quantize=["MatMul", "Attention", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": TensorProto.FLOAT},
        )
    digest = hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest()
    manifest = {"bearings": BEARINGS, "sha256": {NETWORK: digest}}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Export a network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--net", required=True, type=Path)
    parser.add_argument("--to", default=WEIGHTS, type=Path)
    options = parser.parse_args()
    pieces = len((find_base() / "vocab.txt").read_text(encoding="utf-8").split())
    network = PairNetwork(pieces)
    network.load_state_dict(torch.load(options.net))
    network.eval()
    export(network, options.to)


if __name__ == "__main__":
    main()
