"""Average networks that were trained from one another: `python -m training.encoder.average`.

Each training ends somewhere else around the same valley; the mean of the places lies nearer to its
bottom, and costs nothing to run (model soups; Wortsman et al. 2022).

In: `network.pt` files. Out: one more. Training them is left to `train.py`.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor


def average(networks: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of networks' weights.

    Raises:
        ValueError: If they are not networks of one shape.
    """
    first = networks[0]
    for other in networks[1:]:
        if {n: v.shape for n, v in first.items()} != {n: v.shape for n, v in other.items()}:
            raise ValueError("these networks have not the same parts")
    return {
        name: torch.stack([network[name].float() for network in networks]).mean(0) for name in first
    }


def main() -> None:
    """Average, and write the network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("networks", nargs="+", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    options = parser.parse_args()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(average([torch.load(path) for path in options.networks]), options.out)


if __name__ == "__main__":
    main()
