"""The other commands, as a person in a terminal meets them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corbiere.cli import app
from corbiere.island.looked_after_return import FILES

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[2]


def corbiere(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_demonstration_runs_to_its_end_and_says_what_to_notice() -> None:
    answer = corbiere("demo", "--terminal")
    assert answer.exit_code == 0
    assert answer.stdout.count("Notice") == 3
    assert "3 records refused" in answer.stdout
    assert "cp.seen-alone" in answer.stdout


def test_a_return_is_imported_and_what_was_refused_is_listed(tmp_path: Path) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    answer = corbiere("import", "ssda903", tmp_path, "--out", tmp_path / "events.parquet", "--rejects", tmp_path / "refused.txt")
    assert answer.exit_code == 0
    assert f"Each is listed in {tmp_path / 'refused.txt'}" in answer.stdout.replace("\n", "")
    assert "will read as not done" in answer.stdout


def test_a_folder_that_is_no_return_is_refused_whole(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    answer = corbiere("import", "ssda903", tmp_path, "--out", tmp_path / "events.parquet")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert len(answer.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "events.parquet").exists()


def test_an_import_of_nothing_at_all_is_no_success(tmp_path: Path) -> None:
    episodes = "CHILD,DECOM,RNE,LS,PLACE,DEC,REC\n1001,45779,S,C2,U6,,\n"
    (tmp_path / "episodes.csv").write_text(episodes, encoding="utf-8")
    answer = corbiere("import", "ssda903", tmp_path, "--out", tmp_path / "events.parquet", "--rejects", tmp_path / "refused.txt")
    assert answer.exit_code == 1
    assert answer.stderr.startswith("NOTHING WAS IMPORTED")
    assert "a spreadsheet’s number for a day" in (tmp_path / "refused.txt").read_text(encoding="utf-8")


def test_a_census_that_is_not_there_is_named(tmp_path: Path) -> None:
    answer = corbiere("import", "cin", tmp_path / "absent.xml", "--out", tmp_path / "events.parquet")
    assert answer.exit_code == 2
    assert "absent.xml: there is no such file" in answer.stderr


def test_the_developer_tasks_are_listed() -> None:
    answer = corbiere("dev")
    assert all(task in answer.stdout for task in ("lint", "types", "imports", "docs", "tests", "write-docs"))


def test_an_unknown_benchmark_is_answered_with_the_known_ones() -> None:
    answer = corbiere("bench", "nothing")
    assert answer.exit_code == 2
    assert "law-population" in answer.stderr


def test_the_script_starts_the_command_from_another_folder(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o700)
    shutil.copy(PROJECT / "requirements.lock", tmp_path / "venv" / "installed.lock")
    environment = {**os.environ, "CORBIERE_VENV": str(tmp_path / "venv"), "PYTHONPATH": str(PROJECT / "src")}
    command = [str(PROJECT / "corbiere"), "--version"]
    answer = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert answer.stdout == "corbiere 0.1.0\n"
