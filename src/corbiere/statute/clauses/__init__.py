"""The clause register: what each clause of the five sources asks, in our own words, and what in the system answers it."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from corbiere.statute.clauses.evidence import FILE as EVIDENCE
from corbiere.statute.clauses.evidence import names_in

# In the order of their rank where they disagree.
FILES = (
    "guidance.toml",
    "needs.toml",
    "participation.toml",
    "plans.toml",
    "education.toml",
    "reviewing.toml",
    "care_plan.toml",
    "leaving.toml",
    "health.toml",
    "cp_plans.toml",
    "arrangements.toml",
    "standards.toml",
    "care.toml",
    "leaving_standards.toml",
    "iss.toml",
    "registers.toml",
)
FORCES = ("must", "should", "may", "definition", "entitlement", "standard", "measure")
MET_BY = ("duty", "ruling", "reading", "entry", "page", "measure", "calendar", "import", "planned", "judgement")
TEXTS = ("id", "paragraph", "force", "asks", "met_by", "note")
LISTS = ("where",)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `where` names what meets it: ids of duties, kinds of entry, or dotted names in Python, as `met_by` says.

    `tests` show it, by what their docstrings say (`clauses/evidence.py`): a file below `tests`, `::` and the test's name.
    """

    id: str
    source: str
    paragraph: str
    force: str
    asks: str
    met_by: str
    where: tuple[str, ...]
    note: str
    tests: tuple[str, ...]

    @property
    def citation(self) -> str:
        """`CP plans, Core group timetable (CPP-15)`"""
        return f"{self.source}, {self.paragraph} ({self.id})"


@cache
def clauses() -> dict[str, Clause]:
    """Every clause in the register by its id, source by source. ValueError, with a sentence, if a file is malformed."""
    return load(FILES)


def load(names: tuple[str, ...]) -> dict[str, Clause]:
    """The clauses of these files of the register, by id."""
    register: dict[str, Clause] = {}
    evidence = names_in(resources.files(__package__).joinpath(EVIDENCE).read_text(encoding="utf-8"))
    for name in names:
        text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
        for found in read(name, text):
            if found.id in register:
                raise ValueError(f"{name}: {found.id} is in the register twice; an id stands once")
            register[found.id] = replace(found, tests=evidence.get(found.id, ()))
    return register


def clause(id: str) -> Clause:
    """The clause of that id. KeyError, with a sentence, if the register does not have it."""
    if id not in clauses():
        raise KeyError(f"no clause {id} in the register; add it to the file of its source in corbiere/statute/clauses")
    return clauses()[id]


def read(name: str, text: str) -> list[Clause]:
    """The clauses of one file; `name` is for the sentence that says what is wrong."""
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"{name}: this is not TOML: {fault}") from fault
    source, lines = held.get("source"), held.get("clause")
    if held.keys() != {"source", "clause"} or not isinstance(source, str) or not isinstance(lines, list):
        raise ValueError(f'{name}: a file holds source = "…" and then [[clause]] tables, and nothing else')
    return [_clause(name, source, line) for line in lines]


def _clause(name: str, source: str, line: dict[str, object]) -> Clause:
    at = f"{name}, {line.get('id', 'a clause without an id')}"
    if fault := _fault(line):
        raise ValueError(f"{at}: {fault}")
    texts = {key: str(line[key]) for key in TEXTS}
    return Clause(source=source, where=_names(line["where"]), tests=(), **texts)


def _fault(line: dict[str, object]) -> str | None:
    """The fault in a clause, or None."""
    for key in (*TEXTS, *LISTS):
        if key not in line:
            return f"{key} is missing"
    for key, value in line.items():
        if key not in (*TEXTS, *LISTS):
            return f"{key} is not known here; the keys are {', '.join((*TEXTS, *LISTS))}"
        if key in TEXTS and not (isinstance(value, str) and value):
            return f"{key} must be text, and not empty"
        if key in LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            return f"{key} must be a list of names, such as []"
    if line["force"] not in FORCES:
        return f"force = {line['force']} is not known here; it is one of {', '.join(FORCES)}"
    if line["met_by"] not in MET_BY:
        return f"met_by = {line['met_by']} is not known here; it is one of {', '.join(MET_BY)}"
    return None


def _names(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else ()
