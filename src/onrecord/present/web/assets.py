"""Our own style and script, each at an address that changes when it does.

In: the package's files. Out: their bytes, and the addresses that pages name. Nothing else is
served: what a request asks for is looked up among these, never in a folder.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
# The digest is in the address: what stands there never changes.
_FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that pages load.

    Attributes:
        content: Its bytes.
        media_type: What it is.
        address: Where it is served.
    """

    content: bytes
    media_type: str
    address: str


@cache
def load_assets() -> Mapping[str, Asset]:
    """Load the files by name.

    >>> load_assets()["reading.css"].media_type
    'text/css'
    """
    folder = resources.files("onrecord.present") / "static" / "web"
    found = {}
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        kind = file.name.rpartition(".")[2]
        if kind in _KINDS:
            content = file.read_bytes().replace(b"\r\n", b"\n")
            digest = hashlib.sha256(content).hexdigest()[:12]
            found[file.name] = Asset(
                content=content, media_type=_KINDS[kind], address=f"/static/{digest}/{file.name}"
            )
    return found


def find_address(name: str) -> str:
    """Return the address of a file, for templates."""
    return load_assets()[name].address


def _serve(request: Request) -> Response:
    asset = load_assets().get(request.path_params["name"])
    if asset is None or asset.address != request.url.path:
        return PlainTextResponse("There is no such file.\n", status_code=404)
    return Response(
        asset.content, media_type=asset.media_type, headers={"Cache-Control": _FOR_EVER}
    )


ROUTES = (Route("/static/{digest}/{name}", _serve),)
