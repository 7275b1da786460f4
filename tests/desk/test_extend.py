"""What a domain may add to the desk, and what is refused as it is declared."""

import pytest

from corbiere.casework.entries import ContactHad
from corbiere.desk import extend
from corbiere.desk.extend import begins_with, declare, every
from corbiere.ledger.entry import AGENCY, PERSON


def own(hook):
    """A sort of hook of this test's own, called like the desk's: what is declared of it stands on no page."""
    return type(hook.__name__, (hook,), {"__doc__": hook.__doc__})


def part(sort=None, **more):
    return (sort or own(extend.RecordPart))(**{"name": "lamps", "called": "Lamps", "about": (PERSON,), "page": "desk:chronology"} | more)


def contact():
    """A kind that only the asking test knows."""
    return type("SeenContactHad", (ContactHad,), {"__doc__": ContactHad.__doc__})


def test_hooks_of_a_sort_stand_in_their_order():
    record_part, navigation = own(extend.RecordPart), own(extend.Navigation)
    late, early = declare(part(record_part, order=60)), declare(part(record_part, name="oil", order=20))
    declare(navigation(name="lamps", called="Lamps", page="desk:law", sees=lambda viewer: True))
    assert every(record_part) == [early, late]
    assert [one.name for one in every(navigation)] == ["lamps"]
    assert every(own(extend.Paper)) == []


def test_hooks_that_follow_from_something_else_stand_among_those_declared():
    record_part = own(extend.RecordPart)
    extend.follows(record_part)(lambda: [part(record_part, name="oil", order=20)])
    lamps = declare(part(record_part))
    assert [one.name for one in every(record_part)] == ["oil", "lamps"]
    assert list(extend.declared_hooks(record_part)) == [lamps]


def test_what_a_form_begins_with_holds_for_the_kinds_made_from_it():
    base = contact()
    made = type("MadeContactHad", (base,), {"__doc__": ContactHad.__doc__})
    begins_with(base)(lambda kind, asking, brought: {"kind": [kind.__name__]})
    assert extend.beginning(made, None, {}) == {"kind": ["MadeContactHad"]}


def test_to_declare_the_same_twice_is_no_fault_and_another_of_its_name_is():
    record_part = own(extend.RecordPart)
    assert declare(part(record_part)) == declare(part(record_part))
    with pytest.raises(TypeError, match="RecordPart “lamps” is declared twice; each has a name of its own"):
        declare(part(record_part, called="Other lamps"))


@pytest.mark.parametrize(
    ("hook", "fault"),
    [
        (part(about=(AGENCY,), needs="protection"), "can never be shown: nothing about agency records is filed under protection"),
        (part(template="keepers/lamps.html"), "is a tab with a page or a block with a template, and one of the two"),
        (part(page=""), "is a tab with a page or a block with a template, and one of the two"),
        (part(page="", template="keepers/lamps.html"), "has a template and no builder"),
        (own(extend.Paper)(name="log", called="Log", builders={}, needs="casework", given=ContactHad), "has no builder"),
        (
            own(extend.Paper)(name="log", called="Log", builders={"lamp-lit": lambda given: None}, needs="casework", given=ContactHad),
            "names the kind lamp-lit, which nothing declares",
        ),
        (
            own(extend.AfterRecording)(name="lamps", kinds=frozenset({"lamp-lit"}), template="", build=lambda *given: None),
            "names the kind lamp-lit, which nothing declares",
        ),
        (
            own(extend.UrgentForm)(name="x", kind=ContactHad, called="", act="", page="", draft=""),
            "is of contact-had, which is no urgent kind",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(hook, fault):
    with pytest.raises(TypeError, match=fault):
        declare(hook)
    assert every(type(hook)) == []


def test_what_a_form_begins_with_is_said_once():
    seen = contact()

    @begins_with(seen)
    def told(kind, asking, brought):
        return {"with": ["the keeper"]}

    assert extend.beginning(seen, None, {}) == {"with": ["the keeper"]}
    with pytest.raises(TypeError, match="what a form of contact-had begins with is said twice"):
        begins_with(seen)(lambda kind, asking, brought: {})


def test_no_two_acts_are_called_alike():
    act = own(extend.Act)
    declare(act(name="light", called="Light the lamp", page="desk:law", about=(PERSON,)))
    with pytest.raises(TypeError, match="is called “Light the lamp”, as another act is"):
        declare(act(name="relight", called="Light the lamp", page="desk:law", about=(PERSON,)))
