"""A service's own numbers in place of defaults: dated, each with its public source, and read from a file without a release."""

import dataclasses
import re
import tomllib
from datetime import date, timedelta

from corbiere.statute.duties import Duty, InForce
from corbiere.statute.limits import UNITS, Step


class NotALimit(ValueError):
    """A line of the file cannot be taken; the sentence says why and what would be right."""


def localised(duties: tuple[Duty, ...], text: str) -> tuple[Duty, ...]:
    """The catalogue with each `[[limit]]` of the TOML text added as a dated line and the line before it closed.

    A line has `duty`, `from` (its first day), `source`, and the numbers it sets: `limit`, and `review` or `younger` where the
    duty has them, each as "10 working days". Only a number that no Jersey source gives may be set. Raises NotALimit.
    """
    try:
        lines = tomllib.loads(text).get("limit", [])
    except tomllib.TOMLDecodeError as error:
        raise NotALimit(f"this is not TOML: {error}") from None
    if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
        raise NotALimit("a number is set in a [[limit]] table with duty, from, limit and source")
    for line in sorted(lines, key=lambda line: str(line.get("from"))):
        duties = _with_line(duties, line)
    return duties


def _with_line(duties: tuple[Duty, ...], line: dict[str, object]) -> tuple[Duty, ...]:
    since, source = line.get("from"), line.get("source")
    last = next((duty for duty in reversed(duties) if duty.id == line.get("duty")), None)
    if last is None:
        raise NotALimit(f"there is no duty {line.get('duty')}; corbiere law duties lists them")
    if last.basis != "default":
        raise NotALimit(f"{last.id} has its number from {last.citation}; only a default may be replaced")
    if type(since) is not date or since <= last.in_force.since:
        raise NotALimit(f"{last.id}: from must be a day after the line before it began, written 2027-01-01 without quotes")
    if not isinstance(source, str) or not source:
        raise NotALimit(f"{last.id}: source must say where the number is published")
    steps = {name: _step(last.id, name, text) for name, text in line.items() if name not in ("duty", "from", "source")}
    held: set[str] = {field.name for field in dataclasses.fields(last.due)} if dataclasses.is_dataclass(last.due) else set()
    settable = {name for name in held if isinstance(getattr(last.due, name), Step)}
    if not steps or not steps.keys() <= settable:
        raise NotALimit(f"{last.id}: the numbers that can be set here are {', '.join(sorted(settable)) or 'none'}")
    closed = dataclasses.replace(last, in_force=InForce(last.in_force.since, since - timedelta(days=1)))
    due = dataclasses.replace(last.due, **steps)  # type: ignore[type-var]
    opened = dataclasses.replace(last, due=due, number_from=source, in_force=InForce(since))
    place = duties.index(last)
    return (*duties[:place], closed, opened, *duties[place + 1 :])


def _step(duty: str, name: str, text: object) -> Step:
    match = re.fullmatch(rf"(\d{{1,4}}) ({'|'.join(UNITS)}|{'|'.join(unit.removesuffix('s') for unit in UNITS)})", str(text))
    if not match or int(match[1]) == 0:
        raise NotALimit(f"{duty}: {name} = {text} is no length of time; write a number and one of {', '.join(UNITS)}")
    return Step(int(match[1]), match[2].removesuffix("s") + "s")
