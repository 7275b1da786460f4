"""Two lanes and their order. `--quick` leaves out what needs a browser, an island, a bench, another process or a long time.

Each test is marked by where it stands and what it asks for; there is no list of names. What takes longest begins first, so that no worker has
the longest of all left at the end.
"""

from collections import defaultdict
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
FOLDERS = {
    "browser": "a browser on a real site",
    "bench": "the measurements themselves",
    "island": "an invented island, or many",
    "database": "database servers of a test's own, started and killed",
    "proofs": "a whole record, tried a thousand times",
}
LANES = FOLDERS | {"process": "our commands as processes, started and killed", "long": "more time than the ordinary timeout"}
# Seconds, roughly, of one test: of whole files they say well enough which of them takes long.
SECONDS = {"browser": 5.0, "bench": 10.0, "island": 3.0, "database": 1.0, "proofs": 60.0, "process": 3.0, "long": 60.0}
OWN_DATABASE, ROLLED_BACK, PLAIN = 1.0, 0.2, 0.01


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help=f"leave out the lanes {', '.join(LANES)}")


def pytest_configure(config: pytest.Config) -> None:
    for lane, needs in LANES.items():
        config.addinivalue_line("markers", f"{lane}: needs {needs}; left out by --quick")


def lanes_of(item: pytest.Item) -> list[str]:
    found = [part for part in item.path.relative_to(TESTS).parts[:-1] if part in FOLDERS]
    found += ["process"] if item.get_closest_marker("machine_clock") else []
    return found + (["long"] if item.get_closest_marker("timeout") else [])


def seconds(item: pytest.Item) -> float:
    if lanes := lanes_of(item):
        return max(SECONDS[lane] for lane in lanes)
    asked: list[str] = getattr(item, "fixturenames", [])
    return OWN_DATABASE if "own_database" in asked else ROLLED_BACK if item.get_closest_marker("django_db") else PLAIN


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    takes: defaultdict[Path, float] = defaultdict(float)
    for item in items:
        takes[item.path] += seconds(item)
        for lane in lanes_of(item):
            item.add_marker(lane)
    items.sort(key=lambda item: (-takes[item.path], str(item.path)))
    if config.getoption("--quick"):
        left_out = [item for item in items if lanes_of(item)]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if not lanes_of(item)]
