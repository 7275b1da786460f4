"""A form is made from the declaration alone, and what is typed into it comes back as the entry or as sentences."""

import re
from datetime import date, time
from typing import Annotated, get_args
from uuid import UUID

import pytest
from pydantic import model_validator
from pydantic_core import core_schema

from corbiere.desk.forms.days import NoDay, NoTime, day_typed, time_typed
from corbiere.desk.forms.form_data import Typed, added, is_answered, joined, keepable, places, removed, spread, typed_in
from corbiere.desk.forms.parsing import GENERAL, read_entry, read_happened
from corbiere.desk.forms.questions import Control, Question, questions_of, walk
from corbiere.desk.forms.sentences import sentence
from corbiere.ledger.entry import CHILD, Choice, Entry, ask, declared
from corbiere.ledger.fields import Agreement, PersonId, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.withdrawal import Withdrawn

SOMEBODY = UUID("11111111-1111-4111-8111-111111111111")
KINDS = sorted(kind for kind in declared() if kind != Withdrawn.kind)


class Weather(Choice):
    FAIR = "fair", "Fair"
    FOUL = "foul", "Foul"


class EverythingAsked(Entry, about=CHILD):
    """One question of each sort."""

    title: Words = ask("What is it called?", cites="PS-7.3")
    tale: Text | None = ask("What happened?", hint="In your own words")
    weather: Weather = ask("What was the weather like?")
    all_weathers: list[Weather] = ask("All weathers")
    dry: bool = ask("Did it stay dry?")
    warm: bool | None = ask("Was it warm?")
    days: int | None = ask("How many days?", gt=0, le=31)
    by: date | None = ask("By when?")
    who: PractitionerId | None = ask("Who was it?")
    whom: list[PersonId] = ask("Whom does it concern?")
    of: Annotated[UUID, entry_of("note-made")] | None = ask("Which note?")
    views: Views | None = ask("What does the child say?")
    statements: list[Statement] = ask("What do you want to record?", min_length=1)
    dates: list[date] = ask("Next days")
    present: list[Words] = ask("Who was there?")
    accepted: list[Agreement] = ask("Who accepts it?")


CLOCK = "14:30"  # as the hint of a question says that wants a time of day


NUMBER = "01534 960 123"  # as telephone numbers are asked for


def asked(key: str) -> Question:
    return next(question for question in questions_of(EverythingAsked) if question.key == key)


def fill(question: Question, name: str) -> Typed:
    """What somebody types who answers everything."""
    match question.control:
        case Control.GROUP:
            return {held: values for part in question.parts for held, values in fill(part, joined(name, part.key)).items()}
        case Control.REPEATED:
            assert question.each is not None
            return {joined(name, "item"): ["0", "1"], **fill(question.each, f"{name}-0"), **fill(question.each, f"{name}-1")}
        case Control.DAY:
            return {f"{name}-day": ["3"], f"{name}-month": ["March"], f"{name}-year": ["2026"]}
        case Control.YES_NO:
            return {name: ["no"]}
        case Control.NUMBER:
            return {name: [str(question.least or 7)]}
        case Control.CHOICE | Control.CHOICES | Control.CARRIED if question.options:
            return {name: [question.options[0].value]}
        case Control.REFERENCE | Control.REFERENCES | Control.CARRIED:
            return {name: [str(SOMEBODY)]}
        case Control.PHOTO:
            return {name: ["0" * 64]}
        case Control.FILE:
            return {name: [f"{'0' * 64}.pdf"]}
        case Control.WORDS if CLOCK in question.hint:
            return {name: [CLOCK]}
        case Control.WORDS if NUMBER in question.hint:
            return {name: [NUMBER]}
        case _:
            return {name: ["Zoë said « hello » 👋"[: question.longest]]}


def filled(kind: type[Entry]) -> Typed:
    return {name: values for question in questions_of(kind) for name, values in fill(question, question.key).items()}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_asked_for_and_answered(kind: str) -> None:
    cls = declared()[kind]
    entry, faults = read_entry(cls, filled(cls))
    assert faults == {}
    assert entry is not None
    again = read_entry(cls, spread(questions_of(cls), entry.body())).entry
    assert again == entry


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_says_a_sentence_at_every_question_that_must_be_answered(kind: str) -> None:
    questions = questions_of(declared()[kind])
    faults = read_entry(declared()[kind], {}).faults
    for question in questions:
        said = [text for name, texts in faults.items() if name == question.key or name.startswith(f"{question.key}-") for text in texts]
        assert bool(said) == question.required, question
        assert all(re.fullmatch(r"[A-Z“].*[.?!]", text) for text in said)


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_has_words_and_every_name_in_a_form_is_its_own(kind: str) -> None:
    questions = questions_of(declared()[kind])
    assert all(question.label for question in walk(questions))
    names = [name for question in questions for name in fill(question, question.key)]
    assert len(names) == len(set(names))


