"""The day on which the tests run: the machine's, one that CORBIERE_TEST_DAY names, or any of the next four years, which is printed.

Python's clock is moved, by whole days, while each test runs with its fixtures. It stays the machine's for what talks to processes or a
browser with clocks of their own: everything in tests/browser, and the modules marked `machine_clock`.
"""

import os
import secrets
from collections.abc import Generator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

DAY, ISLANDS = "CORBIERE_TEST_DAY", "CORBIERE_ISLANDS"
ANY, TODAY = "any", "today"
FOUR_YEARS = 1461
JERSEY = ZoneInfo("Europe/Jersey")
BROWSER = Path(__file__).parent / "browser"


def pytest_configure(config: pytest.Config) -> None:
    """Draws what is to be drawn, once for all workers, who inherit the environment."""
    config.addinivalue_line("markers", "machine_clock: the clock stays the machine's; of a module that starts our commands as processes")
    if os.environ.get(DAY) == ANY:
        os.environ[DAY] = str(_today() + timedelta(days=secrets.randbelow(FOUR_YEARS)))
    os.environ.setdefault(ISLANDS, secrets.token_hex(3))


def pytest_report_header() -> list[str]:
    return _said()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _said():
        terminalreporter.write_line(line)


def _said() -> list[str]:
    day = _named()
    on = f"{day:%A %-d %B %Y}; {DAY}={day} runs them on it again" if day else "the machine’s day"
    return [f"the tests are told on {on}", f"the islands of any day are drawn from {ISLANDS}={os.environ[ISLANDS]}"]


def _named() -> date | None:
    named = os.environ.get(DAY, TODAY)
    return None if named in ("", TODAY) else date.fromisoformat(named)


def _today() -> date:
    return datetime.now(JERSEY).date()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    """Fixtures of whatever scope are made and ended in here too, so that all of one story stands on one day."""
    day = _named()
    if day is None or item.path.is_relative_to(BROWSER) or item.get_closest_marker("machine_clock"):
        return (yield)
    hour: time = datetime.now(JERSEY).time()
    with time_machine.travel(datetime.combine(day, hour, JERSEY).timestamp(), tick=True):
        return (yield)
