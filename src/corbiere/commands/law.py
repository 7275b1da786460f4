"""`corbiere law`: what a chronology, or everyone's, is owed; and what the law says."""

import difflib
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from corbiere.commands import later
from corbiere.commands.later import Later
from corbiere.commands.show import show_duties, show_duty, show_findings, show_kinds
from corbiere.commands.terminal import a_day, stop, today
from corbiere.statute.catalogue import CATALOGUE
from corbiere.statute.duties import Duty
from corbiere.statute.engine import findings
from corbiere.statute.facts import Fact
from corbiere.statute.law import Law
from corbiere.statute.local import NotALimit, localised
from corbiere.statute.story import Faults, parse, read

app = typer.Typer(no_args_is_help=True)

Day = Annotated[date | None, typer.Option(parser=a_day, metavar="DATE", help="The day asked about (today if left out).")]
Known = Annotated[date | None, typer.Option(parser=a_day, metavar="DATE", help="Only what had been written down by this day.")]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON, for machines.")]
LOCAL = "CORBIERE_LOCAL_LAW"


def the_law() -> Law:
    """The catalogue, with the service's own numbers where CORBIERE_LOCAL_LAW names a file of them."""
    path = os.environ.get(LOCAL)
    if not path:
        return Law()
    try:
        return Law(localised(CATALOGUE, Path(path).read_text(encoding="utf-8")))
    except (NotALimit, OSError, UnicodeDecodeError) as error:
        stop(f"{path}: {error}")


@app.command()
def check(
    stories: Annotated[list[str], typer.Argument(metavar="STORY...", help="Story files; - reads standard input.")],
    on: Day = None,
    known: Known = None,
    as_json: Json = False,
) -> None:
    """Says what is open, overdue, met, late, missed or lapsed in each story, and from which paragraph."""
    law, day = the_law(), on or today()
    found = [finding for name, facts in _told(stories) for finding in findings(name, facts, day, known, law)]
    found.sort(key=lambda finding: finding.subject)
    if as_json:
        print(json.dumps([finding.as_dict() for finding in found], indent=2, ensure_ascii=False))
    else:
        show_findings(found, day, known)


def _told(stories: list[str]) -> list[tuple[str, list[Fact]]]:
    """The subjects of every file, or every fault of every file."""
    told: list[tuple[str, list[Fact]]] = []
    faults: list[str] = []
    for name in stories:
        try:
            read_here = parse(sys.stdin.buffer.read(), "-", "story") if name == "-" else read(Path(name))
            told += read_here.items()
            if not any(read_here.values()):
                print(f"{name}: there are no facts in it, so nothing can be due", file=sys.stderr)
        except Faults as error:
            faults += map(str, error.faults)
        except OSError as error:
            faults.append(f"{name}: cannot be read ({error.strerror}); give the path of a story file")
    if faults:
        stop(*faults)
    return told


@app.command()
def duties(as_json: Json = False) -> None:
    """The catalogue: every duty with its limit, its owner and its paragraph."""
    if as_json:
        print(json.dumps([_as_dict(duty) for duty in the_law().duties], indent=2, ensure_ascii=False))
    else:
        show_duties(the_law().duties)


def _as_dict(duty: Duty) -> dict[str, object]:
    until = duty.in_force.until
    return {
        "id": duty.id,
        "words": duty.in_general,
        "force": duty.force,
        "basis": duty.basis,
        "limit": str(duty.due),
        "owner": duty.owner,
        "cites": list(duty.cites),
        "in_force_from": None if duty.in_force.since == date.min else duty.in_force.since.isoformat(),
        "in_force_until": None if until == date.max else until.isoformat(),
    }


@app.command()
def explain(duty: Annotated[str, typer.Argument(metavar="DUTY", help="The duty's id, such as cp.first-core-group.")]) -> None:
    """The rule, its paragraphs, the reading taken, and a worked example."""
    lines = [line for line in the_law().duties if line.id == duty]
    if not lines:
        near = difflib.get_close_matches(duty, [line.id for line in CATALOGUE], n=1, cutoff=0.4)
        stop(f"there is no duty {duty}{f'; did you mean {near[0]}' if near else ''}; corbiere law duties lists them all")
    for line in lines:
        show_duty(line)


@app.command()
def kinds() -> None:
    """The kinds of fact that a story may hold, with their attributes."""
    show_kinds()


later.add(
    app,
    "population",
    Later(
        "The same for a whole population: every finding to a file, and a table of duties by status.",
        "corbiere.commands.population",
        "population",
    ),
)
