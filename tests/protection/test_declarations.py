"""What holds of every kind and every ruling of child protection and of casework."""

from pathlib import Path

import pytest

from corbiere.ledger.entry import Entry, cites, declared
from corbiere.ledger.rulings import rules_of
from corbiere.protection.entries import ConcernReceived
from corbiere.statute.clauses import clauses

OURS = ("corbiere.protection", "corbiere.casework")
KINDS = [kind for kind in declared().values() if kind.__module__.startswith(OURS)]
RULINGS = sorted({rule.__name__ for kind in declared() for rule in rules_of(kind) if rule.__module__.startswith(OURS)})
TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in Path(__file__).parents[1].glob("*/test_*.py")
    if path.parent.name in ("protection", "casework")
)


def test_there_are_kinds_and_rulings_to_speak_of() -> None:
    assert len(KINDS) == 28
    assert len(RULINGS) > 40


@pytest.mark.parametrize("rule", RULINGS)
def test_every_ruling_is_tested_by_its_name(rule: str) -> None:
    assert TESTS.count(rule) >= 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_clause_that_a_question_cites_is_in_the_register(kind: type[Entry]) -> None:
    cited = {clause for field in kind.model_fields.values() for clause in cites(field)}
    assert not cited - clauses().keys()


def test_a_worry_needs_one_answer_and_nothing_else() -> None:
    needed = [name for name, field in ConcernReceived.model_fields.items() if field.is_required()]
    assert needed == ["concern"]
    assert ConcernReceived.urgent
    assert [kind.kind for kind in KINDS if kind.urgent] == ["concern-received"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_question_is_a_sentence_of_its_own(kind: type[Entry]) -> None:
    questions = [field.title for field in kind.model_fields.values()]
    assert all(questions)
    assert len(set(questions)) == len(questions)
