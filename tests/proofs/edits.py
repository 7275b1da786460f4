"""The classes of edit that a superuser may make; and those that are not found, with why not."""

from collections.abc import Iterator
from datetime import time
from typing import Any
from uuid import UUID, uuid4

from django.db import models

from corbiere.ledger.bitemporal import HISTORIES
from corbiere.ledger.models import Finding
from corbiere.ledger.readings import READINGS
from proofs.knowing import KNOWING, forged_grant, written_anew
from proofs.rows import Edit, Names, names, other
from proofs.superuser import Hand

UNFOUND = {
    "access_account: password, last_login": "whoever rules the database can sign in as anybody; what is then done is recorded and sealed",
    "access_token: every column": "the same; a token opens what its account opens, and every look is a sight",
    "ledger_submission: by, key, content, taken": "says only that a form was sent before; what it wrote is proved, and must be there",
    "ledger_subject: findings_on, earlier": "stored findings of an earlier day are made anew by the next night, and pages work them out",
    "ledger_entry: order, of two subjects, not sealed yet": "the order among subjects is proved by the seal of the next quarter of an hour",
    "not sealed yet: cut off, with everything that followed from it": "nothing outside the database knows of it; a quarter of an hour at most",
    "not sealed yet: written anew with every digest": "the same",
    "an entry, a sight or an account added as the application would": "it stands there from now on, dated, and cannot be put into the past",
    "ids of links, findings and readings": "they say nothing",
    "sessions, cache, drafts": "no record; they run out",
}

# Any column of any row.

ENTRY = ("id", "root", "kind", "version", "category", "happened", "time", "recorded", "practitioner", "agency", "system", "occasion", "replaces",
         "why", "departures", "body", "salt", "body_digest", "previous", "digest", "subject_id")  # fmt: skip
COLUMNS: dict[str, tuple[str, tuple[str, ...]]] = {
    "ledger_entry": ("order", ENTRY),
    "ledger_subject": ("id", ("sort", "entries", "head", "last_recorded", "id")),
    "ledger_seal": ("id", ("form", "made", "upto", "subjects", "invented", "heads", "previous", "digest", "key", "signature", "id")),
    "ledger_sealed": ("id", ("seal_id", "chain", "lane", "after", "upto", "rows", "digest")),
    "ledger_link": ("id", ("chain", "lane", "place", "row", "previous", "digest")),
    "ledger_night": ("id", ("day", "step", "began", "ended", "says", "id")),
    "ledger_world": ("id", ("invented",)),
    "access_sight": ("id", ("when", "practitioner", "subject", "on", "what", "bases", "categories", "id")),
    "access_binding": ("id", ("when", "account", "email", "practitioner", "active", "by", "id")),
    "access_account": ("id", ("email", "practitioner", "is_active", "id")),
}


EMPTY: dict[str, Any] = {
    "time": time(9, 30), "practitioner": UUID(int=7), "agency": UUID(int=7), "occasion": UUID(int=7), "replaces": UUID(int=7),
}  # fmt: skip


def column(table: str, key: str, name: str) -> Edit:
    def does(hand: Hand) -> Names:
        row = hand.one(table)
        value = other(row[name], hand.random) if row[name] is not None else EMPTY[name]
        if table == "ledger_entry" and row[name] is not None and name in (*EMPTY, "body", "salt") and hand.random.random() < 0.4:
            value = None
        if name == "id" and isinstance(value, int):
            value = row["id"] + 100_000
        hand.set(table, key, row, **{name: value})
        return names(table, row) | names(table, row | {name: value})

    return Edit(f"{table}: {name}", does)


def removed(table: str, key: str) -> Edit:
    def does(hand: Hand) -> Names:
        row = hand.one(table)
        hand.sql(f'DELETE FROM {table} WHERE "{key}" = %s', row[key])
        return names(table, row)

    return Edit(f"{table}: a row removed", does)


