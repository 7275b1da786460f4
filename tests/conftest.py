"""What every test may ask for. `story` tells a chronology and asks the law about it, of both evaluators."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from cast import Cast, the_cast
from corbiere.statute import engine
from corbiere.statute.duties import Finding
from corbiere.statute.facts import Fact
from corbiere.statute.population import evaluator
from corbiere.statute.population.events import frame
from corbiere.statute.story import parse
from records import django_db_setup, own_database, with_the_ledgers_eyes

__all__ = ["django_db_setup", "own_database", "with_the_ledgers_eyes"]

# The ordinary run draws the same examples each time, so that it is as green tomorrow as today; CORBIERE_EXAMPLES asks for new ones.
settings.register_profile("the same each time", derandomize=True)
if "CORBIERE_EXAMPLES" not in os.environ:
    settings.load_profile("the same each time")


@pytest.fixture(scope="module")
def cast_told(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Cast]:
    """The Le Brocqs and those who work with them, in a database of the file's own. What a test does in it is rolled back."""
    with django_db_blocker.unblock(), the_cast() as cast:
        yield cast


@pytest.fixture(scope="module")
def cast(cast_told: Cast) -> Cast:
    """A file of tests may tell more of them, once for all its tests."""
    return cast_told


Row = dict[str, object]
Day = tuple[str, str | None]


class BothEvaluators:
    """Asks the engine at once and the population evaluator at the end: all stories asked about one day in one table."""

    def __init__(self) -> None:
        self.facts: dict[str, list[Fact]] = {}
        self.names: dict[str, str] = {}
        self.asked: dict[Day, dict[str, list[Finding]]] = {}

    def findings(self, text: str, on: str, known: str | None) -> list[Finding]:
        if text not in self.names:
            (facts,) = parse(text.encode(), "story", "story").values()
            self.names[text] = name = f"story-{len(self.names):05d}"
            self.facts[name] = facts
        name, held = self.names[text], self.asked.setdefault((on, known), {})
        if name not in held:
            held[name] = engine.findings(name, self.facts[name], *_days(on, known))
        return held[name]

    def differences(self) -> list[str]:
        return [difference for day in sorted(self.asked, key=str) for difference in self._of_day(day)]

    def _of_day(self, day: Day) -> Iterator[str]:
        on, known = _days(*day)
        held = self.asked[day]
        rows: dict[str, list[Row]] = {name: [] for name in held}
        for row in evaluator.findings(frame((name, self.facts[name]) for name in sorted(held)), on, known).to_dicts():
            rows[str(row["subject"])].append({key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()})
        texts = {name: text for text, name in self.names.items()}
        for name, found in held.items():
            if rows[name] != (told := [finding.as_dict() for finding in found]):
                yield _difference(texts[name], day, told, rows[name])


def _days(on: str, known: str | None) -> tuple[date, date | None]:
    return date.fromisoformat(on), date.fromisoformat(known) if known else None


def _difference(text: str, day: Day, engine: list[Row], population: list[Row]) -> str:
    def shown(rows: list[Row], others: list[Row]) -> str:
        return "\n".join(f"    {row}" for row in rows if row not in others) or "    (the same rows, in another order)"

    on, known = day
    alone = f"  engine alone:\n{shown(engine, population)}\n  population alone:\n{shown(population, engine)}"
    return f"on={on} known={known}\n{text}\n{alone}"


class Case:
    """One story. Each question is kept in `asked`, for the pages."""

    def __init__(self, text: str, both: BothEvaluators) -> None:
        self.text, self.both = text, both
        self.asked: list[Row] = []

    def status(self, duty: str, on: str, known: str | None = None, since: str | None = None) -> str:
        """Of the only finding of the duty, or of the one that starts last; `since` names the one that starts that day."""
        return self.finding(duty, on, known, since).status

    def finding(self, duty: str, on: str, known: str | None = None, since: str | None = None) -> Finding:
        found = [finding for finding in self._found(duty, on, known) if since in (None, finding.since.isoformat())]
        assert found, f"{duty} has no finding on {on} in\n{self.text}"
        self._keep(duty, on, known, found[-1:])
        return found[-1]

    def findings(self, duty: str, on: str, known: str | None = None) -> list[Finding]:
        """By starting day; none where nothing was ever owed."""
        found = self._found(duty, on, known)
        self._keep(duty, on, known, found)
        return found

    def statuses(self, duty: str, on: str, known: str | None = None) -> list[str]:
        return [finding.status for finding in self.findings(duty, on, known)]

    def due(self, duty: str, on: str, since: str | None = None) -> str:
        return self.finding(duty, on, since=since).due.isoformat()

    def _found(self, duty: str, on: str, known: str | None) -> list[Finding]:
        found = [finding for finding in self.both.findings(self.text, on, known) if finding.duty.id == duty]
        return sorted(found, key=lambda finding: finding.since)

    def _keep(self, duty: str, on: str, known: str | None, found: list[Finding]) -> None:
        asked: Row = {"duty": duty, "on": on, "known": known}
        rows = [asked | {"from": f.since.isoformat(), "status": f.status, "due": f.due.isoformat()} for f in found]
        for row in rows or [asked | {"from": None, "status": None, "due": None}]:
            if row not in self.asked:
                self.asked.append(row)


@pytest.fixture(scope="session")
def both_evaluators() -> Iterator[BothEvaluators]:
    both = BothEvaluators()
    yield both
    differences = both.differences()
    assert not differences, f"the two evaluators differ about {len(differences)} stories:\n" + "\n\n".join(differences[:5])


@pytest.fixture
def story(request: pytest.FixtureRequest, both_evaluators: BothEvaluators) -> Iterator[Callable[..., Case]]:
    """`story(line, line…)` is a Case. At the end of the session all its whole answers are asked of both evaluators."""
    cases: list[Case] = []

    def tell(*lines: str) -> Case:
        cases.append(Case("\n".join(lines), both_evaluators))
        return cases[-1]

    yield tell
    if (examples := request.config.stash.get(EXAMPLES, None)) is not None:
        told = [{"story": case.text, "asked": case.asked} for case in cases if case.asked]
        examples.append({"test": request.node.nodeid, "rule": request.function.__doc__, "cases": told})


# For the pages: `--law-examples FILE` writes what every test that tells a story said.

EXAMPLES = pytest.StashKey[list[Row]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--law-examples", metavar="FILE", help="write the stories that the tests tell, and the answers, as JSON")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--law-examples"):
        config.stash[EXAMPLES] = []


def pytest_sessionfinish(session: pytest.Session) -> None:
    if (examples := session.config.stash.get(EXAMPLES, None)) is not None:
        Path(session.config.getoption("--law-examples")).write_text(json.dumps(examples, indent=1), encoding="utf-8")
