"""What a domain may add to the desk, and what is refused as it is declared."""

import pytest

from corbiere.casework.entries import ContactHad
from corbiere.desk import extend
from corbiere.desk.extend import AfterRecording, Navigation, Paper, RecordPart, UrgentForm, begins_with, declare, every
from corbiere.ledger.entry import AGENCY, PERSON


@pytest.fixture(autouse=True)
def only_ours(monkeypatch):
    monkeypatch.setattr(extend, "_HOOKS", {})
    monkeypatch.setattr(extend, "_FOLLOWING", {})
    monkeypatch.setattr(extend, "_BEGINNINGS", {})


def part(**more):
    return RecordPart(**{"name": "lamps", "called": "Lamps", "about": (PERSON,), "page": "desk:chronology"} | more)


def test_hooks_of_a_sort_stand_in_their_order():
    late, early = declare(part(order=60)), declare(part(name="oil", order=20))
    declare(Navigation(name="lamps", called="Lamps", page="desk:law", sees=lambda viewer: True))
    assert every(RecordPart) == [early, late]
    assert [one.name for one in every(Navigation)] == ["lamps"]
    assert every(Paper) == []


def test_hooks_that_follow_from_something_else_stand_among_those_declared():
    extend.follows(RecordPart)(lambda: [part(name="oil", order=20)])
    lamps = declare(part())
    assert [one.name for one in every(RecordPart)] == ["oil", "lamps"]
    assert list(extend.declared_hooks(RecordPart)) == [lamps]


def test_what_a_form_begins_with_holds_for_the_kinds_made_from_it():
    class SeenContactHad(ContactHad):
        """One that only this test knows."""

    begins_with(ContactHad)(lambda kind, asking, brought: {"kind": [kind.__name__]})
    assert extend.beginning(SeenContactHad, None, {}) == {"kind": ["SeenContactHad"]}


def test_to_declare_the_same_twice_is_no_fault_and_another_of_its_name_is():
    assert declare(part()) == declare(part())
    with pytest.raises(TypeError, match="RecordPart “lamps” is declared twice; each has a name of its own"):
        declare(part(called="Other lamps"))


@pytest.mark.parametrize(
    ("hook", "fault"),
    [
        (part(about=(AGENCY,), needs="protection"), "can never be shown: nothing about agency records is filed under protection"),
        (part(template="keepers/lamps.html"), "is a tab with a page or a block with a template, and one of the two"),
        (part(page=""), "is a tab with a page or a block with a template, and one of the two"),
        (part(page="", template="keepers/lamps.html"), "has a template and no builder"),
        (Paper(name="log", called="Log", builders={}, needs="casework", given=ContactHad), "has no builder"),
        (
            Paper(name="log", called="Log", builders={"lamp-lit": lambda given: None}, needs="casework", given=ContactHad),
            "names the kind lamp-lit, which nothing declares",
        ),
        (
            AfterRecording(name="lamps", kinds=frozenset({"lamp-lit"}), template="", build=lambda *given: None),
            "names the kind lamp-lit, which nothing declares",
        ),
        (UrgentForm(name="x", kind=ContactHad, called="", act="", page="", draft=""), "is of contact-had, which is no urgent kind"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(hook, fault):
    with pytest.raises(TypeError, match=fault):
        declare(hook)
    assert every(type(hook)) == []


def test_what_a_form_begins_with_is_said_once():
    @begins_with(ContactHad)
    def told(kind, asking, brought):
        return {"with": ["the keeper"]}

    assert extend.beginning(ContactHad, None, {}) == {"with": ["the keeper"]}
    with pytest.raises(TypeError, match="what a form of contact-had begins with is said twice"):
        begins_with(ContactHad)(lambda kind, asking, brought: {})
