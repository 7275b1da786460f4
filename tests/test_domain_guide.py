"""The guide that adds a domain is followed to the letter: its files are an app of their own, and `lighthouse_keepers.py` uses it in the browser's place."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[1]
GUIDE = PROJECT / "docs" / "guides" / "adding-a-domain.md"
FILES = re.findall(r"`(lighthouse/[\w/.]+)`\n```\w+\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
SETTINGS = "from corbiere.settings import *\nINSTALLED_APPS = [*INSTALLED_APPS, 'lighthouse', 'lighthouse.pages']\n"


def test_a_domain_is_declared_in_under_150_lines() -> None:
    assert len([line for _, text in FILES for line in text.splitlines() if line.strip()]) < 150


def test_the_guide_adds_a_domain_that_has_every_page_form_route_document_and_count(tmp_path: Path) -> None:
    for name, text in (*FILES, ("lighthouse/__init__.py", ""), ("lighthouse/pages/__init__.py", ""), ("lighthouse_settings.py", SETTINGS)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    # The database of the run around this one is not theirs.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = {
        **own,
        "PYTHONPATH": os.pathsep.join(str(folder) for folder in (tmp_path, PROJECT / "src", PROJECT / "tests")),
        "DJANGO_SETTINGS_MODULE": "lighthouse_settings",
        "CORBIERE_STATE": str(tmp_path / "state"),
    }
    made = _run(["django", "makemigrations", "lighthouse", "--verbosity", "0"], environment)
    assert (tmp_path / "lighthouse" / "migrations" / "0001_initial.py").exists(), made.stderr
    used = _run(["pytest", str(PROJECT / "tests" / "lighthouse_keepers.py"), "-q", "-p", "no:cacheprovider"], environment)
    assert used.returncode == 0, used.stdout
    assert " passed" in used.stdout and "failed" not in used.stdout


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-W", "ignore", "-m", *command]
    return subprocess.run(run, env=environment, cwd=PROJECT, capture_output=True, text=True, check=False)
