"""Two lanes of tests: each test is in one by what it needs."""

import pytest

from lanes import LANES, lanes_of, seconds


def test_whatever_asks_for_a_browser_or_starts_a_process_is_not_in_the_quick_lane(request: pytest.FixtureRequest) -> None:
    wanted = {"browser": "browser", "screens": "browser", "site": "browser", "child": "database", "room": "database"}
    items = request.session.items
    astray = {item.nodeid for item in items for name in getattr(item, "fixturenames", ()) if name in wanted and not lanes_of(item)}
    assert astray == set()
    assert not request.config.getoption("--quick") or not [item.nodeid for item in items if lanes_of(item)]


def test_every_lane_is_a_mark_that_says_what_it_needs(request: pytest.FixtureRequest) -> None:
    said = "\n".join(request.config.getini("markers"))
    assert [lane for lane, needs in LANES.items() if f"{lane}: needs {needs}" not in said] == []
    for item in request.session.items:
        assert {mark.name for mark in item.iter_markers()} >= set(lanes_of(item))


def test_what_takes_longest_begins_first(request: pytest.FixtureRequest) -> None:
    """File by file, so that one worker is not left with the longest at the end."""
    files: dict[str, float] = {}
    for item in request.session.items:
        files[str(item.path)] = files.get(str(item.path), 0.0) + seconds(item)
    assert list(files.values()) == sorted(files.values(), reverse=True)
