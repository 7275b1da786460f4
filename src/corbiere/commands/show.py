"""Tables for people, in the terminal."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from rich import box
from rich.markup import escape
from rich.table import Table

from corbiere.commands.terminal import STYLES, out
from corbiere.statute.calendar import in_words
from corbiere.statute.catalogue import CHAPTERS
from corbiere.statute.clauses import clause
from corbiere.statute.duties import Duty, Finding
from corbiere.statute.examples import worked_example
from corbiere.statute.kinds import KINDS, Attribute

DEFAULT_MARK = "*"
DEFAULT_NOTE = f"{DEFAULT_MARK} No Jersey source gives this number or day: it is a default."


def as_of(on: date, known: date | None) -> str:
    return f"on {in_words(on)}" + (f", as known on {in_words(known)}" if known else "")


def show_findings(found: list[Finding], on: date, known: date | None) -> None:
    """One table a subject: what is due, by when, and what came of it."""
    console = out()
    if not found:
        console.print(f"Nothing has fallen due {as_of(on, known)}.")
    for subject, of_subject in groupby(found, key=lambda finding: finding.subject):
        findings = list(of_subject)
        table = Table(title=f"{escape(subject)}, {as_of(on, known)}", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
        for name in ("Due", "Status", "What is due, and why", "Done or ended"):
            table.add_column(name, no_wrap=name in ("Due", "Status"))
        for finding in findings:
            table.add_row(*_row(finding))
        console.print(table)
        console.print(f"{_owed(findings)}\n")
    if found:
        console.print(f"corbiere law explain DUTY says more about a duty. {DEFAULT_NOTE}")


def _owed(findings: list[Finding]) -> str:
    """Says what is owed and what comes first: the last line, where the eye ends."""
    owed = [finding for finding in findings if finding.status in ("open", "overdue")]
    if not owed:
        return "[bold]Nothing is owed."
    overdue = sum(finding.status == "overdue" for finding in owed)
    first = owed[0]
    when = f"overdue since {in_words(first.due)}" if first.status == "overdue" else f"by {in_words(first.due)}"
    return f"[bold]{overdue} overdue, {len(owed) - overdue} open. Next: {first.duty.id}, {when} ({first.duty.owner})."


def _row(finding: Finding) -> tuple[str, ...]:
    duty = finding.duty
    what = f"[bold]{duty.id}[/]{DEFAULT_MARK if duty.default else ''} [dim]({duty.force}; {duty.owner}; {', '.join(duty.cites)})[/]"
    what += f"\n{escape(duty.reason(finding.since, finding.due))}"
    return (str(finding.due), f"[{STYLES[finding.status]}]{finding.status}[/]", what, str(finding.done or finding.ended or ""))


def show_duties(duties: Iterable[Duty]) -> None:
    """The catalogue by chapter."""
    console, known = out(), list(duties)
    for title, chapter in CHAPTERS.items():
        table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
        table.add_column("What is asked, and by when")
        table.add_column("Force")
        table.add_column("Paragraphs")
        ids = {duty.id for duty in chapter}
        for duty in (duty for duty in known if duty.id in ids):
            limit = f"{duty.due}{DEFAULT_MARK if duty.default else ''}{_in_force(duty)}"
            asked = f"[bold]{duty.id}[/] [dim]({duty.owner})[/]\n{escape(duty.asks.rstrip(','))}: {escape(limit)}"
            table.add_row(asked, duty.force, "\n".join(duty.cites))
        console.print(table)
    console.print(f"{len(known)} lines. {DEFAULT_NOTE}")


def _in_force(duty: Duty) -> str:
    since, until = duty.in_force.since, duty.in_force.until
    said = f" from {in_words(since)}" if since != date.min else ""
    return said + (f" until {in_words(until)}" if until != date.max else "")


def show_duty(duty: Duty) -> None:
    """The rule, its paragraphs, the reading and a worked example."""
    console = out()
    console.rule(f"[bold]{duty.id}", align="left")
    console.print(duty.in_general)
    lines = {
        "Force": duty.force,
        "Basis": f"{duty.basis}. {duty.default}" if duty.default else duty.basis,
        "Limit": f"{duty.due}{_in_force(duty)}",
        "Who": duty.owner,
    }
    state = duty.during or duty.given
    lines |= {"While": state.name} if state else {}
    lines |= {"The number comes from": duty.number_from} if duty.number_from else {}
    lines |= {"How we read it": duty.reading} if duty.reading else {}
    grid = Table.grid(padding=(0, 2))
    for name, text in lines.items():
        grid.add_row(f"[bold]{name}", escape(text))
    for cited in map(clause, duty.cites):
        grid.add_row(f"[bold]{cited.id}", escape(f"{cited.source}, {cited.paragraph}: {cited.asks}"))
    console.print(grid)
    _show_example(duty)


def _show_example(duty: Duty) -> None:
    console, example = out(), worked_example(duty.id)
    if example is None:
        return
    console.print("\n[bold]A worked example")
    console.print(escape(example.rule))
    console.print(escape("\n".join(f"    {line.strip()}" for line in example.story.strip().splitlines())))
    table = Table("On", "Status", "Due")
    for on, status, due in example.outcomes:
        table.add_row(on, f"[{STYLES.get(status, 'default')}]{status}[/]", due)
    console.print(table)


def show_kinds() -> None:
    table = Table("Area", "Kind of fact", box=box.SIMPLE_HEAD)
    table.add_column("Attributes", overflow="fold")
    for kind in KINDS.values():
        table.add_row(kind.area, kind.name, escape("\n".join(_attribute(attribute) for attribute in kind.attributes)))
    console = out()
    console.print(table)
    console.print("Any fact may also have recorded=DATE, ref=NAME and of=NAME.")


def _attribute(attribute: Attribute) -> str:
    values = "|".join(attribute.values) or {"date": "DATE", "number": "N", "text": "TEXT"}[attribute.type]
    return f"{attribute.name}={values}"
