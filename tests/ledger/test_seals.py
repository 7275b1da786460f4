"""Seals: signed with a key outside the database, each naming the one before, and compared with copies kept elsewhere."""

import json
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import OperationalError, connections
from typer.testing import CliRunner

from clock import now
from corbiere.access.proof import prove
from corbiere.commands.ledger import app
from corbiere.database import state
from corbiere.database.faults import DatabaseFault
from corbiere.database.state import SUPERUSER
from corbiere.ledger import seal_copies, seal_proof
from corbiere.ledger.chain import ChainFault
from corbiere.ledger.models import NightStep, Seal, SealedChain
from corbiere.ledger.nightly_jobs import day_of
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.seals import digest_of, seal
from corbiere.ledger.signing import known_keys, public_key
from databases import serve
from invented_kinds import lit, someone

Edit = Callable[..., None]
TABLES = ("ledger_entry", "ledger_subject", "ledger_seal", "ledger_sealed", "ledger_link", "ledger_night", "ledger_world")


@pytest.fixture
def by_hand(own_database: str) -> Iterator[Edit]:
    with psycopg.connect(serve().url(SUPERUSER, connections["default"].settings_dict["NAME"]), autocommit=True) as superuser:

        def edit(statement: str, *given: object) -> None:
            for table in TABLES:
                superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER ALL")
            assert superuser.execute(statement, given).rowcount > 0

        yield edit


def sealed(if_new: bool = False) -> Seal | None:
    with without_row_security():
        return seal(now(), if_new)


def found(copies: Path | None = None) -> list[str]:
    with without_row_security():
        return [str(fault) for fault in prove(copies) if isinstance(fault, ChainFault)]


def test_a_seal_holds_what_was_written_since_the_one_before_and_names_it(own_database: str) -> None:
    (first, _), (second, _) = someone(), someone()
    before = sealed()
    lit(second)
    after = sealed()
    assert before and after
    assert (before.subjects, after.subjects, bytes(after.previous)) == (2, 2, bytes(before.digest))
    assert set(SealedChain.objects.filter(seal=before).values_list("lane", flat=True)) == {first, second}
    assert list(SealedChain.objects.filter(seal=after).values_list("lane", flat=True)) == [second]
    assert bytes(after.key) == public_key()
    assert found() == []


def test_where_nothing_is_new_nothing_is_sealed(own_database: str) -> None:
    assert sealed(if_new=True) is not None
    assert sealed(if_new=True) is None
    someone()
    assert sealed(if_new=True) is not None
    assert sealed() is not None


def test_a_seal_by_the_quarter_hour_waits_for_nobody(own_database: str) -> None:
    someone()
    with psycopg.connect(serve().url(SUPERUSER, own_database)) as writing:
        writing.execute("SELECT FROM ledger_subject FOR UPDATE")
        with pytest.raises(OperationalError, match="lock timeout"), without_row_security():
            seal(now(), True, "50ms")
    assert sealed(if_new=True) is not None


EDITS = (
    ("the seal", "UPDATE ledger_seal SET subjects = subjects + 1"),
    ("the seal", "UPDATE ledger_seal SET heads = digest"),
    ("the seal", "UPDATE ledger_seal SET made = made - interval '1 day'"),
    ("the seal", "UPDATE ledger_seal SET signature = heads || heads"),
    ("the seal", "UPDATE ledger_seal SET form = 1"),
    ("the seal", "DELETE FROM ledger_sealed"),
    ("its seal is gone", "DELETE FROM ledger_seal WHERE id = (SELECT min(id) FROM ledger_seal)"),
    ("its seal is not there", "DELETE FROM ledger_seal WHERE id = (SELECT max(id) FROM ledger_seal)"),
    ("what was sealed of it is not what is there now", 'UPDATE ledger_entry SET "order" = "order" + 100 WHERE "order" = (SELECT max("order") FROM ledger_entry)'),
    ("ledger_world", "UPDATE ledger_world SET invented = NOT invented"),
    ("the night of", "UPDATE ledger_night SET says = 'All is well'"),
    ("the night of", "UPDATE ledger_night SET day = day - 3"),
)  # fmt: skip


@pytest.mark.parametrize(("says", "edit"), EDITS)
def test_a_seal_that_was_touched_is_found(by_hand: Edit, says: str, edit: str) -> None:
    someone()
    for _ in range(2):
        made = sealed()
    assert made
    moment = made.made
    NightStep.objects.create(day=day_of(moment), step="seal", began=moment, ended=moment, says=f"1: {bytes(made.digest).hex()}")
    assert found() == []
    by_hand(edit)
    assert any(says in told for told in found())


def test_a_seal_made_without_the_key_is_found(by_hand: Edit) -> None:
    """All of it made anew, as whoever rules the database can: only what lies outside tells."""
    someone()
    held, other = sealed(), Ed25519PrivateKey.generate()
    assert held
    held.key = other.public_key().public_bytes_raw()
    digest = digest_of(held)
    by_hand("UPDATE ledger_seal SET key = %s, digest = %s, signature = %s", held.key, digest, other.sign(digest))
    (told,) = found()
    assert told.endswith("it is signed with a key that is not known here")
    assert list(prove_without_keys()) == []


def prove_without_keys() -> Iterator[str]:
    with without_row_security():
        yield from (str(fault) for fault in seal_proof.verify(set()))


