"""A question that is asked of some, or after some answer: not shown where it cannot apply, refused where it does not, never lost."""

from datetime import datetime, time
from typing import Any
from uuid import uuid4

import pytest

from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.bound_fields import BoundQuestion, every
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.questions import questions_of
from corbiere.front_door.entries import ConcernReceived
from corbiere.front_door.entries.concerns import Pathway
from corbiere.ledger.checks import always
from corbiere.ledger.conditions import aged, answered, is_offered
from corbiere.ledger.entry import Choice, Entry, ask
from corbiere.ledger.fields import Ground, Part, Statement, Words
from corbiere.ledger.record import Author, Line, Standing
from corbiere.ledger.rulings import Proposal, Ruling
from invented_kinds import BY, DAY, Colour, LampLit


class Weather(Choice):
    FOG = "fog", "Fog"
    CLEAR = "clear", "A clear night"


class Sign(Choice):
    HORN = "horn", "The horn"
    FLAG = "flag", "A flag"
    LAMP = "lamp", "A lamp"


class Watch(Part):
    weather: Weather | None = ask("What was the weather?", default=None)
    horn: Words | None = ask("How often was the horn sounded?", only_if=answered("weather", Weather.FOG), default=None)
    crib: Words | None = ask("Where does the keeper’s baby sleep?", only_if=aged(below=2), default=None)
    said: list[Statement] = ask("What was said?", default_factory=list)


class Signal(Part):
    weather: Weather | None = ask("What was the weather?", default=None)
    by: Sign | None = ask(
        "By what was it given?",
        offers={Sign.HORN: answered("weather", Weather.FOG), Sign.FLAG: answered("weather", Weather.CLEAR)},
        default=None,
    )
    blasts: int | None = ask("How many blasts?", only_if=answered("by", Sign.HORN), default=None)


class Horn(Part):
    sounded: bool | None = ask("Was the horn sounded?", needed=True, default=None)
    by: Words | None = ask("By whom?", default=None)


def asked(typed: Typed | None = None, age: int | None = None) -> dict[str, BoundQuestion]:
    return {made.name: made for made in every(shown(questions_of(Watch), FormState(typed or {}, age=age)))}


@pytest.mark.parametrize(("age", "is_asked"), [(0, True), (1, True), (2, False), (17, False), (None, True)])
def test_a_question_for_another_age_is_not_on_the_page(age: int | None, is_asked: bool) -> None:
    assert ("crib" in asked(age=age)) is is_asked


def test_what_was_typed_stays_on_the_page_whatever_the_age() -> None:
    assert "crib" in asked({"crib": ["Upstairs"]}, age=9)


def test_a_question_after_an_answer_stands_below_it_and_says_which_answer_it_waits_for() -> None:
    page = asked({"said-item": ["0", "1"]})
    assert page["horn"].waits == "weather=fog"
    assert page["said-1-reported_by"].waits == "said-1-ground=reported"
    assert page["weather"].waits == ""
    fog, clear = page["weather"].choices
    assert ([made.name for made in fog.opens], clear.opens) == (["horn"], ())


def offered(typed: Typed) -> set[str]:
    """The answers that stand on the page."""
    (by,) = (made for made in shown(questions_of(Signal), FormState(typed)) if made.name == "by")
    return {choice.option.value for choice in by.choices if not choice.hidden}


@pytest.mark.parametrize(
    ("weather", "by", "there"),
    [
        ("", "", {"horn", "flag", "lamp"}),
        ("fog", "", {"horn", "lamp"}),
        ("clear", "", {"flag", "lamp"}),
        ("fog", "horn", {"horn", "lamp"}),
        ("fog", "lamp", {"horn", "lamp"}),
        ("fog", "flag", {"horn", "flag", "lamp"}),
        ("clear", "horn", {"horn", "flag", "lamp"}),
    ],
)
def test_an_answer_is_offered_after_another_and_what_was_chosen_is_never_hidden(weather: str, by: str, there: set[str]) -> None:
    assert offered({"weather": [weather], "by": [by]}) == there


@pytest.mark.parametrize(
    ("weather", "by", "may"),
    [
        ("fog", "horn", True),
        ("fog", "flag", False),
        ("fog", "lamp", True),
        ("clear", "horn", False),
        ("clear", "flag", True),
        (None, "horn", False),
        (None, "lamp", True),
        ("fog", None, True),
    ],
)
def test_a_ruling_can_ask_whether_an_answer_was_offered(weather: str | None, by: str | None, may: bool) -> None:
    assert is_offered(Signal, "by", {"weather": weather, "by": by}) is may


@pytest.mark.parametrize(("blasts", "hides"), [("", True), ("3", False)])
def test_what_opens_below_an_answer_goes_with_it_unless_something_is_written_there(blasts: str, hides: bool) -> None:
    (by,) = (made for made in shown(questions_of(Signal), FormState({"weather": ["clear"], "blasts": [blasts]})) if made.name == "by")
    horn, *_ = by.choices
    assert (horn.waits, horn.hidden, horn.hides_opens) == ("weather=fog", True, hides)


WRONG = LampLit(colour=Colour.WHITE, remark=Statement(text="The light was red.", ground=Ground.OBSERVED, reported_by="The mate"))
RIGHT = LampLit(colour=Colour.WHITE, remark=Statement(text="The light was red.", ground=Ground.REPORTED, reported_by="The mate"))


def refusals(entry: Entry, **more: Any) -> list[Ruling]:
    """What every entry is asked, of one written by somebody who works here."""
    asked = Proposal(
        entry, uuid4(), "person", DAY, None, DAY, more.pop("by", Author(practitioner=uuid4())), Standing(uuid4(), [], []), **more
    )
    return [ruling for ruling in always(asked, datetime.combine(DAY, time(17))) if ruling.name == "is-asked"]


def test_an_answer_to_what_is_not_asked_is_refused_with_a_sentence() -> None:
    (refused,) = refusals(WRONG)
    assert refused.field == "remark"
    assert (
        "is asked only if the answer to “Is this what you saw, what you were told, or what you think?” is “What somebody told me”"
        in refused.why
    )
    assert refusals(RIGHT) == []


def test_what_another_system_held_or_was_written_before_stands_as_it_was() -> None:
    assert refusals(WRONG, by=BY) == []
    assert refusals(WRONG, invented=True) == []
    before = Line(0, uuid4(), uuid4(), WRONG.kind, 1, DAY, None, DAY, None, None, None, WRONG.body())
    assert refusals(WRONG, replaces=before) == []
    assert len(refusals(WRONG, replaces=before._replace(body=RIGHT.body()))) == 1


def test_nothing_holds_up_what_is_urgent() -> None:
    assert refusals(ConcernReceived(concern="Alone at night", pathway=Pathway.POLICE)) == []


def test_what_a_short_form_asks_at_once_may_be_said_at_the_question() -> None:
    asked = {question.key: question.at_once for question in questions_of(Horn)}
    assert asked == {"sounded": True, "by": False}
