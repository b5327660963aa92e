"""A server of the web app that runs beside a test.

In: a record's file. Out: `Served`, with its address; whoever begins it ends it.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from onrecord.present.web.serving import Server, serve


@dataclass
class Served:
    """A server that runs beside the test."""

    address: str
    server: Server
    thread: threading.Thread

    def end(self) -> None:
        """Stop the server."""
        self.server.should_exit = True
        self.thread.join(20)


def begin(path: Path) -> Served:
    """Run a server."""
    ready = threading.Event()
    told: list[str] = []
    servers: list[Server] = []

    def tell(address: str) -> None:
        told.append(address.rstrip("/"))
        ready.set()

    thread = threading.Thread(
        target=serve,
        args=(path,),
        kwargs={"on_ready": tell, "open_browser": False, "on_server": servers.append},
    )
    thread.start()
    assert ready.wait(20)
    return Served(told[0], servers[0], thread)
