"""week: a worker's week in a real browser, and what of it is neither a child's words nor hers: each press, key and wait.

It is done once, whatever the rounds. A minute is one of the keystroke-level model, and of nobody's watch (`hands.py`).
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from corbiere.bench import week_acts
from corbiere.bench.chromium import FLAGS, bring
from corbiere.bench.compared import TINY
from corbiere.bench.hands import Hands, Overhead
from corbiere.bench.load import server
from corbiere.bench.measure import MeasurementRow, Ratio, Result, Say
from corbiere.bench.week_acts import Act, Monday
from corbiere.bench.week_place import desk
from corbiere.bench.workplace import Workplace, analyse, island_of
from corbiere.desk.assets import build

NAME = "week"
VISIT, WEEK, MINUTES = 12, 400, 45  # actions, actions and minutes, at most
SCREEN: ViewportSize = {"width": 1280, "height": 900}


@dataclass
class WeeklyAct:
    """A sort of act, and how often it is done in a week."""

    name: str
    times: int
    act: Act
    chairs: bool = False
    spent: list[Overhead] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)

    @property
    def all(self) -> Overhead:
        return sum(self.spent, Overhead())

    @property
    def actions(self) -> float:
        return self.all.actions / len(self.spent)


def tasks() -> list[WeeklyAct]:
    """In the order of the week: what is asked of each child is done before what follows for them."""
    return [
        WeeklyAct("a visit", 9, week_acts.visit),
        WeeklyAct("a contact", 12, week_acts.contact),
        WeeklyAct("a core group", 2, week_acts.core_group),
        WeeklyAct("the invitations to a conference of three", 1, week_acts.invitations),
        WeeklyAct("the decisions of a conference of three", 1, week_acts.decisions, chairs=True),
        WeeklyAct("the plans of three", 1, week_acts.plans),
        WeeklyAct("a visit that failed", 1, week_acts.failed_visit),
        WeeklyAct("a new baby", 1, week_acts.new_baby),
        WeeklyAct("a handover accepted", 1, week_acts.handover),
    ]


def measure(size: int, rounds: int, say: Say) -> Result:
    """`size` is how many people live on the island. On a small one each act is done once."""
    build()
    island_of(size)
    before = desk(Workplace())
    analyse()
    connection.close()
    week = tasks()
    with server("corbiere.wsgi:application", {}) as port, _browser() as browser:
        for task in week:
            for number in range(task.times if size >= TINY else 1):
                _done(task, browser, before, port, number)
            say(f"{task.name}: {task.actions:.0f} actions, {task.all.seconds / len(task.spent):.0f} seconds, {task.times} in a week")
    return _result(size, rounds, week)


@contextmanager
def _browser() -> Iterator[Browser]:
    """Playwright has a loop in this thread, which Django would take for asynchronous code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=bring(), args=list(FLAGS))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def _done(task: WeeklyAct, browser: Browser, before: Monday, port: int, number: int) -> None:
    address = f"http://127.0.0.1:{port}"
    context = browser.new_context(base_url=address, viewport=SCREEN, locale="en-GB")
    name, _, session = (before.chair if task.chairs else before.worker).partition("=")
    context.add_cookies([{"name": name, "value": session, "url": address}])
    hands = Hands(context.new_page())
    try:
        task.act(hands, before, number)
    finally:
        context.close()
    task.spent.append(hands.spent)
    task.twice += hands.twice


def _result(size: int, rounds: int, week: list[WeeklyAct]) -> Result:
    whole = {task.name: task.actions * task.times for task in week}
    seconds = sum(task.all.seconds / len(task.spent) * task.times for task in week)
    rows = tuple(
        MeasurementRow(task.name, f"{task.times} in a week, {task.actions:.0f} actions each", task.all.seconds / len(task.spent), 0.0)
        for task in week
    )
    visit = next(task for task in week if task.act is week_acts.visit)
    ratios = (
        Ratio("visit", visit.actions, VISIT, "A visit asks, beside words,", " actions"),
        Ratio("actions", sum(whole.values()), WEEK, "The week asks, beside words,", " actions"),
        Ratio("minutes", seconds / 60, MINUTES, "Beside words the week takes", " minutes"),
        Ratio("typed twice", len(twice := [said for task in week for said in task.twice]), 0, "Typed twice:", " facts"),
        *(Ratio(name, actions, None, f"Of these, {name} in a week:", " actions") for name, actions in whole.items()),
    )
    facts: dict[str, float | str] = {"people": size, "words": sum(task.all.words for task in week)}
    return Result(NAME, size, rounds, rows, ratios, facts | ({"typed twice": "; ".join(twice)} if twice else {}))
