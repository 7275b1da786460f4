"""How the application finds its database."""

from pathlib import Path

import psycopg
import pytest
from psycopg_pool import ConnectionPool

from corbiere.database import where
from corbiere.database.faults import DatabaseFault
from corbiere.database.server import Server
from corbiere.database.state import APP, OWNER


@pytest.fixture(autouse=True)
def no_addresses(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    for name in where.URLS.values():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CORBIERE_STATE", str(room / "state"))


def test_our_own_server_is_known_before_it_runs(room: Path) -> None:
    settings = where.settings_for(APP)
    assert (settings["NAME"], settings["USER"], settings["HOST"]) == ("corbiere", APP, str(room / "state" / "socket"))
    assert settings["PASSWORD"] == where.the_server().passwords()[APP]
    assert not (room / "state" / "data").exists()
    assert not where.the_server().running


def test_the_application_keeps_connections_and_the_owner_none() -> None:
    app, owner = where.settings_for(APP), where.settings_for(OWNER)
    assert app["CONN_MAX_AGE"] == owner["CONN_MAX_AGE"] == 0
    assert "pool" not in owner["OPTIONS"]
    with ConnectionPool("", open=False, **app["OPTIONS"]["pool"]) as pool:
        assert pool.max_size == 8


def test_prepared_it_answers_both_roles_and_stops_at_the_end(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    monkeypatch.setenv("CORBIERE_STATE", str(place))
    with where.prepared() as server:
        for role in (APP, OWNER):
            with psycopg.connect(where.url_of(role)) as connection:
                assert connection.info.user == role
    assert server
    assert not server.running


def test_an_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app:p%40ss@db.example:6432/care?sslmode=verify-full&sslrootcert=/etc/ca.pem")
    settings = where.settings_for(APP)
    assert {name: settings[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "care",
        "USER": "app",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "6432",
    }
    assert settings["OPTIONS"]["sslmode"] == "verify-full"
    assert settings["OPTIONS"]["sslrootcert"] == "/etc/ca.pem"


def test_a_socket_may_stand_in_the_query(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres:///care?host=/run/postgresql&user=app")
    settings = where.settings_for(APP)
    assert (settings["HOST"], settings["USER"], settings["PASSWORD"]) == ("/run/postgresql", "app", "")


def test_where_the_application_runs_the_owner_need_not_be_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/care")
    assert (where.knows(APP), where.knows(OWNER)) == (True, False)
    with pytest.raises(DatabaseFault, match="DATABASE_URL is set and DATABASE_OWNER_URL is not; give the address"):
        where.settings_for(OWNER)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("sqlite:///care", "is not the address of a PostgreSQL database"),
        ("postgresql://app:se/cret@db.example/care", "cannot be read"),
        ("postgresql://app:se%cret@db.example/care", "cannot be read"),
        ("postgresql://app:secret@db.example/", "names no database"),
    ],
)
def test_what_is_no_address_is_refused_without_repeating_it(monkeypatch: pytest.MonkeyPatch, url: str, said: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(DatabaseFault, match=said) as refused:
        where.settings_for(APP)
    assert "cret" not in str(refused.value)


def test_a_server_elsewhere_is_asked_whether_it_will_do(monkeypatch: pytest.MonkeyPatch, test_server: Server) -> None:
    monkeypatch.setenv("DATABASE_URL", test_server.url(APP, "corbiere"))
    assert where.prepare() is None


def test_one_that_does_not_answer_is_said(monkeypatch: pytest.MonkeyPatch, room: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://app:secret@/care?host={room}")
    with pytest.raises(DatabaseFault, match="DATABASE_URL cannot be reached: ") as refused:
        where.prepare()
    assert "secret" not in str(refused.value)


def test_one_that_is_too_old_is_refused() -> None:
    where.refuse_old("DATABASE_URL", 160000)
    with pytest.raises(DatabaseFault, match="names a server of PostgreSQL 15; Corbière needs 16 or newer"):
        where.refuse_old("DATABASE_URL", 150012)
