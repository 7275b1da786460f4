"""`corbiere test` and `corbiere dev`: everything a developer runs, the same here as in CI."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from corbiere.commands.terminal import out, stop

PYTHON = sys.executable
TASKS: dict[str, tuple[str, list[str]]] = {
    "assets": ("what the pages take from npm", [PYTHON, "-m", "corbiere.desk.assets"]),
    "browser": ("the browser of the tests", [PYTHON, "-m", "corbiere.bench.chromium"]),
    "lint": ("ruff: names, imports, mistakes", [PYTHON, "-m", "ruff", "check", "src", "tests"]),
    "templates": ("djlint: the templates", [PYTHON, "-m", "djlint", "src/corbiere", "--lint", "--quiet"]),
    "format": ("ruff: is everything formatted?", [PYTHON, "-m", "ruff", "format", "--check", "src", "tests"]),
    "types": ("mypy, strict", [PYTHON, "-m", "mypy"]),
    "imports": ("the import contracts", [PYTHON, "-m", "corbiere.commands.contracts"]),
    "docs": ("are the pages of docs/law up to date?", [PYTHON, "-m", "corbiere.statute.lawbook", "check"]),
    "tests": ("pytest, on all cores", [PYTHON, "-m", "pytest", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder"]),
}
SLOW = (
    "browser",
    "docs",
)  # tasks that the quick lane leaves out, as it does the tests of a browser; what docs asks is asked by the tests again
HELPERS: dict[str, tuple[str, list[str]]] = {
    "fix": ("put right what ruff can", [PYTHON, "-m", "ruff", "check", "--fix", "src", "tests"]),
    "reformat": ("format everything", [PYTHON, "-m", "ruff", "format", "src", "tests"]),
    "write-docs": ("write the pages of docs/law anew", [PYTHON, "-m", "corbiere.statute.lawbook", "write"]),
}


def dev(task: Annotated[str | None, typer.Argument(help="The task's name.")] = None) -> None:
    """Developer tasks; without a name, the list of them."""
    known = {**TASKS, **HELPERS}
    if task is None:
        console = out()
        for name, (says, command) in known.items():
            console.print(f"[bold]{name:12}[/] {says}  [dim]{' '.join(command).replace(PYTHON, 'python')}[/]")
        console.print("./corbiere test runs the first nine; ./corbiere dev NAME runs one.")
        return
    if task not in known:
        stop(f"there is no task {task}; the tasks are {', '.join(known)}")
    raise typer.Exit(_run(known[task][1]))


def test(
    arguments: Annotated[
        list[str] | None, typer.Argument(help="Passed on to pytest, after --; the other checks are left out then.")
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out what needs a browser, an island, a bench, other processes or a long time.")
    ] = False,
) -> None:
    """Every check and every test. Ends with pytest's own closing line."""
    if not Path("pyproject.toml").is_file() or not Path("tests").is_dir():
        stop("the tests are in the project's own folder; run ./corbiere test there")
    if arguments:
        raise typer.Exit(_run([PYTHON, "-m", "pytest", *arguments]))
    for name, (says, command) in TASKS.items():
        if quick and name in SLOW:
            continue
        print(f"== {name}: {says}", flush=True)
        if code := _run([*command, "--quick"] if quick and name == "tests" else command):
            print(f"{name} failed; ./corbiere dev {name} runs it alone", file=sys.stderr, flush=True)
            raise typer.Exit(code)


def _run(command: list[str]) -> int:
    """The tests run on any day of the next four years, drawn and printed anew each time, unless CORBIERE_TEST_DAY names one."""
    environment = {"CORBIERE_TEST_DAY": "any", **os.environ, "PYTHONPATH": "src", "DJANGO_SETTINGS_MODULE": "corbiere.settings"}
    return subprocess.run(command, env=environment, check=False).returncode
