"""`corbiere demo --terminal`: an invented family and an invented return, in the terminal, with what to notice."""

import tempfile
from datetime import date
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from corbiere.commands.imports import show_import
from corbiere.commands.population import show_tally
from corbiere.commands.show import show_findings
from corbiere.commands.terminal import STYLES, out
from corbiere.exchange.ssda903 import import_ssda903
from corbiere.island.family import FAMILY
from corbiere.island.looked_after_return import FILES
from corbiere.statute.calendar import in_words
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from corbiere.statute.population.run import run
from corbiere.statute.story import parse

# The evening before Luc's review conference: what would his lead social worker and the chair see?
ASKED_ON = date(2026, 5, 27)
RETURN_DAY = date(2018, 3, 31)


def demo_in_terminal() -> None:
    """An invented family's chronology, then an invented population, and what the law asks of both."""
    family = parse(FAMILY.encode(), "the invented family", "family")
    _one_child(family["Luc"])
    _then_and_now(family["Luc"])
    _everyone()
    _where_next()


def _one_child(luc: list[Fact]) -> None:
    console = out()
    console.rule("[bold]1. One child", align="left")
    console.print("Luc is seven and invented. This is his chronology up to the evening before his review conference:\n")
    for line in FAMILY.partition("== Luc")[2].partition("==")[0].splitlines():
        if line and date.fromisoformat(line[:10]) <= ASKED_ON:
            console.print(f"  {escape(line)}", no_wrap=True, overflow="ellipsis")
    console.print()
    show_findings(findings("Luc", luc, ASKED_ON), ASKED_ON, None)
    console.print("\n[bold]Notice")
    console.print("- Every line says what was due, by when, why, and from which paragraph. Nothing stores a countdown.")
    console.print("- The core group met three days late, and the minutes came two weeks late: both stay on the record.")
    console.print("- On 14 April Luc was for the second time running not seen alone. That is missed that very day, whatever was due.")
    console.print("- A star marks a number that no Jersey source gives. A court would be told so.\n")


def _then_and_now(luc: list[Fact]) -> None:
    console, known = out(), ASKED_ON
    console.rule("[bold]2. What was known that night", align="left")
    console.print(f"The visit of 20 May was written down on 1 June. On {in_words(ASKED_ON)}, with what had been recorded by then:\n")
    table = Table("Duty", "Due", "as known that night", "as known today")
    then, now = ({(f.duty.id, f.since): f for f in findings("Luc", luc, ASKED_ON, at)} for at in (known, None))
    for key in sorted(then.keys() | now.keys(), key=str):
        told, tells = (side[key].status if key in side else "-" for side in (then, now))
        if told != tells:
            due = (then.get(key) or now[key]).due
            table.add_row(key[0], str(due), f"[{STYLES.get(told, 'dim')}]{told}[/]", f"[{STYLES.get(tells, 'dim')}]{tells}[/]")
    console.print(table)
    console.print("\n[bold]Notice")
    console.print("- The same question, asked of the same night, has two true answers. A serious case review needs the first.\n")


def _everyone() -> None:
    console = out()
    console.rule("[bold]3. Everyone", align="left")
    console.print("Twelve invented children, in the files that any system in the United Kingdom can export (SSDA903):\n")
    with tempfile.TemporaryDirectory(prefix="corbiere-demo-") as name:
        folder = Path(name)
        (folder / "return").mkdir()
        for file, text in FILES.items():
            (folder / "return" / file).write_text(text, encoding="utf-8")
        events, refused = folder / "events.parquet", folder / "refused.csv"
        show_import(import_ssda903(folder / "return", events, refused), events, refused)
        console.print()
        show_tally(run(events, folder / "findings.parquet", RETURN_DAY), RETURN_DAY, None, folder / "findings.parquet")
    console.print("\n[bold]Notice")
    console.print("- Three rows could not be true (care that ended before it began, 31 November, a review a year after the return).")
    console.print("  Each was refused alone, with its place in the file; the rest was kept.")
    console.print("- A return does not carry visits or health assessments, so those read as overdue: the import says so above.")
    console.print("- The same law was asked of everyone at once as of Luc: there is one copy of each rule.\n")


def _where_next() -> None:
    console = out()
    console.rule("[bold]Next", align="left")
    console.print("./corbiere law duties                         the catalogue of duties")
    console.print("./corbiere law explain cp.first-core-group    one rule, its paragraph, how it is read, a worked example")
    console.print("./corbiere law check STORY --on DATE          a chronology of your own: one dated fact a line")
    console.print("docs/law/README.md                            the law in words")
