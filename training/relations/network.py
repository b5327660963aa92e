"""The network that looks at two statements at once, and says how one bears on the other.

In: pieces of both texts in one row, and to which side each belongs. Out: logits. Only training
knows torch; the program runs what `export.py` makes of this.
"""

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from safetensors.torch import load_file
from torch import Tensor, nn
from training.encoder.network import LAYERS, LONGEST, WIDTH, Layer

BEARINGS = ("none", "repeats", "supports", "denies", "contradicts", "revises")
INFERENCES = ("entailment", "neutral", "contradiction")
_HIDDEN_AT = -1e4


class PairNetwork(nn.Module):
    """Six layers of a trunk of its own (MiniLM, Wang et al. 2020), and two heads.

    One head is for inference between sentences, on which it is trained first and which the
    program does not ask; the other for how statements bear on each other.
    """

    def __init__(self, pieces: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(pieces, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.mix = nn.Linear(4 * WIDTH, WIDTH)
        self.bearing = nn.Linear(WIDTH, len(BEARINGS))
        self.inference = nn.Linear(WIDTH, len(INFERENCES))

    def forward(self, pieces: Tensor, sides: Tensor, there: Tensor) -> tuple[Tensor, Tensor]:
        """Return the logits of both heads.

        Args:
            pieces: Numbers of pieces [batch, length].
            sides: 0 for those of the first text, 1 for those of the second [batch, length].
            there: Whether there is a piece at all [batch, length].
        """
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.sides(sides)
        x = self.dropout(self.norm(x))
        mask = torch.where(there, 0.0, _HIDDEN_AT)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        left, right = (self._mean(x, there & (sides == side)) for side in (0, 1))
        seen = torch.cat([x[:, 0], left, right, (left - right).abs()], dim=1)
        hidden = self.dropout(F.gelu(self.mix(self.dropout(seen))))
        return self.bearing(hidden), self.inference(hidden)

    @staticmethod
    def _mean(x: Tensor, which: Tensor) -> Tensor:
        weights = which[..., None].to(x.dtype)
        mean: Tensor = (x * weights).sum(1) / weights.sum(1).clamp(min=1.0)
        return mean


def load_base(network: PairNetwork, folder: Path) -> None:
    """Take the trunk over from the base encoder."""
    base = load_file(folder / "model.safetensors")
    state = network.state_dict()
    state["pieces.weight"] = base["embeddings.word_embeddings.weight"]
    state["positions.weight"] = base["embeddings.position_embeddings.weight"]
    state["sides.weight"] = base["embeddings.token_type_embeddings.weight"]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = base[f"embeddings.LayerNorm.{kind}"]
        for n in range(LAYERS):
            layer = f"encoder.layer.{n}."
            state[f"layers.{n}.qkv.{kind}"] = torch.cat(
                [base[f"{layer}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
            )
            for theirs, ours in (
                ("attention.output.dense", "out"),
                ("attention.output.LayerNorm", "norm1"),
                ("intermediate.dense", "up"),
                ("output.dense", "down"),
                ("output.LayerNorm", "norm2"),
            ):
                state[f"layers.{n}.{ours}.{kind}"] = base[f"{layer}{theirs}.{kind}"]
    network.load_state_dict(state)
