"""The network: a trunk of six layers (MiniLM, Wang et al. 2020) and small heads.

In: pieces and looks of a window. Out: what each head says.
Only training knows torch; the program runs what `export.py` makes of this.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - everybody's name for it
from safetensors.torch import load_file
from torch import Tensor, nn

WIDTH = 384
HEADS = 12
INNER = 1536
LAYERS = 6
LONGEST = 512
# Width of the hidden layer that looks at a pair of words.
PAIR = 256
# Distances of words, clipped: signed, in a table.
FARTHEST = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How many values each input and head has."""

    pieces: int
    shapes: int
    quotings: int
    places: int
    roles: int
    modes: int
    acts: int


class Layer(nn.Module):
    """One layer of the trunk, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Return the words' vectors a layer on."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(seen)))
        changed: Tensor = self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))
        return changed


class Trunk(nn.Module):
    """Pieces and looks → a vector a piece."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(sizes.pieces, WIDTH)
        self.positions = nn.Embedding(LONGEST, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.shapes = nn.Embedding(sizes.shapes, WIDTH)
        self.quotings = nn.Embedding(sizes.quotings, WIDTH)
        self.places = nn.Embedding(sizes.places, WIDTH)
        for table in (self.shapes, self.quotings, self.places):
            nn.init.normal_(table.weight, std=0.01)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, looks: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return a vector for each piece: [batch, length, WIDTH]."""
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]] + self.kind
        x = x + self.shapes(looks[..., 0]) + self.quotings(looks[..., 1])
        x = self.dropout(self.norm(x + self.places(looks[..., 2])))
        for layer in self.layers:
            x = layer(x, mask)
        return x


class CueHead(nn.Module):
    """A word's vector → how likely it anchors an attribution, an inner one."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, 2)
        nn.init.constant_(self.out.bias, -3.0)

    def forward(self, words: Tensor) -> Tensor:
        """Return two logits a word: outermost, inner."""
        logits: Tensor = self.out(F.gelu(self.hidden(words)))
        return logits


class RoleHead(nn.Module):
    """A cue and a word → which role the word has for it: the scored link."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.cue = nn.Linear(WIDTH, PAIR)
        self.word = nn.Linear(WIDTH, PAIR)
        self.left = nn.Linear(WIDTH, PAIR)
        self.right = nn.Linear(WIDTH, PAIR)
        self.distance = nn.Embedding(2 * FARTHEST + 1, PAIR)
        self.out = nn.Linear(PAIR, roles)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, words: Tensor, cues: Tensor, places: Tensor) -> Tensor:
        """Return logits [cues, words, roles].

        Args:
            words: Vectors [words, WIDTH].
            cues: Vectors of the cues [cues, WIDTH].
            places: Indices of the cues among the words [cues].
        """
        apart = torch.arange(words.shape[0], device=words.device)[None, :] - places[:, None]
        apart = apart.clamp(-FARTHEST, FARTHEST) + FARTHEST
        summed = self.cue(cues)[:, None, :] + self.word(words)[None, :, :] + self.distance(apart)
        product = self.left(cues)[:, None, :] * self.right(words)[None, :, :] / math.sqrt(8.0)
        logits: Tensor = self.out(F.gelu(summed + product))
        return logits


class LabelHead(nn.Module):
    """A cue's vector and its content's mean → mode or act."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(2 * WIDTH, 128)
        self.out = nn.Linear(128, labels)
        self.dropout = nn.Dropout(0.3)

    def forward(self, cues: Tensor, contents: Tensor) -> Tensor:
        """Return logits [cues, labels]."""
        both = torch.cat([cues, contents], dim=-1)
        logits: Tensor = self.out(self.dropout(F.gelu(self.hidden(self.dropout(both)))))
        return logits


class Network(nn.Module):
    """The trunk and all heads."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.trunk = Trunk(sizes)
        self.cues = CueHead()
        self.roles = RoleHead(sizes.roles)
        self.mode = LabelHead(sizes.modes)
        self.act = LabelHead(sizes.acts)


def load_base(trunk: Trunk, folder: Path) -> None:
    """Fill a trunk with the weights of MiniLM (all-MiniLM-L6-v2) as its package holds them."""
    base = load_file(folder / "model.safetensors")
    base = {name.removeprefix("bert."): value for name, value in base.items()}
    trunk.load_state_dict(dict(_rename(base)), strict=False)


def _rename(base: Mapping[str, Tensor]) -> list[tuple[str, Tensor]]:
    """Return BERT's tensors under our names."""
    found = [
        ("pieces.weight", base["embeddings.word_embeddings.weight"]),
        ("positions.weight", base["embeddings.position_embeddings.weight"]),
        ("kind", base["embeddings.token_type_embeddings.weight"][0]),
        ("norm.weight", base["embeddings.LayerNorm.weight"]),
        ("norm.bias", base["embeddings.LayerNorm.bias"]),
    ]
    ours = {
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "up",
        "output.dense": "down",
        "output.LayerNorm": "norm2",
    }
    for number in range(LAYERS):
        theirs = f"encoder.layer.{number}"
        for part in ("weight", "bias"):
            attention = [f"{theirs}.attention.self.{n}.{part}" for n in ("query", "key", "value")]
            joined = torch.cat([base[name] for name in attention])
            found.append((f"layers.{number}.qkv.{part}", joined))
            for name, our in ours.items():
                tensor = base[f"{theirs}.{name}.{part}"]
                found.append((f"layers.{number}.{our}.{part}", tensor))
    return found
