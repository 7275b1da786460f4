"""Worked examples: for each duty one story from its tests, and what the law answers about it on certain days."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources

FILE = "worked_examples.json"


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """`rule` is in our words and begins with its clause; `outcomes` are (on, status, due), days as 2026-03-16."""

    rule: str
    story: str
    outcomes: tuple[tuple[str, str, str], ...]


def worked_example(duty_id: str) -> WorkedExample | None:
    return _examples().get(duty_id)


@cache
def _examples() -> dict[str, WorkedExample]:
    held = json.loads(resources.files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
    return {
        duty: WorkedExample(example["rule"], example["story"], tuple((on, status, due) for on, status, due in example["outcomes"]))
        for duty, example in held.items()
    }
