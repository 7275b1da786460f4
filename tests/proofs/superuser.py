"""A small service with everything that is proved, and the hand of a superuser in it, whom no trigger and no constraint holds back."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from django.db import connection, connections

from access.service import Service, on_plan
from agencies.workplace import allocated, child, covers, holds
from clock import now, today
from corbiere.access.access_log import open_record
from corbiere.access.listings_log import log_listed
from corbiere.access.models import Account
from corbiere.access.viewing import looking_as, viewer
from corbiere.agencies.entries import Role
from corbiere.database.state import SUPERUSER
from corbiere.ledger import nightly_jobs, seal_copies
from corbiere.ledger.chain import Header, body_digest, canonical
from corbiere.ledger.models import World
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Author
from corbiere.ledger.seals import seal
from corbiere.ledger.writing import record
from databases import serve
from invented_kinds import DAY, Colour, LampLit

Row = dict[str, Any]
PARTS = 3
"""The story is told in parts, each sealed at its end but the last."""


def peopled(copies: Path) -> None:
    """Two children with their workers, who look at them; accounts, nights and seals. What comes last is not sealed yet."""
    World.objects.using("owner").update(invented=False)
    service = Service()
    for who, name in ((service.ana, "ana"), (service.ben, "ben"), (service.sam, "sam")):
        Account.objects.create_user(f"{name}@gov.je", by="a test", practitioner=who)
    allocated(service.mia, service.ana)
    allocated(service.leo, service.sam)
    on_plan(service)
    holds(service.sam, Role.HUB)
    covers(service.claire, service.ana, today(), today())
    child("Zoe")
    for part in range(PARTS):
        looked_and_written(service, part)
        if part < PARTS - 1:
            night(today() - timedelta(days=PARTS - part), "findings", "none")
            with without_row_security():
                made = seal(now())
            assert made
            seal_copies.keep(copies)
    night(today(), "seal", bytes(made.digest).hex())


def night(day: date, step: str, says: str) -> None:
    list(nightly_jobs.work_through(day, (nightly_jobs.NightlyJob(step, lambda *_: says),), lambda _: lambda _: None))


def looked_and_written(service: Service, part: int) -> None:
    for number in range(2):
        for who, whom in ((service.ana, service.mia), (service.sam, service.leo)):
            with looking_as(who, today()):
                open_record(viewer(who, today()), whom, "child")
            key, by = f"form {part} {number} {whom}", Author(who, service.care)
            record(LampLit(colour=Colour.WHITE), about=whom, happened=DAY, by=by, key=key)
    with looking_as(service.ben, today()):
        log_listed(viewer(service.ben, today()), [service.mia, service.leo], "team")
    child(f"Child {part}")


@contextmanager
def unhindered() -> Iterator[None]:
    """The application's connection is a superuser's, and no table has a trigger or a constraint any more."""
    settings = connections["default"].settings_dict
    before = {name: settings[name] for name in ("USER", "PASSWORD")}
    _become({"USER": SUPERUSER, "PASSWORD": serve().passwords()[SUPERUSER]})
    try:
        with connection.cursor() as cursor:
            cursor.execute(_FREED)
            for (statement,) in cursor.fetchall():
                cursor.execute(statement)
        yield
    finally:
        _become(before)


_FREED = """
    SELECT statement FROM (
        SELECT 1 AS turn, format('ALTER TABLE %I DISABLE TRIGGER ALL', tablename) AS statement FROM pg_tables WHERE schemaname = 'public'
        UNION ALL
        SELECT CASE contype WHEN 'f' THEN 2 ELSE 3 END, format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'u', 'c', 'x') AND conrelid <> 0
        UNION ALL
        SELECT 4, format('DROP INDEX %I', indexname) FROM pg_indexes WHERE schemaname = 'public' AND indexname = 'ledger_one_chain'
    ) freed ORDER BY turn
"""


def _become(who: dict[str, str]) -> None:
    connections["default"].close()
    connections["default"].close_pool()
    connections["default"].settings_dict.update(who)


@dataclass
class Hand:
    """Chooses at random, and writes what it likes."""

    random: Random

    def sql(self, statement: str, *given: object) -> int:
        with connection.cursor() as cursor:
            cursor.execute(statement, given)
            return cursor.rowcount

    def rows(self, table: str, where: str = "true", *given: object) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY 1", given)
            names = [column.name for column in cursor.description or ()]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def one(self, table: str, where: str = "true", *given: object) -> Row:
        return self.random.choice(self.rows(table, where, *given))

    def two(self, table: str, where: str = "true", *given: object) -> Sequence[Row]:
        return self.random.sample(self.rows(table, where, *given), 2)

    def set(self, table: str, key: str, row: Row, /, **values: object) -> None:
        said = ", ".join(f'"{name}" = %s' for name in values)
        assert self.sql(f'UPDATE {table} SET {said} WHERE "{key}" = %s', *values.values(), row[key]) == 1

    def insert(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        self.sql(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(row))})", *(_plain(value) for value in row.values()))

    def sealed_upto(self) -> int:
        return int(self.rows("ledger_seal")[-1]["upto"])

    # As somebody would who knows how the chains are made.

    def rechain(self, subject: object) -> None:
        """Every digest of a subject made anew, and its line in the index with it."""
        head, last, number = b"", None, 0
        for row in self.rows("ledger_entry", 'subject_id = %s ORDER BY "order" --', subject):
            body, departures = (json.loads(held) if isinstance(held, str) else held for held in (row["body"], row["departures"]))
            digested = body_digest(bytes(row["salt"] or b""), body) if body is not None else bytes(row["body_digest"])
            parts = {name: row["subject_id" if name == "subject" else name] for name in Header._fields}
            digest = Header(**parts | {"departures": departures, "body_digest": digested}).digest(head)
            self.set("ledger_entry", "order", row, previous=head, digest=digest, body_digest=digested)
            head, last, number = digest, row["recorded"], number + 1
        self.sql("UPDATE ledger_subject SET head = %s, last_recorded = %s, entries = %s WHERE id = %s", head, last, number, subject)

    def relink(self, chain: str, table: str, lane: object, where: str) -> None:
        """Every link of a lane made anew by the function that the database makes them with."""
        self.sql("DELETE FROM ledger_link WHERE chain = %s AND lane = %s", chain, lane)
        self.sql("SET LOCAL timezone = 'UTC'")
        self.sql(f"SELECT ledger_link_row(%s, %s, id, content) FROM (SELECT id, to_jsonb(t) AS content FROM {table} t WHERE {where} ORDER BY id) held", chain, lane)  # fmt: skip


def _plain(value: object) -> object:
    return canonical(value).decode() if isinstance(value, dict) else value


def moved(moment: datetime, random: Random) -> datetime:
    return moment - timedelta(days=random.randint(1, 2000))
