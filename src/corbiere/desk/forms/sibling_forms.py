"""One visit or meeting about several brothers and sisters: what is the same for each of them, and what is each child's own."""

from uuid import UUID

from corbiere.access.recording import is_theirs, ties_together
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.forms.form_author import FormAuthor
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.person_options import family
from corbiere.desk.forms.questions import HAPPENED, Option
from corbiere.ledger.entry import Entry
from corbiere.people.kinship import SIBLINGS


def may_be_about_several(kind: type[Entry]) -> bool:
    return bool(kind.shared_questions)


def shared(kind: type[Entry], typed: Typed) -> Typed:
    """Begins the form of a brother or sister with: when, where, who came. What was said, seen or thought of one child is written anew
    for each, and whether they were seen alone (CPP-91, PS-7.6)."""
    names = (HAPPENED, *kind.shared_questions)
    return {held: values for held, values in typed.items() if any(held == name or held.startswith(f"{name}-") for name in names)}


def siblings(asking: FormAuthor, kind: type[Entry]) -> list[Option]:
    """The brothers and sisters of whom the viewer may record it too."""
    ties = {id: tie for id, tie in family(asking).items() if tie.relation in SIBLINGS}
    open_to = set(subjects_visible_to(asking.viewer).filter(id__in=ties).values_list("id", flat=True))
    theirs = {id for id, tied in ties_together(asking.viewer, open_to).items() if is_theirs(kind, tied)}
    people = [tie.who for id, tie in ties.items() if id in theirs and tie.who and tie.who.died is None]
    return [Option(str(person.subject), person.called, ties[person.subject].words) for person in people]


def chosen(typed: Typed, offered: list[Option], name: str) -> list[UUID]:
    """Ids ticked, of those offered."""
    ticked = set(typed.get(name, ()))
    return [UUID(option.value) for option in offered if option.value in ticked]
