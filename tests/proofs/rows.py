"""What an edit is, how a row is named when something of it is found, and something else to put in its place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

from corbiere.ledger.models import Seal
from corbiere.ledger.seal_proof import called
from proofs.superuser import Hand, Row, moved

Names = set[str]
"""One of them must stand in what is told."""


@dataclass(frozen=True)
class Edit:
    called: str
    does: Callable[[Hand], Names]

    def __str__(self) -> str:
        return self.called


def names(table: str, row: Row) -> Names:
    match table:
        case "ledger_entry":
            return {str(row["subject_id"])}
        case "ledger_subject":
            return {str(row["id"])}
        case "ledger_seal":
            return {called(Seal(made=row["made"])), "its seal is gone", "its seal is not there"}
        case "ledger_sealed":
            return {str(row["lane"]), "the seal of "}
        case "ledger_link":
            return {str(row["lane"])} | (
                {f"{word} {row['row']}" for word in ("sight", "night step", "account binding")} if "row" in row else set()
            )
        case "ledger_night":
            return {f"night step {row['id']}", f"the night of {row['day']}"}
        case "access_sight":
            return {f"sight {row['id']}"}
        case "access_binding":
            return {f"account {row['account']}", f"account binding {row['id']}"}
        case "access_account":
            return {f"account {row['id']}"}
        case "ledger_world":
            return {"ledger_world"}
        case _:
            return {str(row["subject"])}


def other(value: Any, random: Random) -> Any:
    """Something else of the same type."""
    match value:
        case bool():
            return not value
        case int():
            return value + random.choice((1, 2, 7, 1000))
        case str() if value.startswith("{"):
            return '{"changed": true}'
        case str():
            return value + "x" if random.random() < 0.7 or not value else value[:-1]
        case UUID():
            return uuid4()
        case datetime():
            return moved(value, random)
        case date():
            return value - timedelta(days=random.randint(1, 900))
        case time():
            return time(random.randint(0, 22), 59, 7)
        case bytes() | memoryview():
            held = bytearray(value) or bytearray(b"\0" * 32)
            held[random.randrange(len(held))] ^= 1 << random.randrange(8)
            return bytes(held)
        case list():
            return value[:-1] if value and random.random() < 0.5 else [*value, "hub"]
    return None
