"""Which tests show which clause: a test says so itself, by the clauses' ids in its docstring.

What they say is kept in a file beside the register, to be shown where there are no tests; `./corbiere dev write-docs` writes it.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

FILE = "tests.json"
TESTS = Path("tests")
_ID = re.compile(r"\b[A-Z]{1,4}-[0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*")
_ALL_MET_BY = re.compile(r'met_by = "([a-z]+)"')

Evidence = dict[str, list[str]]


def evidence(tests: Path, met_by: Mapping[str, str]) -> Evidence:
    """The tests of each clause, `protection/test_visits.py::test_…`; `met_by` says of each id what meets it.

    A docstring that says `met_by = "entry"` is of a test of all that is met so: it stands for a clause that no other test names.
    """
    told = list(_told(tests))
    found: Evidence = {}
    for id, answer in met_by.items():
        named = [test for test, said in told if id in said]
        found[id] = named or [test for test, said in told if answer in said]
    return {id: sorted(names) for id, names in sorted(found.items()) if names}


def _told(tests: Path) -> Iterator[tuple[str, set[str]]]:
    """Each test with what its docstring names."""
    for path in sorted(tests.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                said = ast.get_docstring(node) or ""
                yield f"{path.relative_to(tests).as_posix()}::{node.name}", {*_ID.findall(said), *_ALL_MET_BY.findall(said)}


def text_of(found: Evidence) -> str:
    return json.dumps(found, indent=1) + "\n"


def names_in(held: str) -> dict[str, tuple[str, ...]]:
    """Reads what is kept."""
    kept: Mapping[str, Iterable[str]] = json.loads(held)
    return {id: tuple(names) for id, names in kept.items()}
