"""A question that is asked of some, or after some answer: not shown where it cannot apply, refused where it does not, never lost."""

import pytest

from corbiere.desk.forms.bound_fields import BoundQuestion, FormState, every, shown
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.questions import questions_of
from corbiere.ledger.conditions import aged, answered
from corbiere.ledger.entry import Choice, ask
from corbiere.ledger.fields import Ground, Part, Statement, Words
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import record
from invented_kinds import BY, DAY, Colour, LampLit, someone


class Weather(Choice):
    FOG = "fog", "Fog"
    CLEAR = "clear", "A clear night"


class Watch(Part):
    weather: Weather | None = ask("What was the weather?", default=None)
    horn: Words | None = ask("How often was the horn sounded?", only_if=answered("weather", Weather.FOG), default=None)
    crib: Words | None = ask("Where does the keeper’s baby sleep?", only_if=aged(below=2), default=None)
    said: list[Statement] = ask("What was said?", default_factory=list)


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
    assert (page["horn"].depends_on, page["horn"].asked_after) == ("weather", "fog")
    assert (page["said-1-reported_by"].depends_on, page["said-1-reported_by"].asked_after) == ("said-1-ground", "reported")
    assert page["weather"].depends_on == ""


@pytest.mark.django_db
def test_an_answer_to_what_is_not_asked_is_refused_with_a_sentence() -> None:
    subject, _ = someone()
    said = Statement(text="The light was red.", ground=Ground.OBSERVED, reported_by="The mate")
    with pytest.raises(NotRecorded, match="is asked only if the answer to .* is “What somebody told me”") as refused:
        record(LampLit(colour=Colour.WHITE, remark=said), about=subject, happened=DAY, by=BY)
    assert [ruling.field for ruling in refused.value.refusals] == ["remark"]
    record(LampLit(colour=Colour.WHITE, remark=said.model_copy(update={"ground": Ground.REPORTED})), about=subject, happened=DAY, by=BY)


def test_what_a_short_form_asks_at_once_may_be_said_at_the_question() -> None:
    asked = {question.key: question.at_once for question in questions_of(Horn)}
    assert asked == {"sounded": True, "by": False}
