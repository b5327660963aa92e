"""The command that serves the record as pages in a browser: `onrecord serve`.

In: the command line. Out: the address on stdout, pages until Ctrl-C. The server and its pages are
left to `web/`.
"""

from pathlib import Path

import click

from onrecord.present.options import DEFAULT_RECORD, record_option


@click.command(
    epilog="""\b
Examples:
  onrecord serve
  onrecord serve --record talks.db --port 8080 --no-browser
"""
)
@record_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="At which port to listen; default a free one.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the first page in a browser.")
@click.option(
    "--host",
    default="127.0.0.1",
    metavar="ADDRESS",
    help="Where to listen; default this machine alone. Another address asks for --token.",
)
@click.option(
    "--token",
    envvar="ONRECORD_TOKEN",
    metavar="WORD",
    help="What readers must know; better given as ONRECORD_TOKEN, which nobody else sees.",
)
def serve(
    *, record: Path | None, port: int, no_browser: bool, host: str, token: str | None
) -> None:
    """Serve the record as pages in a browser.

    The pages are for this machine alone and ask nobody elsewhere. The address is printed; Ctrl-C
    ends the server. A record that is not there yet is made.
    """
    from onrecord.present.web.serving import serve as run  # noqa: PLC0415

    def tell(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends it.", err=True)

    run(
        record or DEFAULT_RECORD,
        address=host,
        port=port,
        token=token,
        on_ready=tell,
        open_browser=not no_browser,
    )
