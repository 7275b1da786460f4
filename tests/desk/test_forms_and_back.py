"""From form to body to form: what is typed into the form of any kind is shown again, word for word, when the entry is opened for correction."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from answers import answers
from corbiere.desk.forms.binding import FormState, shown
from corbiere.desk.forms.form_data import Typed, spread, typed_in
from corbiere.desk.forms.parsing import read_entry
from corbiere.desk.forms.questions import Option, Question, questions_of
from corbiere.desk.models import Draft
from corbiere.ledger.entry import Entry, declared
from corbiere.ledger.withdrawal import Withdrawn
from desk.at_desk import Page

KINDS = sorted(kind for kind in declared() if kind != Withdrawn.kind)
some = settings(
    max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
TRIES = 60  # answers that do not fit together, "hearsay" that nobody told, are drawn anew


class AnyForm:
    """What stands around the questions of an entry that is opened for correction."""

    action = "/drafts/one/"
    draft = Draft(kind="any")


def offered(question: Question, chosen: list[str], search: str, typed: Typed) -> list[Option]:
    return [Option(value, f"Somebody {value[:8]}") for value in chosen]


def page_of(kind: type[Entry], entry: Entry) -> Page:
    """The questions of its form as they stand on the page of a correction."""
    around = FormState(spread(questions_of(kind), entry.body()), offer=offered)
    parts = [render_to_string("desk/forms/question.html", {"shown": one, "form": AnyForm}) for one in shown(questions_of(kind), around)]
    return Page(HttpResponse("".join(parts)))


@pytest.mark.parametrize("kind", KINDS)
@some
@given(st.data())
def test_what_was_recorded_is_shown_again_when_it_is_corrected(kind: str, data: st.DataObject) -> None:
    cls = declared()[kind]
    entry = _answered(cls, data)
    sent = typed_in(_page_sends(page_of(cls, entry)).items())
    again, faults = read_entry(cls, sent)
    assert faults == {}
    assert again is not None and again.body() == entry.body()
    assert cls.read(entry.body(), cls.version).body() == entry.body()


def _answered(cls: type[Entry], data: st.DataObject) -> Entry:
    for _ in range(TRIES):
        entry, _ = read_entry(cls, data.draw(answers(cls)))
        if entry is not None:
            return entry
    assume(False)
    raise AssertionError


def _page_sends(page: Page) -> Typed:
    return {name: values for name, values in page.fields.items() if not name.endswith(("-search", "-file"))}