def test_each_sort_of_question_has_its_control() -> None:
    found = {question.key: question.control.value for question in questions_of(EverythingAsked)}
    assert found == {
        "title": "words", "tale": "text", "weather": "choice", "all_weathers": "choices", "dry": "yes-no", "warm": "yes-no",
        "days": "number", "by": "day", "who": "reference", "whom": "references", "of": "reference", "views": "group",
        "statements": "repeated", "dates": "repeated", "present": "repeated", "accepted": "repeated",
    }  # fmt: skip
    assert [question.key for question in questions_of(EverythingAsked) if question.required] == ["title", "weather", "dry", "statements"]
    assert asked("title").cites == ("PS-7.3",) and asked("tale").hint == "In your own words"
    assert (asked("days").least, asked("days").most, asked("title").longest, asked("tale").longest) == (1, 31, 300, 20_000)
    assert asked("warm").can_be_unknown and not asked("dry").can_be_unknown
    assert asked("of").reference.kinds == ("note-made",)


def test_a_type_that_no_form_can_ask_for_is_refused_by_name() -> None:
    class Odd(Entry):
        """Odd."""

        odd: complex = ask("Odd?")

    with pytest.raises(TypeError, match=r"Odd\.odd: no form can ask for"):
        questions_of(Odd)

    class Bare(Entry):
        """Bare."""

        who: UUID = ask("Who?")

    with pytest.raises(TypeError, match="must say what it points at"):
        questions_of(Bare)

    class Clashing(Entry):
        """Its name is the form's own."""

        happened: Words = ask("What happened?")

    with pytest.raises(TypeError, match="another use for the name happened"):
        questions_of(Clashing)


def faults(**typed: str | list[str]) -> dict[str, list[str]]:
    """What is said of these answers, where all else is answered."""
    full = filled(EverythingAsked)
    changed = {name.replace("__", "-"): values if isinstance(values, list) else [values] for name, values in typed.items()}
    return read_entry(EverythingAsked, {**full, **changed}).faults


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("title", " ", "“What is it called?” is not answered yet. Write a few words."),
        ("title", "x" * 301, "“What is it called?” is 301 characters long and can be 300. Shorten it by 1."),
        ("tale", "x" * 20_300, "“What happened?” is 20,300 characters long and can be 20,000. Shorten it by 300."),
        ("title", "a\x00b", "“What is it called?” contains a character that cannot be seen (U+0000) after “a”; take it out."),
        ("title", "a\ud800b", "“What is it called?” contains half a character; type that word again."),
        ("weather", "hail", "“What was the weather like?” cannot be answered like that. Choose one of the answers."),
        ("all_weathers", "hail", "“All weathers” cannot be answered like that. Choose from the answers in the list."),
        ("dry", "maybe", "“Did it stay dry?” cannot be answered like that. Choose yes or no."),
        ("dry", "unknown", "“Did it stay dry?” cannot be answered like that. Choose yes or no."),
        ("days", "a few", "“How many days?” cannot be answered like that. Write a whole number from 1 to 31."),
        ("days", "0", "“How many days?” cannot be answered like that. Write a whole number from 1 to 31."),
        ("days", "9" * 5000, "“How many days?” cannot be answered like that. Write a whole number from 1 to 31."),
        ("days", "+-5", "“How many days?” cannot be answered like that. Write a whole number from 1 to 31."),
        ("who", "not-an-id", "“Who was it?” cannot be answered like that. Choose one from the list, or search for another."),
        ("whom", "not-an-id", "“Whom does it concern?” cannot be answered like that. Choose from the list, or search for others."),
    ],
)
def test_what_cannot_be_taken_is_answered_with_a_sentence_at_the_question(name: str, typed: str, said: str) -> None:
    assert faults(**{name: typed}) == {name: [said]}


@pytest.mark.parametrize(
    ("day", "month", "year", "said"),
    [
        ("", "3", "2026", "“By when?” needs a day too, for example 27 3 2026."),
        ("3", "", "", "“By when?” needs a month and a year too, for example 27 3 2026."),
        ("31", "2", "2026", "“By when?” needs a day that there is: there is no 31 February 2026."),
        ("3", "13", "2026", "“By when?” needs a month from 1 to 12, or its name."),
        ("3", "Ma", "2026", "“By when?” needs a month from 1 to 12, or its name."),
        ("3", "3", "26", "“By when?” needs a year of four numbers, for example 2026."),
        ("three", "3", "2026", "“By when?” needs the day of the month as a number from 1 to 31."),
        ("0", "3", "2026", "“By when?” needs a day that there is: there is no 0 March 2026."),
    ],
)
def test_a_day_that_is_none_says_what_would_be_one(day: str, month: str, year: str, said: str) -> None:
    assert faults(**{"by-day": day, "by-month": month, "by-year": year}) == {"by": [said]}


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR.", " march "])
def test_a_month_may_be_written_as_a_number_or_by_its_name(month: str) -> None:
    assert day_typed({"on-day": ["16"], "on-month": [month], "on-year": ["2026"]}, "on") == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("14:10", (14, 10)),
        ("14.10", (14, 10)),
        ("1410", (14, 10)),
        ("2.10pm", (14, 10)),
        ("2 pm", (14, 0)),
        ("12am", (0, 0)),
        ("9:05", (9, 5)),
    ],
)
def test_a_time_may_be_written_as_people_write_it(text: str, at: tuple[int, int]) -> None:
    assert time_typed(text) == time(*at)


