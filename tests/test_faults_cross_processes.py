"""What goes wrong in one process is told whole in another: an error of ours comes back as it was, with everything that it says."""

import importlib
import inspect
import pickle
import re
from collections.abc import Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from corbiere.api.problems import Fault as Wrong
from corbiere.api.problems import NotTaken
from corbiere.island.making import StoryRefused
from corbiere.ledger.rulings import NotRecorded, Ruling
from corbiere.statute.story import Faults, StoryFault

SOURCE = Path(__file__).parents[1] / "src"
SENTENCE = "The child is still on the plan. Record first the conference that ended it."
MADE_FROM: dict[type[BaseException], tuple[Any, ...]] = {
    NotRecorded: ([Ruling("end-plan", "must", False, SENTENCE, "CPP-63", "type")], [Ruling("quorum", "should", False, "Who came?")]),
    NotTaken: (HTTPStatus.UNPROCESSABLE_ENTITY, SENTENCE, [Wrong(pointer="#/entry/type", sentence="Choose one.")]),
    Faults: ([StoryFault("maggie.story", 3, "there is no such day"), StoryFault("maggie.story", 9, "there is no such kind")],),
    StoryRefused: (1610, 49, date(2028, 2, 29), SENTENCE),
}
"""What those errors are raised with that take more than a sentence."""


def _errors(base: type[BaseException] = BaseException) -> Iterator[type[BaseException]]:
    for one in base.__subclasses__():
        if one.__module__.startswith("corbiere.") and one.__qualname__ == one.__name__:
            yield one
        yield from _errors(one)


def errors_of_ours() -> list[type[BaseException]]:
    for path in SOURCE.rglob("*.py"):
        if re.search(r"^class \w+\(.*(Exception|Error)\b", path.read_text(encoding="utf-8"), re.MULTILINE):
            importlib.import_module(".".join(path.relative_to(SOURCE).with_suffix("").parts))
    return sorted(set(_errors()), key=str)


@pytest.mark.parametrize("error", errors_of_ours(), ids=lambda error: error.__name__)
def test_an_error_comes_back_from_another_process_as_it_was(error: type[BaseException]) -> None:
    raised = error(*MADE_FROM.get(error, (SENTENCE,)))

    back = pickle.loads(pickle.dumps(raised))

    assert (type(back), str(back), back.args, vars(back)) == (error, str(raised), raised.args, vars(raised))
    assert SENTENCE in str(back) or error is Faults


def test_an_error_that_takes_more_than_a_sentence_is_made_here_from_what_it_takes() -> None:
    """So that the test above says something about each of them."""
    own = {error for error in errors_of_ours() if "__init__" in vars(error)}

    assert own == MADE_FROM.keys()
    assert all(len(inspect.signature(error).parameters) == len(made) for error, made in MADE_FROM.items())
