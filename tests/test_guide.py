"""The guide that adds a kind is followed to the letter: its three blocks are three files, they run, and the rest of the system knows the kind."""

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
FILES = ("entries.py", "rulings.py", "test_rulings.py")
PROGRAM = """
import sys
import django
import dentistry.rulings  # as an app's entries and rulings are imported while Django starts

django.setup()

import json
import pytest
from corbiere.api.routes import api
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import every
from corbiere.desk.forms.questions import questions_of
from corbiere.desk.forms.sibling_forms import may_be_about_several, shared
from corbiere.ledger.entry import kind_called
from corbiere.ledger.rulings import rules_of
from corbiere.ledger.words import words

kind = kind_called("dentist-seen")
answered = kind(teeth="need-care", dentist="Havre des Pas")
document = json.dumps(api.get_openapi_schema())
typed = {"teeth": ["healthy"], "dentist": ["Havre des Pas"], "happened-day": ["3"], "said": ["It hurt."]}
made = {
    "asks": [question.label for question in questions_of(kind)],
    "asks_at_nine": [made.name for made in every(shown(questions_of(kind), FormState({}, age=9)))],
    "line": answered.line(),
    "in_the_api": "dentist-seen" in document and "dentist, and where" in document,
    "ruling": rules_of("dentist-seen")[0](None, answered).why,
    "same_for_siblings": sorted(shared(kind, typed)) if may_be_about_several(kind) else [],
    "said": words("dentist-seen.teeth.choice.need-care", "pl"),
}
print(json.dumps({**made, "tested": pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", sys.argv[1], sys.argv[1]])}))
"""


def test_the_guide_adds_a_kind_with_its_three_files_and_nothing_else(tmp_path: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    domain = tmp_path / "dentistry"
    domain.mkdir()
    for name, block in zip(FILES, blocks, strict=True):
        (domain / name).write_text(block, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}:{PROJECT / 'src'}", "DJANGO_SETTINGS_MODULE": "corbiere.settings"}
    program = [sys.executable, "-c", PROGRAM, str(domain)]
    done = subprocess.run(program, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    known = json.loads(done.stdout.splitlines()[-1])
    assert known["asks"][:2] == ["How are the child’s teeth?", "Which dentist, and where?"]
    assert "brushes" not in known["asks_at_nine"] and "care" in known["asks_at_nine"]
    assert known["line"] == "Dentist seen; They need care"
    assert known["in_the_api"]
    assert known["ruling"].startswith("The child’s teeth need care.")
    assert known["same_for_siblings"] == ["dentist", "happened-day"]
    assert known["said"] == "They need care"
    assert known["tested"] == 0, done.stdout