@pytest.mark.parametrize("text", ["25:00", "14:61", "half two", "14", "13pm", "-1:00", "1:2:3"])
def test_a_time_that_is_none_says_how_to_write_one(text: str) -> None:
    with pytest.raises(NoTime, match=r"2:10pm|14:10"):
        time_typed(text)


def test_the_day_it_happened_must_be_said_and_its_time_may_be() -> None:
    typed = {"happened-day": ["2"], "happened-month": ["3"], "happened-year": ["2026"], "happened-time": ["2pm"]}
    assert read_happened(typed, date(2026, 3, 16)) == (date(2026, 3, 2), time(14), {})
    day, at, faults = read_happened({"happened-time": ["soon"]}, date(2026, 3, 16))
    assert (day, at, sorted(faults)) == (date(2026, 3, 16), None, ["happened", "happened-time"])
    with pytest.raises(NoDay):
        day_typed({"happened-day": ["2"]}, "happened")


def test_a_rule_over_several_answers_speaks_at_their_group() -> None:
    found = faults(**{"statements-1-ground": "reported", "statements-1-reported_by": ""})
    assert found == {"statements-1": ["Say who told you this, or choose that it is what you saw or what you think."]}
    assert faults(**{f"views-{name}": "" for name in ("own_words", "shown", "drawing", "why_not")}) == {
        "views": ["Write the child’s own words, or say why you could not learn them."]
    }


def test_an_empty_group_and_an_empty_item_of_a_list_are_left_out_and_the_fault_stands_at_the_item_that_was_typed() -> None:
    typed = filled(EverythingAsked)
    for name in list(typed):
        if name.startswith(("views-", "statements-0-")):
            typed[name] = ["  "]
    entry = read_entry(EverythingAsked, typed).entry
    assert entry is not None and entry.views is None and len(entry.statements) == 1
    typed["statements-1-text"] = [" "]
    assert list(read_entry(EverythingAsked, typed).faults) == ["statements-1-text"]


def test_an_item_is_added_and_removed_and_the_others_keep_their_words() -> None:
    typed = added(added({"present-0": ["Gran"]}, "present"), "present")
    assert places(typed, "present") == [0, 1, 2]
    typed = removed({**typed, "present-2": ["Mum"]}, "present-1")
    assert places(typed, "present") == [0, 2]
    assert (typed["present-0"], typed["present-2"]) == (["Gran"], ["Mum"])
    assert places({"present-99999999": ["x"], "present-x": ["y"], "present-item": ["-1", "1e3"]}, "present") == []
    assert not is_answered({"a-item": ["0"], "a-search": ["Bob"], "a-0": [" "]}, "a")


def test_what_is_kept_of_a_draft_is_everything_that_a_database_can_hold() -> None:
    typed = typed_in([("title", ["one\r\ntwo"]), ("csrfmiddlewaretoken", ["x"]), ("present-0", ["عائشة 👋", "a\x00b\ud800"])])
    assert typed == {"title": ["one\ntwo"], "present-0": ["عائشة 👋", "a\x00b\ud800"]}
    assert keepable(typed)["present-0"] == ["عائشة 👋", "ab?"]


@pytest.mark.parametrize("fault", get_args(core_schema.ErrorType))
def test_no_fault_reaches_a_person_in_the_words_of_a_library(fault: str) -> None:
    said = sentence(
        asked("title"),
        {
            "type": fault,
            "loc": ("title",),
            "msg": "Input should be valid",
            "input": "x" * 400,
            "ctx": {"max_length": 300, "min_length": 1, "error": "write it anew"},
        },
    )
    assert "nput" not in said and "valid" not in said
    assert re.fullmatch(r"[A-Z“].*\.", said)


def test_a_rule_over_the_whole_entry_is_said_at_the_top() -> None:
    class Paired(Entry):
        """Both or neither."""

        one: Words | None = ask("One")
        two: Words | None = ask("Two")

        @model_validator(mode="after")
        def _both(self) -> "Paired":
            if bool(self.one) != bool(self.two):
                raise ValueError("answer both questions, or neither")
            return self

    assert read_entry(Paired, {"one": ["1"]}).faults == {GENERAL: ["Answer both questions, or neither."]}
