"""A service's own numbers in place of defaults: dated, each with its public source, and read from a file without a release."""

import dataclasses
import re
import tomllib
from datetime import date, timedelta
from typing import Any, cast, get_args

from corbiere.statute.duties import Basis, Duty, InForce
from corbiere.statute.limits import UNITS, Limit, Step


class NotALimit(ValueError):
    """A line of the file cannot be taken; the sentence says why and what would be right."""


def localised(duties: tuple[Duty, ...], text: str) -> tuple[Duty, ...]:
    """The catalogue with each `[[limit]]` of the TOML text added as a dated line and the line before it closed.

    A line has `duty`, `from` (its first day), `source`, and the numbers it sets: `limit`, and `review` or `younger` where the
    duty has them, each as "10 working days". `basis` says what kind of Jersey source gives it; left out, it stays a default.
    Only a number that no Jersey source gave may be set. Raises NotALimit.
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
    lines = [duty for duty in duties if duty.id == line.get("duty")]
    if not lines:
        raise NotALimit(f"there is no duty {line.get('duty')}; corbiere law duties lists them")
    last = lines[-1]
    if lines[0].basis != "default":
        raise NotALimit(f"{last.id} has its number from {last.citation}; only a default may be replaced")
    if type(since) is not date or since <= last.in_force.since:
        raise NotALimit(f"{last.id}: from must be a day after the line before it began, written 2027-01-01 without quotes")
    if not isinstance(source, str) or not source:
        raise NotALimit(f"{last.id}: source must say where the number is published")
    steps = {name: _step(last.id, name, text) for name, text in line.items() if name not in ("duty", "from", "source", "basis")}
    closed = dataclasses.replace(last, in_force=InForce(last.in_force.since, since - timedelta(days=1)))
    due, basis = _with_steps(last, steps), _basis(last.id, line.get("basis", "default"))
    opened = dataclasses.replace(last, due=due, basis=basis, number_from=source, in_force=InForce(since))
    place = duties.index(last)
    return (*duties[:place], closed, opened, *duties[place + 1 :])


def _with_steps(duty: Duty, steps: dict[str, Step]) -> Limit:
    held: dict[str, Any] = {field.name: getattr(duty.due, field.name) for field in dataclasses.fields(duty.due)}
    settable = {name for name, value in held.items() if isinstance(value, Step)}
    if not steps or not steps.keys() <= settable:
        raise NotALimit(f"{duty.id}: the numbers that can be set here are {', '.join(sorted(settable)) or 'none'}")
    return type(duty.due)(**(held | steps))


def _basis(duty: str, text: object) -> Basis:
    for basis in get_args(Basis):
        if basis == text:
            return cast(Basis, basis)
    raise NotALimit(f"{duty}: basis = {text} is not known; it is one of {', '.join(get_args(Basis))}")


def _step(duty: str, name: str, text: object) -> Step:
    match = re.fullmatch(rf"(\d{{1,4}}) ({'|'.join(UNITS)}|{'|'.join(unit.removesuffix('s') for unit in UNITS)})", str(text))
    if not match or int(match[1]) == 0:
        raise NotALimit(f"{duty}: {name} = {text} is no length of time; write a number and one of {', '.join(UNITS)}")
    return Step(int(match[1]), match[2].removesuffix("s") + "s")
