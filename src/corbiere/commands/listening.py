"""Where a web server of ours listens, and what it needs before: nothing of the record."""

import socket
from typing import Annotated

import typer

from corbiere.commands.terminal import out, stop
from corbiere.desk.assets import VENDORED, AssetsMissing, build

PORT = 8000
PATIENCE = 5
"""Seconds in which a worker stops of itself. Ctrl-C reaches it twice, from the terminal and from us, and may catch it in between."""
Port = Annotated[int, typer.Option(min=1, max=65_535, help="Where it listens.")]
Host = Annotated[str, typer.Option(metavar="ADDRESS", help="0.0.0.0 lets other machines in; TLS ends before us then.")]


def free_or_stop(host: str, port: int) -> None:
    """Before anything slow is begun: somebody else may listen there already."""
    if refused := why_not(host, port):
        stop(f"nothing can listen at {host}:{port} ({refused}); give another --port")


def why_not(host: str, port: int) -> str | None:
    """The reason why nothing can listen there, if nothing can."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            return error.strerror or type(error).__name__
    return None


def next_free(host: str, port: int) -> int:
    """The first port, from this one on, at which nobody listens."""
    return next((free for free in range(port, 65_536) if why_not(host, free) is None), port)


def made_files() -> None:
    """Makes the browser's files where this is a checkout."""
    try:
        build()
    except AssetsMissing as missing:
        if not VENDORED.is_dir():
            stop(str(missing))
        out().print(f"The browser's files are those made before: {missing}")