def doubled(table: str, key: str) -> Edit:
    """The same row once more under another number."""

    def does(hand: Hand) -> Names:
        row = hand.one(table)
        new = row | {key: row[key] + 100_000 if isinstance(row[key], int) else uuid4()}
        hand.insert(table, new)
        return names(table, new) | names(table, row)

    return Edit(f"{table}: a row put in", does)


def swapped(table: str, key: str, name: str) -> Edit:
    """Two rows exchange what they say."""

    def does(hand: Hand) -> Names:
        rows = hand.rows(table)
        pairs = [(one, two) for one in rows for two in rows if one[name] != two[name]]
        one, two = hand.random.choice(pairs)
        hand.set(table, key, one, **{name: _given(two[name])})
        hand.set(table, key, two, **{name: _given(one[name])})
        return names(table, one) | names(table, two)

    return Edit(f"{table}: {name} of two rows exchanged", does)


def _given(value: Any) -> Any:
    return str(value).replace("'", '"') if isinstance(value, dict) else value


SEALED_COLUMNS = ("happened", "recorded", "practitioner", "agency", "system", "body", "kind", "category")
GRANTS: dict[str, dict[str, object]] = {
    "from a foreign source": {"source": "mine"},
    "of a subject that is not there": {"subject": UUID},
    "of another basis": {"basis": "hub"},
    "to another": {},
}


def readings() -> dict[str, type[models.Model]]:
    """The tables that are worked out from the entries."""
    made = {held.model._meta.concrete_model or held.model for held in (*READINGS, *HISTORIES)} | {Finding}
    return {model._meta.db_table: model for model in sorted(made, key=lambda model: model._meta.db_table)}


def classes(hand: Hand) -> Iterator[Edit]:
    """Every class of edit that fits what is in the tables."""
    for table, (key, columns) in COLUMNS.items():
        yield from (column(table, key, name) for name in columns)
        if table != "ledger_world":
            yield removed(table, key)
            yield doubled(table, key)
    for table, key, name in EXCHANGED:
        yield swapped(table, key, name)
    for table, model in readings().items():
        if not hand.rows(table):
            continue
        key = str(model._meta.pk.column)  # type: ignore[union-attr]
        yield removed(table, key)
        yield doubled(table, key)
        yield from (_of_reading(table, key, field) for field in model._meta.concrete_fields if not field.primary_key)
    yield from (Edit(does.__name__.replace("_", " "), does) for does in KNOWING)
    yield from (Edit(f"ledger_entry: {name}, and every digest made anew", written_anew(name)) for name in SEALED_COLUMNS)
    yield from (Edit(f"access_grant: forged, {called}", forged_grant(**forged)) for called, forged in GRANTS.items())


EXCHANGED = (
    ("ledger_entry", "order", "practitioner"), ("ledger_entry", "order", "recorded"), ("ledger_entry", "order", "happened"),
    ("ledger_entry", "order", "digest"), ("ledger_entry", "order", "subject_id"), ("access_sight", "id", "practitioner"),
    ("access_sight", "id", "subject"), ("access_sight", "id", "when"), ("access_account", "id", "practitioner"),
    ("access_account", "id", "email"), ("ledger_seal", "id", "made"), ("ledger_seal", "id", "signature"), ("ledger_subject", "id", "head"),
)  # fmt: skip


def _of_reading(table: str, key: str, field: Any) -> Edit:
    name = field.column

    def does(hand: Hand) -> Names:
        row = hand.one(table)
        if isinstance(row[name], list) and row[name]:
            hand.set(table, key, row, **{name: row[name][:-1]})
        elif row[name] is None or isinstance(row[name], list) or hasattr(row[name], "lower_inc"):
            hand.sql(f'DELETE FROM {table} WHERE "{key}" = %s', row[key])
        else:
            hand.set(table, key, row, **{name: other(row[name], hand.random)})
        return {str(row["subject"])}

    return Edit(f"{table}: {name}", does)
