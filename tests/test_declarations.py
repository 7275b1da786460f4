"""What holds of every kind and every ruling of the domains."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from corbiere.ledger.entry import Entry, cites, declared
from corbiere.ledger.fields import Part
from corbiere.statute.clauses import clauses

DOMAINS = ("front_door", "protection", "casework", "wellbeing", "care", "education", "registers")
OURS = tuple(f"corbiere.{domain}" for domain in DOMAINS)
KINDS = [kind for kind in declared().values() if kind.__module__.startswith(OURS)]
MODULES = [module for name, module in sys.modules.items() if name.startswith(OURS) and ".rulings" in name]
RULINGS = sorted({name for module in MODULES for name in vars(module) if name.startswith("may_")})
TESTS = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*/test_*.py") if path.parent.name in DOMAINS)


def test_there_are_kinds_and_rulings_to_speak_of() -> None:
    assert len(KINDS) >= 28
    assert len(RULINGS) > 40


@pytest.mark.parametrize("rule", RULINGS)
def test_every_ruling_is_tested_by_its_name(rule: str) -> None:
    assert TESTS.count(rule) >= 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_clause_that_a_question_cites_is_in_the_register(kind: type[Entry]) -> None:
    assert not set(asked_in(kind)) - clauses().keys()


def asked_in(model: type[BaseModel]) -> Iterator[str]:
    """The clauses that the questions of a kind come from, those of its groups of answers too."""
    for field in model.model_fields.values():
        yield from cites(field)
        for part in _parts(field.annotation):
            yield from asked_in(part)


def _parts(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts(inner)


def test_every_kind_that_is_said_to_meet_a_clause_asks_for_it() -> None:
    """met_by = "entry"."""
    asked = {kind.kind: set(asked_in(kind)) for kind in KINDS}
    said = [(clause.id, name) for clause in clauses().values() if clause.met_by == "entry" for name in clause.where if name in asked]
    assert len(said) > 50
    assert [(id, name) for id, name in said if id not in asked[name]] == []


def test_every_ruling_that_is_said_to_meet_a_clause_names_it() -> None:
    said = [
        (clause.id, name) for clause in clauses().values() if clause.met_by == "ruling" for name in clause.where if name.startswith(OURS)
    ]
    told = {name: getattr(import_module(name.rpartition(".")[0]), name.rpartition(".")[2]).__doc__ for _, name in said}
    assert len(said) > 30
    assert [(id, name) for id, name in said if not re.search(rf"\b{re.escape(id)}\b", told[name])] == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_question_is_a_sentence_of_its_own(kind: type[Entry]) -> None:
    questions = [field.title for field in kind.model_fields.values()]
    assert all(questions)
    assert len(set(questions)) == len(questions)