@pytest.mark.parametrize("removed", ["the newest", "all"])
def test_seals_that_are_gone_are_missed_by_their_copies(by_hand: Edit, tmp_path: Path, removed: str) -> None:
    subject, _ = someone()
    sealed()
    lit(subject)
    sealed()
    assert len(seal_copies.keep(tmp_path)) == 2
    assert seal_copies.keep(tmp_path) == []
    assert found(tmp_path) == []
    some = "WHERE id = (SELECT max(id) FROM ledger_seal)" if removed == "the newest" else ""
    by_hand(f"DELETE FROM ledger_sealed {some.replace('id = (', 'seal_id = (')}")
    by_hand(f"DELETE FROM ledger_seal {some}")
    assert found() == []
    by_hand(f'DELETE FROM ledger_entry WHERE subject_id = \'{subject}\' AND "order" = (SELECT max("order") FROM ledger_entry)')
    told = found(tmp_path)
    assert sum("is not in this database" in one for one in told) == (1 if removed == "the newest" else 2)
    assert any(f"what it sealed of subject {subject}" in one for one in told)


def test_a_copy_that_says_something_else_is_found(own_database: str, tmp_path: Path) -> None:
    someone()
    sealed()
    (copy,) = seal_copies.keep(tmp_path)
    kept = json.loads(copy.read_text(encoding="utf-8"))
    for changed in ({"upto": 7}, {"signature": ""}, {"made": (now() + timedelta(days=1)).isoformat()}):
        copy.write_text(json.dumps(kept | changed), encoding="utf-8")
        assert any(copy.name in told for told in found(tmp_path))
    copy.write_text("{", encoding="utf-8")
    assert any("cannot be read" in told for told in found(tmp_path))


def test_a_copy_from_before_seals_were_signed_is_still_compared(own_database: str, tmp_path: Path) -> None:
    someone()
    made = sealed()
    assert made
    old = {"made": made.made.isoformat(), "upto": made.upto, "subjects": made.subjects, "digest": bytes(made.digest).hex()}
    (tmp_path / "seal-2026-11-23.json").write_text(json.dumps(old), encoding="utf-8")
    assert found(tmp_path) == []
    (tmp_path / "seal-2026-11-24.json").write_text(json.dumps(old | {"digest": "00" * 32}), encoding="utf-8")
    assert any("seal-2026-11-24.json" in told for told in found(tmp_path))


# The key.


def test_the_key_lies_where_it_is_named_and_is_private(own_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(state.SEAL_KEY, str(tmp_path / "key"))
    key = public_key()
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (public_key(), known_keys(None)) == (key, {key})
    (tmp_path / "key").chmod(0o644)
    with pytest.raises(DatabaseFault, match="others may read it"):
        public_key()
    (tmp_path / "key").chmod(0o600)
    (tmp_path / "key").write_text("nothing", encoding="utf-8")
    with pytest.raises(DatabaseFault, match="is no key for seals"):
        public_key()


# What the command answers.


def answers(*arguments: str) -> tuple[int, str]:
    told = CliRunner().invoke(app, arguments)
    return told.exit_code, told.output


def test_verify_tells_what_it_found_from_that_it_could_not_look(by_hand: Edit, tmp_path: Path) -> None:
    """0 all is well, 1 something was found, 2 it could not look."""
    subject, _ = someone()
    sealed()
    seal_copies.keep(tmp_path)
    assert answers("verify", "--seals", str(tmp_path)) == (0, "1 entries about 1 subjects: every chain holds, and 1 seal fits.\n")
    assert "compared with no copies" in answers("verify")[1]
    by_hand("UPDATE ledger_entry SET system = 'nobody'")
    code, told = answers("verify")
    assert (code, f"subject {subject}, entry" in told) == (1, True)
    code, told = answers("verify", "--seals", str(tmp_path / "absent"))
    assert (code, "is no folder that can be read" in told) == (2, True)
    code, told = answers("verify", "--database", "nowhere")
    assert (code, "could not be looked at" in told, "Traceback" in told) == (2, True, False)


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_link", "ledger_submission", "access_sight"])
def test_a_guard_that_was_left_off_is_found(own_database: str, table: str) -> None:
    assert answers("verify")[0] == 0
    with psycopg.connect(serve().url(SUPERUSER, own_database), autocommit=True) as superuser:
        superuser.execute(f"ALTER TABLE {table} DISABLE TRIGGER written_once")
    code, told = answers("verify")
    assert (code, f"the table {table}: its guard written_once is off" in told) == (1, True)


@pytest.mark.parametrize("missing", ["REVOKE SELECT ON ledger_entry FROM corbiere_app", "ALTER TABLE ledger_link RENAME TO elsewhere"])
def test_verify_without_the_right_to_look_says_so(by_hand: Edit, own_database: str, missing: str) -> None:
    with psycopg.connect(serve().url(SUPERUSER, own_database), autocommit=True) as superuser:
        superuser.execute(missing)
    code, told = answers("verify")
    assert (code, "could not be looked at" in told) == (2, True)


def test_the_public_key_is_printed_and_put_beside_the_copies(own_database: str, tmp_path: Path) -> None:
    assert answers("key", "--keep", str(tmp_path)) == (0, public_key().hex() + "\n")
    assert [file.read_text(encoding="ascii").strip() for file in tmp_path.glob("*.pub")] == [public_key().hex()]


def test_sealing_by_command_keeps_a_copy(own_database: str, tmp_path: Path) -> None:
    someone()
    assert answers("seal", "--if-new", "--keep", str(tmp_path))[1].startswith("Sealed 1 subjects up to entry 1: ")
    assert answers("seal", "--if-new", "--keep", str(tmp_path)) == (0, "")
    assert len(list(tmp_path.glob("seal-*.json"))) == 1
