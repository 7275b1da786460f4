"""A command loads what it needs, and nothing that another needs."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import corbiere
from corbiere.cli import COMMANDS

pytestmark = pytest.mark.machine_clock
SOURCE = Path(corbiere.__file__).parents[1]
HEAVY = ("polars", "psycopg", "lxml", "django")
ASKED = """
import sys
from typer.testing import CliRunner
from corbiere.cli import app
done = CliRunner().invoke(app, {arguments})
print(done.exit_code, *(name for name in {heavy} if name in sys.modules))
"""


@pytest.mark.parametrize(
    "arguments", [["law", "check", "-", "--on", "2026-05-01"], ["law", "duties"], ["law", "kinds"], ["dev"], ["--help"], ["law", "--help"]]
)
def test_the_law_and_the_lists_are_answered_without_polars_a_database_xml_or_django(arguments: list[str]) -> None:
    code = ASKED.format(arguments=arguments, heavy=HEAVY)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}

    said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)

    assert said.stdout == "0\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_list_is_there(name: str) -> None:
    command = COMMANDS[name]

    assert hasattr(import_module(command.module), command.named)
