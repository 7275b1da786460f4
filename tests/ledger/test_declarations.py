"""A kind says of itself what the desk, the API and the family's page do with it; one that says what cannot be fails when it is imported."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any

import pytest

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.conditions import aged, answered, out_of_place
from corbiere.ledger.declaration import NOTHING, SUMMARY, WHOLE, FollowUp
from corbiere.ledger.entry import CHILD, PERSON, Choice, Entry, ask, check_together, declared
from corbiere.ledger.field_types import Evidence
from corbiere.ledger.fields import OwnText, Part, Statement, Text, Views, Words
from corbiere.ledger.whose import ANYBODY

KIND: dict[str, Any] = {"whose": (ANYBODY,), "about": CHILD, "category": "casework"}


class Weather(Choice):
    FOG = "fog", "Fog"
    CLEAR = "clear", "A clear night"


class Reading(Part):
    weather: Weather = ask("What was the weather?")
    horn: bool | None = ask("Was the horn sounded?", only_if=answered("weather", Weather.FOG), default=None)


@pytest.fixture(autouse=True)
def kinds_of_before() -> Iterator[None]:
    """Kinds that a test declares are known in that test alone."""
    held = dict(declared())
    yield
    declared().clear()
    declared().update(held)


def kind(name: str = "test-watch-kept", fields: dict[str, tuple[Any, Any]] | None = None, **keywords: Any) -> type[Entry]:
    """A kind declared with these questions."""
    asked = fields or {"weather": (Weather | None, ask("What was the weather?"))}
    body = {"__doc__": "The keeper kept watch.", "__module__": __name__, "__annotations__": {key: type for key, (type, _) in asked.items()}}
    bases: tuple[type[Entry]] = (Entry,)
    made = type(Entry)(
        "".join(part.capitalize() for part in name.split("-")),
        bases,
        {**body, **{key: field for key, (_, field) in asked.items()}},
        kind=name,
        **{**KIND, **keywords},
    )  # type: ignore[call-overload]
    assert issubclass(made, Entry)
    return made


def asks(type: Any, **said: Any) -> dict[str, tuple[Any, Any]]:
    return {"weather": (Weather | None, ask("What was the weather?")), "seen": (type, ask("What was seen?", **said))}


@pytest.mark.filterwarnings("ignore:Field name")
@pytest.mark.parametrize(
    ("declare", "says"),
    [
        (lambda: kind(lamp="red"), "lamp is no keyword of an entry"),
        (lambda: kind(whose=()), "does not say whose act it is"),
        (lambda: kind(verb="Record"), "has the verb “Record”, which every kind could say"),
        (lambda: kind(verb="keep the light burning"), "say in a word or three what is to be done"),
        (lambda: kind(shared=("where",)), "names where in shared, which is no question of it"),
        (lambda: kind(short_form=("where",)), "names where in short_form, which is no question of it"),
        (lambda: kind(family=("where",)), "names where in family, which is no question of it"),
        (lambda: kind(fields={"family": (Words | None, ask("Which family?")), "often": (Words | None, ask("How often?"))}), "asks often, which every kind"),
        (lambda: kind(fields=asks(Words | None, cites="PS-99.9")), "cites PS-99.9 at seen, and no such clause is in the register"),
        (lambda: kind(fields=asks(Views | None, lasts=True)), "evidence is never copied forward"),
        (lambda: kind(fields=asks(list[Statement], lasts=True)), "evidence is never copied forward"),
        (lambda: kind(fields=asks(OwnText | None, lasts=True)), "evidence is never copied forward"),
        (lambda: kind(fields=asks(Annotated[Text, Evidence()] | None, lasts=True)), "evidence is never copied forward"),
        (lambda: kind(fields=asks(Words | None, only_if=answered("tide", "high"))), "after tide, which is no question beside it"),
        (lambda: kind(fields=asks(Words | None, only_if=answered("weather", "snow"))), "where weather is snow, which nobody can answer"),
        (lambda: kind(fields=asks(Weather | None, offers={Weather.FOG: answered("tide", "high")})), "after tide, which is no question beside it"),
        (lambda: kind(fields=asks(Weather | None, offers={"snow": answered("weather", "fog")})), "offers snow at seen, which nobody can answer"),
        (lambda: kind(fields=asks(Weather | None, offers={Weather.FOG: aged(below=2)})), "offers fog at seen by more than the answers beside"),
        (lambda: kind(fields=asks(Words, only_if=answered("weather", "fog"))), "let its type allow None"),
        (lambda: kind(fields=asks(Words | None, only_if=aged())), "from which age"),
        (lambda: [kind("test-one", called="Watch"), kind("test-other", called="Watch")], "is called “Watch”, as test-one is"),
    ],
)  # fmt: skip
def test_what_cannot_be_fails_when_it_is_imported(declare: Callable[[], object], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        declare()


def test_kinds_of_one_name_may_stand_before_different_readers() -> None:
    kind("test-one", called="Watch")
    kind("test-other", called="Watch", category="health")
    kind("test-third", called="Watch", about=PERSON, category="care")


def test_a_kind_is_followed_by_kinds_that_are_there_and_ask_what_they_begin_with() -> None:
    kind("test-one", followed_by=("test-other", FollowUp("test-other", "Watch again", begins=(("weather", "fog"),))))
    with pytest.raises(TypeError, match="is followed by test-other, which nothing declares"):
        check_together()
    kind("test-other")
    check_together()
    kind("test-third", followed_by=(FollowUp("test-other", begins=(("tide", "high"),)),))
    with pytest.raises(TypeError, match="with tide, which that does not ask"):
        check_together()


def test_a_kind_is_filed_under_a_category_that_is_there() -> None:
    kind("test-one", category="tide")
    with pytest.raises(TypeError, match="TestOne is filed under tide, which is no category"):
        check_together()
    with pytest.raises(TypeError, match="care is a category already, called “Looked after”"):
        declare_category(Category("care", "Cared for"))


def test_the_family_reads_what_the_kind_says_and_nothing_else() -> None:
    body = {"weather": "fog", "seen": "A light."}
    fields = asks(Words | None)
    assert kind(fields=fields).read_by_family(body) is None
    assert kind(fields=fields, family=NOTHING).read_by_family(body) is None
    assert kind(fields=fields, family=SUMMARY).read_by_family(body) == {}
    assert kind(fields=fields, family=("seen",)).read_by_family(body) == {"seen": "A light."}
    assert kind(fields=fields, family=WHOLE).read_by_family(body) == body


def nowhere(state: str) -> bool:
    """Somebody who is in no state of the law."""
    return False


def test_an_answer_to_what_is_not_asked_is_found_with_its_sentence() -> None:
    late = aged(at_least=2, below=5)
    watch = kind(fields={**asks(Words | None, only_if=late), "readings": (list[Reading], ask("What was read?"))})
    body = {"seen": "A light.", "readings": [{"weather": "fog", "horn": True}, {"weather": "clear", "horn": False}]}
    assert [question for question, _ in out_of_place(watch, body, None, nowhere)] == ["readings"]
    found = dict(out_of_place(watch, body, 1, nowhere))
    assert found["seen"].startswith("“What was seen?” is asked only of somebody under 5, from the age of 2.")
    assert "is asked only if the answer to “What was the weather?” is “Fog”" in found["readings"]
    assert dict(out_of_place(watch, {"readings": [{"weather": "fog", "horn": True}]}, 3, nowhere)) == {}
