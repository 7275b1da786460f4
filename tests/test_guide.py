"""The guide that adds a kind is followed to the letter: its two blocks are run, and the rest of the system knows the kind."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.machine_clock
PROJECT = Path(__file__).parents[1]
GUIDE = PROJECT / "docs" / "guides" / "adding-a-kind.md"
PROGRAM = """
import sys
import django
import dentistry  # as an app's entries and rulings are imported while Django starts

django.setup()

import json
from corbiere.api.routes import api
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import rules_of

kind = kind_called("dentist-seen")
answered = kind(teeth="need-care", dentist="Havre des Pas")
document = json.dumps(api.get_openapi_schema())
print(json.dumps({
    "asks": [question.label for question in questions_of(kind)],
    "line": answered.line(),
    "in_the_api": "dentist-seen" in document and "dentist, and where" in document,
    "ruling": rules_of("dentist-seen")[0](None, answered).why,
}))
"""


def test_the_guide_adds_a_kind_with_its_two_blocks_and_nothing_else(tmp_path: Path) -> None:
    declaration, rule = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "dentistry.py").write_text(declaration + rule, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{PROJECT / 'src'}", "DJANGO_SETTINGS_MODULE": "corbiere.settings"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    known = json.loads(done.stdout)
    assert known["asks"][:2] == ["How are the child’s teeth?", "Which dentist, and where?"]
    assert known["line"] == "Dentist seen; They need care"
    assert known["in_the_api"]
    assert known["ruling"].startswith("The child’s teeth need care.")
