"""CPP-15: ten working days in Jersey over its holidays, as cases from outside have them; in both evaluators.

The cases stand beside the project, or where CORBIERE_CASES points; without them a few of our own are tried.
"""

import csv
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
# Over Liberation Day, Christmas and New Year, a jubilee, and a mourning.
OWN = (("2026-04-24", "2026-05-11"), ("2026-12-18", "2027-01-06"), ("2022-05-27", "2022-06-14"), ("2022-09-09", "2022-09-26"))


def cases() -> list[tuple[str, str]]:
    named = os.environ.get("CORBIERE_CASES")
    places = [Path(named)] if named else [folder / "shared" / "cases" for folder in (PROJECT.parent, PROJECT.parent.parent)]
    file = next((place / "working-days.csv" for place in places if (place / "working-days.csv").is_file()), None)
    if file is None:
        return list(OWN)
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row[0], row[1]) for row in list(csv.reader(lines))[1:]]


@pytest.mark.parametrize(("held", "tenth"), [*OWN, *(case for case in cases() if case not in OWN)])
def test_the_tenth_working_day_after_a_conference(story: Callable[..., Any], held: str, tenth: str) -> None:
    case = story(f"{held}  conference-held  type=initial outcome=plan")
    assert case.due("cp.first-core-group", on=held) == tenth
    assert case.status("cp.first-core-group", on=tenth) == "open"
