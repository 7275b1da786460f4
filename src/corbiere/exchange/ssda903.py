"""The English looked-after return SSDA903: a folder of CSV tables, known by their columns, or one XML file."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from corbiere.exchange.import_result import NOTHING, NOTHING_IN_IT, ImportedFile, Meter, Progress, check_paths, check_year
from corbiere.exchange.rejects import Rejects, SourceFault, refusing
from corbiere.exchange.source_entries import SourceEntry
from corbiere.exchange.ssda903_answers import characteristics, pupil_number, review_held, sex_of
from corbiere.exchange.ssda903_care import EXAMPLE, WHOLE, Care
from corbiere.exchange.ssda903_codes import NO_PLACE, REVIEWS
from corbiere.exchange.ssda903_other_tables import OTHERS, RowReader, year_called
from corbiere.exchange.ssda903_tables import CALLED, ReturnRow, ReturnTable, find_tables
from corbiere.exchange.truth import TOO_OLD, Life, missing, unknown_code
from corbiere.exchange.written_days import csv_day, month_first_only, not_a_date
from corbiere.statute.calendar import in_words
from corbiere.statute.facts import Attributes, Fact
from corbiere.statute.population.events import frames, write

IMPORTED = ("header", "episodes", "reviews")


def import_ssda903(
    folder: Path, out: Path, rejects: Path | None = None, progress: Progress = None, year: int | None = None
) -> ImportedFile:
    """Raises NotThisFormat or CannotWrite with one sentence; then neither file was touched. `year`: the one in which it must end."""
    tables, notes = find_tables(folder)
    check_paths([table.path for table in tables.values()], out, rejects)
    meter = Meter(progress, size(tables))
    with refusing(rejects) as refused:
        given = Return(refused)
        for name in sorted(tables, key=lambda name: (name not in IMPORTED, name != "header", name)):
            given.read(tables[name], meter)
        facts = write(frames(given.stories(year)), out)
    meter.finish()
    return given.imported(facts, notes)


def size(tables: Mapping[str, ReturnTable]) -> int:
    """Of all their files, in bytes."""
    return sum(path.stat().st_size for path in {table.path for table in tables.values()})


class Return:
    """All tables of one return, by child. The header is read first: its births are the ones that others are held against.

    `events`: whether only what the law reads is wanted of it.
    """

    def __init__(self, rejects: Rejects, events: bool = True) -> None:
        self.rejects, self.events = rejects, events
        self.births: dict[str, tuple[date, ReturnRow]] = {}
        self.episodes: dict[str, list[ReturnRow]] = defaultdict(list)
        self.reviews: dict[str, list[ReturnRow]] = defaultdict(list)
        self.headers: dict[str, ReturnRow] = {}
        self.others: dict[str, list[tuple[str, ReturnRow]]] = defaultdict(list)
        self.entries: dict[str, list[SourceEntry]] = {}
        self.filled: Counter[tuple[str, str]] = Counter()
        self.children: set[str] = set()
        self.elsewhere: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()
        self.reference: date | None = None
        self.told = 0

    def read(self, table: ReturnTable, meter: Meter) -> None:
        named: set[str] = set()
        for row in table.rows(self.rejects, meter):
            self.counts[table.name] += 1
            if table.name == "header" and row.child in named:
                fault = SourceFault("child appears twice", "this child has an earlier row in this table", "one row for each child")
                row.refuse(self.rejects, "CHILD", fault, WHOLE)
                continue
            named.add(row.child)
            self._birth(row)
            self.filled.update((table.name, column) for column, text in row.cells.items() if text)
            if table.name in OF_THE_RETURN:
                self.children.add(row.child)
                self._kept(table.name, row)
            else:
                self.elsewhere.add(row.child)
                self._beside(table.name, row)

    def _kept(self, table: str, row: ReturnRow) -> None:
        match table:
            case "episodes":
                self.episodes[row.child].append(row)
            case "reviews":
                self.reviews[row.child].append(row)
            case _:
                self.headers[row.child] = row

    def _beside(self, table: str, row: ReturnRow) -> None:
        """A row of another table: of a child of this return, for those were read first."""
        if self.events:
            return
        if row.child in self.children:
            self.others[row.child].append((table, row))
        else:
            row.refuse(self.rejects, "CHILD", NOT_IN_IT, WHOLE)

    def _birth(self, row: ReturnRow) -> None:
        text = row.cells.get("DOB", "")
        if not text:
            return
        day = csv_day(text)
        if day is None:
            self.notes["month first"] += month_first_only(text)
            row.refuse(self.rejects, "DOB", not_a_date(text, EXAMPLE))
        elif row.child not in self.births:
            self.births[row.child] = day, row
        elif day != (first := self.births[row.child])[0]:
            wrong = f"{first[1].file} gives {in_words(first[0])} for the birth of this child; that one was used"
            row.refuse(self.rejects, "DOB", SourceFault("births disagree", wrong, "one date of birth in all tables"))

    def stories(self, year: int | None = None) -> Iterator[tuple[str, list[Fact]]]:
        self.reference = reference_date([*self.episodes.values()], [*self.reviews.values()])
        check_year(self.reference, year, CALLED)
        for child in sorted(self.children):
            yield child, self._story(child)

    def _story(self, child: str) -> list[Fact]:
        life = Life(self.reference)
        care = Care(life, self.rejects, self.notes)
        if child in self.births:
            day, row = self.births[child]
            if (fault := life.fault(day)) is None:
                life.birth = day
                care.tell(day, "born")
                self.notes["too old"] += life.too_old()
            else:
                row.refuse(self.rejects, "DOB", fault)
        elif child in self.episodes:
            self.notes["no birth"] += 1
        care.follow(self.episodes.get(child, []))
        self._reviews(care, self.reviews.get(child, []))
        self.told += sum(entry.kind != "born" for entry in care.told)
        facts = [Fact(one.day, one.kind, one.attributes, recorded=one.day, order=order) for order, one in enumerate(care.told, start=1)]
        if not self.events:
            every = [*care.told, *care.beside, *self._of_the_child(child, care)]
            self.entries[child] = [one._replace(order=order) for order, one in enumerate(every, start=1)]
        return facts

    def _of_the_child(self, child: str, care: Care) -> Iterator[SourceEntry]:
        """Entries of the header and the other tables, as on the day of which the return speaks."""
        on = self.reference or max((one.day for one in care.told), default=None)
        if on is None:
            return
        if child in self.headers and (care.life.birth is None or care.life.birth <= on):
            found = (tell(on, self.headers[child]) for tell in (characteristics, pupil_number))
            yield from (entry for entry in found if entry)
        for table, row in self.others.get(child, ()):
            yield from OTHERS[table](RowReader(row, care, on))

    def sex(self, child: str) -> str | None:
        """As the header has it, or another table."""
        rows = [self.headers[child]] if child in self.headers else []
        return next((sex for row in (*rows, *(row for _, row in self.others.get(child, ()))) if (sex := sex_of(row))), None)

    def _reviews(self, care: Care, rows: Iterable[ReturnRow]) -> None:
        held: set[date] = set()
        for row in rows:
            if not row.cells["REVIEW"]:
                row.refuse(self.rejects, "REVIEW", missing("the day of the review (REVIEW)"), WHOLE)
            if (day := care.day(row, "REVIEW", WHOLE)) is None:
                continue
            if day in held:
                fault = SourceFault("given twice", "a review of this child on this day is given already", "each review once")
                row.refuse(self.rejects, "REVIEW", fault, WHOLE)
                continue
            held.add(day)
            care.tell(day, "review-held", self._participated(row), review_held(row.cells["REVIEW_CODE"]))

    def _participated(self, row: ReturnRow) -> Attributes:
        code = row.cells["REVIEW_CODE"]
        if code not in REVIEWS:
            row.refuse(self.rejects, "REVIEW_CODE", unknown_code(", ".join(REVIEWS)))
            return ()
        answer = REVIEWS[code][1]
        return (("participated", answer),) if answer else ()

    def imported(self, facts: int, notes: Iterable[str]) -> ImportedFile:
        by_reason = dict(sorted(self.rejects.by_reason.items()))
        said = (*self._notes(), *notes)
        nothing = "" if self.told else NOTHING if by_reason else NOTHING_IN_IT
        return ImportedFile(self._recognised(), len(self.children), facts, sum(by_reason.values()), by_reason, said, nothing)

    def _recognised(self) -> str:
        if self.reference is None:
            return "Looked-after return SSDA903 of a year that its dates do not tell; dates in the future could not be refused"
        year, day = year_called(self.reference), in_words(self.reference)
        return f"Looked-after return SSDA903 of {year} (reference date {day}, the year in which its episodes ended)"

    def _notes(self) -> Iterator[str]:
        if not self.counts["header"]:
            yield "There is no header table; births are taken from the other tables."
        for key, words in NOTED.items():
            if self.notes[key]:
                yield f"{words}: {self.notes[key]:,}."
        if strangers := len(self.elsewhere - self.children):
            yield f"Children named in other tables alone, in neither the header nor the episodes, left out: {strangers:,}."
        if self.events:
            yield from self._not_events()
        elif self.filled["episodes", "PL_POST"]:
            yield WITHHELD
        yield NOT_IN_A_RETURN

    def _not_events(self) -> Iterator[str]:
        for name, count in sorted(self.counts.items()):
            if name not in IMPORTED:
                yield f"Not among the events, which are the law’s alone: {name} ({count:,} rows; only the births were read)."
        yield f"Not among the events, which are the law’s alone: the columns {', '.join(NO_PLACE)}."


OF_THE_RETURN = ("header", "episodes", "reviews")
NOT_IN_IT = SourceFault(
    "child of no return", "this child is in neither the header nor the episodes of this return", "the child in the header"
)
WITHHELD = "A return does not say from whom an address must be withheld: look at that before anything is shown to a family."
NOT_IN_A_RETURN = (
    "A return does not say when children were visited, who reviews, or when health, education and pathway plans were done: "
    "duties that only those facts can do will read as not done."
)
NOTED = {
    "left open": "Episodes without an end that another follows, ended on the day the next begins",
    "month first": "Days that could be read only with the month first; if the file was written so, other days in it were read wrongly",
    "too old": f"Children who were {TOO_OLD} or older on the reference date; look at the birth in the source",
    "unknown start": "Periods of care whose start is not in the file: they run from their first episode, and no clock from its day",
    "short breaks": "Periods of care that began as short breaks (V3, V4), imported as accommodated",
    "other needs": "Episodes with another category of need than the one with which care began, which is kept",
    "missing": "Children who were missing when the return ended; look whether they are back, for nobody is told of it",
    "no birth": "Children with episodes and without a date of birth",
}


def reference_date(episodes: Iterable[list[ReturnRow]], reviews: Iterable[list[ReturnRow]]) -> date | None:
    """31 March of the year in which the episodes ended, for a return holds only episodes that ran during its year.

    That is the year with the most ends, or a later one with at least two and a tenth as many; dates of beginnings and
    reviews stand in where no episode ended.
    """
    ends = Counter(_years(episodes, "DEC")) or Counter(_years(episodes, "DECOM")) + Counter(_years(reviews, "REVIEW"))
    if not ends:
        return None
    most = max(ends.values())
    year = max(year for year, count in ends.items() if count == most or (count >= 2 and count * 10 >= most))
    return date(year, 3, 31)


def _years(children: Iterable[list[ReturnRow]], column: str) -> Iterator[int]:
    """The year whose 31 March ends the year of each date."""
    for rows in children:
        for row in rows:
            if (day := csv_day(row.cells[column])) is not None:
                yield min(day.year + ((day.month, day.day) > (3, 31)), date.max.year)
