"""The script `corbiere` of a checkout: found through links, set up once, and never clearing away what it did not make.

A project of three files stands for the checkout, and a few lines of shell for Python, which is slow to set up.
"""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
case "$1 ${2:-}" in
"-c "*) exit 0 ;;
"-m venv")
    mkdir -p "$3/bin"
    [ -z "${BREAKS:-}" ] || exit 1
    : >"$3/pyvenv.cfg"
    cp "$0" "$3/bin/python" ;;
"-m pip") : >"$(dirname "$0")/installed" ;;
"-m corbiere") shift 2; echo "$0 ran $*" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "le Ménage" / "check out"
    folder.mkdir(parents=True)
    shutil.copy(PROJECT / "corbiere", folder)
    (folder / "requirements.lock").write_text("nothing==1\n", encoding="utf-8")
    python = tmp_path / "python"
    python.write_text(PYTHON, encoding="utf-8")
    python.chmod(0o755)
    return folder


def run(checkout: Path, *command: str | Path, folder: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    python = checkout.parents[1] / "python"
    environment = {"PATH": os.environ["PATH"], "PYTHON": str(python), **environment}
    called = [str(word) for word in command or (checkout / "corbiere",)]
    return subprocess.run(
        [*called, "db", "a  b"], cwd=folder or checkout.parents[1], env=environment, capture_output=True, text=True, check=False
    )


def said(checkout: Path) -> str:
    return f"{checkout}/.venv/bin/python ran db a  b\n"


def test_it_sets_itself_up_once_beside_itself(checkout: Path) -> None:
    first, second = run(checkout), run(checkout)
    assert (first.stdout, second.stdout) == (said(checkout), said(checkout))
    assert ("setting up" in first.stderr, second.stderr) == (True, "")


def test_it_follows_links_to_where_it_really_is(checkout: Path) -> None:
    """Plain, relative, a chain of them, in a linked folder, and one that is found in PATH. None of them is set up, or cleared away."""
    home = checkout.parents[1] / "home"
    (home / "real" / "bin").mkdir(parents=True)
    (home / "bin").symlink_to("real/bin")
    (home / "bin" / ".venv").mkdir()
    (home / "bin" / ".venv" / "mine").write_text("mine", encoding="utf-8")
    (home / "bin" / "plain").symlink_to(checkout / "corbiere")
    (home / "bin" / "relative").symlink_to("../../../le Ménage/check out/corbiere")
    (home / "chain").symlink_to("bin/relative")
    for name in ("bin/plain", "bin/relative", "chain"):
        assert run(checkout, home / name).stdout == said(checkout), name
        assert run(checkout, "./" + name, folder=home).stdout == said(checkout), name
    found = {"PATH": f"{home / 'bin'}:{os.environ['PATH']}"}
    assert run(checkout, "plain", **found).stdout == said(checkout)
    assert run(checkout, "sh", "corbiere", folder=checkout).stdout == said(checkout)
    assert (home / "bin" / ".venv" / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("theirs", ["pyvenv.cfg", "letters", "installed.lock"])
def test_it_never_clears_what_it_did_not_make(checkout: Path, theirs: str) -> None:
    """A virtual environment of somebody else's least of all."""
    (checkout / ".venv").mkdir()
    (checkout / ".venv" / theirs).write_text("mine", encoding="utf-8")
    refused = run(checkout)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "was not made by this command; move it away, or name another in CORBIERE_VENV" in refused.stderr
    assert [(path.name, path.read_text(encoding="utf-8")) for path in (checkout / ".venv").iterdir()] == [(theirs, "mine")]


def test_what_was_cut_short_is_done_again(checkout: Path) -> None:
    assert run(checkout, BREAKS="1").returncode != 0
    assert not (checkout / ".venv" / "installed.lock").exists()
    assert run(checkout).stdout == said(checkout)


def test_another_lock_is_installed_anew(checkout: Path) -> None:
    run(checkout)
    (checkout / ".venv" / "of the old lock").touch()
    (checkout / "requirements.lock").write_text("nothing==2\n", encoding="utf-8")
    assert run(checkout).stdout == said(checkout)
    assert not (checkout / ".venv" / "of the old lock").exists()
    assert sorted(path.name for path in checkout.iterdir()) == [".venv", "corbiere", "requirements.lock"]


def test_a_link_in_the_place_of_the_environment_keeps_what_it_leads_to(checkout: Path, tmp_path: Path) -> None:
    run(checkout)
    (checkout / ".venv").rename(tmp_path / "elsewhere")
    (checkout / ".venv").symlink_to(tmp_path / "elsewhere")
    (checkout / "requirements.lock").write_text("nothing==2\n", encoding="utf-8")
    assert run(checkout).stdout == said(checkout)
    assert (tmp_path / "elsewhere" / "pyvenv.cfg").exists()


def test_an_empty_folder_may_be_set_up_in(checkout: Path) -> None:
    (checkout / ".venv").mkdir()
    assert run(checkout).stdout == said(checkout)


def test_nobody_else_may_write_what_it_runs_whatever_the_umask(checkout: Path) -> None:
    assert run(checkout, "sh", "-c", 'umask 000; exec "$@"', "sh", checkout / "corbiere").stdout == said(checkout)
    assert not [path for path in (checkout / ".venv").rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o022]
