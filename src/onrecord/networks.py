"""Load trained networks, each file held against the digest that its manifest names.

The only module that knows onnxruntime.

In: a folder of weights. Out: networks to be asked. What they are asked is left to the rooms that
ask them: `read/encoder.py` and `compare/pair_encoder.py`.
"""

import hashlib
import json
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from onrecord.errors import WeightsDamaged

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


def load_weights(
    folder: Traversable, names: Iterable[str], keys: Iterable[str] = ()
) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Load a manifest and the files that it names.

    Args:
        folder: Where they lie.
        names: Files that must be there; the manifest may name more.
        keys: What the manifest must tell besides their digests.

    Returns:
        What the manifest tells, and the content of each file.

    Raises:
        WeightsDamaged: If something is missing, or is not the file that the manifest names.
    """
    try:
        manifest = json.loads(folder.joinpath("manifest.json").read_text(encoding="utf-8"))
        manifest = {key: manifest[key] for key in ("sha256", *keys)}
        digests = {name: manifest["sha256"][name] for name in (*names, *manifest["sha256"])}
        content = {name: folder.joinpath(name).read_bytes() for name in digests}
    except (OSError, ValueError) as err:
        raise WeightsDamaged(f"the weights cannot be read: {err}") from err
    except (KeyError, TypeError) as err:
        raise WeightsDamaged("their manifest does not name all of the weights") from err
    for name, digest in digests.items():
        if hashlib.sha256(content[name]).hexdigest() != digest:
            raise WeightsDamaged(f"{name} is not the file that its manifest names")
    return manifest, content


def start_network(model: bytes, *, threads: int) -> "InferenceSession":
    """Load a network; the library is imported here, since it takes longer than all the rest."""
    import onnxruntime  # noqa: PLC0415

    options: Any = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Threads that have nothing to do would else go on asking for work, on the processor on which
    # what was found is dealt with meanwhile: a seventh of all processor time (2026-11-27).
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
