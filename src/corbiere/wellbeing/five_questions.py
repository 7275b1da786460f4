"""The Five Questions that practitioners ask themselves before they ask for an assessment: their wording is the service's to set."""

import tomllib
from importlib.resources import files
from typing import NamedTuple

LONGEST = 300


class FiveQuestions(NamedTuple):
    """`set_by` says whose wording it is."""

    set_by: str
    questions: tuple[str, str, str, str, str]


def read(text: str) -> FiveQuestions:
    """ValueError, with a sentence, for what are not five questions."""
    held = tomllib.loads(text)
    match held:
        case {"set_by": str() as set_by, "questions": [str() as a, str() as b, str() as c, str() as d, str() as e]}:
            asked = (a, b, c, d, e)
        case _:
            raise ValueError("five_questions.toml holds set_by, and exactly five questions in words")
    if long := [question for question in asked if not 0 < len(question) <= LONGEST]:
        raise ValueError(f"each of the five questions has 1 to {LONGEST} characters, and “{long[0][:40]}” has not")
    return FiveQuestions(set_by, asked)


FIVE = read((files("corbiere.wellbeing") / "five_questions.toml").read_text(encoding="utf-8"))
