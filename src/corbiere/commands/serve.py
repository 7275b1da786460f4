"""`corbiere serve`: everything on the record at hand, and nothing invented."""

from corbiere.commands.listening import PORT, Host, Port, free_or_stop
from corbiere.commands.serving import browser_files, serve_until_interrupted
from corbiere.commands.start import record_at_hand
from corbiere.commands.terminal import out
from corbiere.database import where


def serve(port: Port = PORT, host: Host = "127.0.0.1") -> None:
    """Start everything on the record at hand: the database at DATABASE_URL, or one of our own."""
    free_or_stop(host, port)
    browser_files()
    with record_at_hand(migrating=not where.is_elsewhere()):
        out().print(f"http://{host}:{port}/  Ctrl-C stops it.")
        serve_until_interrupted(host, port)
