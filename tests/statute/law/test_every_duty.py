"""Every duty of the catalogue is told in a test of this folder, under the clause that it cites first."""

import ast
from functools import cache
from pathlib import Path

from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Duty
from corbiere.statute.states import PROVIDER

LONGEST = 15
FIRST_CLAUSE = {duty.id: duty.cites[0] for duty in CATALOGUE}
HERE = Path(__file__)


@cache
def all_tests() -> list[tuple[str, ast.FunctionDef]]:
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(set(HERE.parent.glob("test_*.py")) - {HERE})}
    nodes = ((name, node) for name, text in files.items() for node in ast.parse(text).body)
    return [(f"{name}: {node.name}", node) for name, node in nodes if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]


def outcomes(duty: Duty) -> set[str]:
    """A term's plan is done in the term or not at all; bodies and reviews of what was learned do not end."""
    lasts = duty.during is PROVIDER or not (duty.during or duty.until or duty.ends_on_death)
    never_late = {"late"} if duty.id == "care.education-plan" else set()
    return {"open", "overdue", "met", "late"} - never_late | (set() if lasts else {"lapsed", "missed"})


def duties(test: ast.FunctionDef) -> set[str]:
    return {node.value for node in ast.walk(test) if isinstance(node, ast.Constant) and node.value in FIRST_CLAUSE}


def clause(test: ast.FunctionDef) -> str:
    """The first that its docstring names."""
    return (ast.get_docstring(test) or "").partition(": ")[0].split(", ")[0]


def test_every_duty_is_told_under_the_clause_that_it_cites_first() -> None:
    told = {(duty, clause(test)) for _, test in all_tests() for duty in duties(test)}

    assert set(FIRST_CLAUSE.items()) - told == set()


def test_every_test_begins_with_the_clause_of_a_duty_that_it_asks_about() -> None:
    wrong = [name for name, test in all_tests() if clause(test) not in {FIRST_CLAUSE[duty] for duty in duties(test)}]

    assert wrong == []


def test_no_test_is_longer_than_it_may_be() -> None:
    longer = [name for name, test in all_tests() if (test.end_lineno or 0) - test.lineno + 1 > LONGEST]

    assert longer == []


def test_every_duty_shows_every_outcome_that_it_can_have() -> None:
    shown: dict[str, set[str]] = {duty: set() for duty in FIRST_CLAUSE}
    for _, test in all_tests():
        said = {str(node.value) for node in ast.walk(test) if isinstance(node, ast.Constant)}
        for duty in duties(test):
            shown[duty] |= said
    hidden = {duty.id: outcomes(duty) - shown[duty.id] for duty in CATALOGUE}

    assert {duty: missing for duty, missing in hidden.items() if missing} == {}
