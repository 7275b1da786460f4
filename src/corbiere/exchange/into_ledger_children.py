"""Who the children of a file are: known by a number kept before, said so in a list, likely somebody already there, or new."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from corbiere.exchange.csv_file import CsvFile
from corbiere.exchange.import_result import NotThisFormat
from corbiere.exchange.rejects import safe
from corbiere.ledger.models import EntryRow, Subject
from corbiere.ledger.reading import lines, no_longer_standing, without_row_security
from corbiere.people.models import Person
from corbiere.people.search import Match, likely_matches
from corbiere.statute.facts import Fact

IMPORTED = UUID("c1a5e0f0-0000-5000-8000-000000000903")
NEW = "new"
COLUMNS = ("child", "person", "name", "born", "because")


@dataclass(frozen=True)
class ChildMatches:
    """By the file's number: who is known already, who is new, and who may be one of those already there."""

    known: dict[str, UUID] = field(default_factory=dict)
    new: dict[str, UUID] = field(default_factory=dict)
    unsure: dict[str, list[Match]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def subject(self, child: str) -> UUID | None:
        return self.known.get(child) or self.new.get(child)


def recognise(
    system: str, stories: Mapping[str, Sequence[Fact]], names: Mapping[str, tuple[str, str]], said: Mapping[str, UUID | None]
) -> ChildMatches:
    """`names` are what another export of the same system calls the children, `said` what a person decided: who it is, or None for new."""
    found = ChildMatches(names=names)
    kept = numbers_kept(system)
    for child, facts in stories.items():
        if child in kept:
            found.known[child] = kept[child]
        elif (decided := said.get(child)) is not None:
            found.known[child] = decided
        elif child not in said and (likely := _likely(facts, names.get(child))):
            found.unsure[child] = likely
        else:
            found.new[child] = _fresh(system, child)
    return found


def numbers_kept(system: str) -> dict[str, UUID]:
    """Whom this system's numbers are of, from earlier imports that have not been taken back."""
    with without_row_security():
        rows = EntryRow.objects.filter(kind="number-noted", body__system=system)
        gone = no_longer_standing(list(rows.values_list("id", flat=True)))
        return dict(rows.exclude(id__in=gone).values_list("body__number", "subject_id"))


def _fresh(system: str, child: str) -> UUID:
    """The same as before for a child whose import was taken back, unless something else has been written in that record since."""
    made, turn = uuid5(IMPORTED, f"{system}/{child}"), 0
    while _used(made):
        turn += 1
        made = uuid5(IMPORTED, f"{system}/{child}/{turn}")
    return made


def _used(subject: UUID) -> bool:
    with without_row_security():
        return Subject.objects.filter(id=subject).exists() and bool(lines(subject))


def _likely(facts: Sequence[Fact], name: tuple[str, str] | None) -> list[Match]:
    born = next((fact.day for fact in facts if fact.kind == "born"), None)
    with without_row_security():
        if name:
            return likely_matches([" ".join(name)], born)
        return [Match(person, 0.0, ("born on the same day",)) for person in Person.objects.filter(born=born)[:5]] if born else []


# Lists that people keep beside the import.


def read_names(path: Path) -> dict[str, tuple[str, str]]:
    """`child,given,family`: what the other system calls each child. NotThisFormat says what is wrong."""
    return {row["child"]: (row["given"], row["family"]) for _, row in _rows(path, ("child", "given", "family"))}


def read_matches(path: Path) -> dict[str, UUID | None]:
    """`child,person`: the identifier of somebody in the record, or `new`. Children without an answer are left out."""
    said: dict[str, UUID | None] = {}
    for number, row in _rows(path, ("child", "person")):
        answer = row["person"].lower()
        if not answer:
            continue
        try:
            said[row["child"]] = None if answer == NEW else UUID(answer)
        except ValueError:
            wrong = f"{path}: line {number} says “{row['person']}”; write the identifier of somebody in the record, or {NEW}"
            raise NotThisFormat(wrong) from None
    with without_row_security():
        there = set(Subject.objects.filter(id__in=[id for id in said.values() if id], sort="person").values_list("id", flat=True))
    if missing := [child for child, id in said.items() if id and id not in there]:
        raise NotThisFormat(f"{path}: the person named for {missing[0]} is not in the record; look again, or write {NEW}")
    return said


def write_unsure(path: Path, children: ChildMatches, births: Mapping[str, date]) -> None:
    """The list to be answered: one line for each person that a child may be."""
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow((*COLUMNS, "identifier"))
        for child, likely in children.unsure.items():
            for match in likely:
                cells = (child, "", match.person.called, births.get(child, ""), ", ".join(match.why), match.person.subject)
                rows.writerow([safe(cell) for cell in cells])


def _rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Columns are known by their names in any letters and order; others are passed over."""
    file = CsvFile(path)
    columns = [name.casefold() for name in file.columns]
    for name in needed:
        if columns.count(name) != 1:
            wrong = f"the column {name} stands there twice" if name in columns else f"there is no column {name}"
            raise NotThisFormat(f"{path}: {wrong}; the first line names {', '.join(needed)}")
    for line, cells in file.rows():
        row = dict(zip(columns, cells, strict=False))
        yield line, {name: row.get(name, "").removeprefix("'") for name in needed}
