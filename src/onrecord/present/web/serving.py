"""Serve the record on this machine until somebody ends it.

In: a record's file, an address, a port. Out: pages for a browser; the address is told once it
answers. Which pages there are is told in `app.py`, who may see them in `guard.py`.
"""

import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn

from onrecord.errors import UsageError
from onrecord.present.web.app import make_app
from onrecord.present.web.guard import Rules, is_local, make_hosts
from onrecord.present.web.visits import Site
from onrecord.record.store import open_record

# Enough for a person to copy, too much to guess: by judgement.
_SHORTEST_TOKEN = 16
_ANYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - refused


class Server(uvicorn.Server):
    """A server that says when it answers."""

    def __init__(self, config: uvicorn.Config, on_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_ready = on_ready

    async def startup(self, sockets: Any = None) -> None:
        """Begin to answer, and say so."""
        await super().startup(sockets)
        self._on_ready()


def check_address(address: str, token: str | None) -> None:
    """Refuse to be reached from other machines by who does not know a token.

    Raises:
        UsageError: If the address may not be used so.
    """
    if address in _ANYWHERE:
        raise UsageError(
            f"--host {address} would answer to any name",
            hint="Give the one address by which readers reach this machine.",
        )
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(
            f"a token of less than {_SHORTEST_TOKEN} characters can be guessed",
            hint="Make one with: python -c 'import secrets; print(secrets.token_urlsafe())'",
        )
    if token is None and not is_local(address):
        raise UsageError(
            f"--host {address} would let everybody on the network read the record",
            hint="Add --token, or leave --host out to serve this machine only.",
        )


def serve(
    record: Path,
    *,
    address: str = "127.0.0.1",
    port: int = 0,
    token: str | None = None,
    on_ready: Callable[[str], None],
    open_browser: bool = True,
    on_server: Callable[[Server], None] | None = None,
) -> None:
    """Serve a record until interrupted; make one where there is none.

    Args:
        record: The file.
        address: Where to listen.
        port: At which port; 0 for a free one.
        token: What readers must know.
        on_ready: Told the address of the first page as soon as that answers.
        open_browser: Whether to open it.
        on_server: Given the server before it runs, for who wants to end it.

    Raises:
        UsageError: If the address may not be used, or the port is taken.
        RecordError: If the file is no record, or cannot be used.
    """
    check_address(address, token)
    site = Site(record=record.absolute(), token=token)
    with open_record(site.record) as opened:
        site.look_up(opened)
    config = uvicorn.Config(
        "",
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        # Nobody stands before this server: what such a header says is made up.
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    try:
        bound = socket.create_server((address, port), family=family)
    except OSError as err:
        raise UsageError(
            f"port {port} of {address} cannot be used: {err.strerror}",
            hint="Give another --port, or none.",
        ) from err
    with bound:
        chosen = bound.getsockname()[1]
        config.app = make_app(site, Rules(hosts=make_hosts(address, chosen), token=token))
        name = f"[{address}]" if ":" in address else address
        first_page = f"http://{name}:{chosen}/"

        def tell() -> None:
            on_ready(first_page)
            if open_browser:
                threading.Thread(target=webbrowser.open, args=(first_page,), daemon=True).start()

        server = Server(config, tell)
        if on_server is not None:
            on_server(server)
        server.run(sockets=[bound])
