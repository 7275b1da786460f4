"""One visit or meeting about several brothers and sisters: what is the same for each of them, and what is each child's own."""

from collections.abc import Mapping
from uuid import UUID

from corbiere.access.recording import is_theirs, ties_together
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.options import Asking, family
from corbiere.desk.forms.questions import HAPPENED, Option
from corbiere.ledger.entry import Entry
from corbiere.people.kinship import Relation
from corbiere.people.models import Person

# The answers that the next child's form begins with: when, where, who came. Never what was said, seen or thought of one child, and never
# whether this child was seen alone: CPP-91, PS-7.6 ask for each child's own.
SHARED: Mapping[str, tuple[str, ...]] = {
    "child-seen": ("where", "announced", "purpose"),
    "visit-failed": ("reason", "where", "attempts", "told", "next_try"),
    "not-brought": ("to", "reason", "which", "told"),
    "household-joined": ("who", "sort", "person", "known", "told"),
    "child-missing": ("last_seen", "police", "told"),
    "obstacle-met": ("what", "tried"),
    "strategy-discussion-held": ("attended",),
    "conference-arranged": ("type", "for", "place", "asked"),
    "conference-requested": ("type", "wanted_by"),
    "conference-held": ("type", "chair", "attended", "complaints_told"),
    "core-group-held": ("quorate", "attended", "chaired_by", "next_meetings"),
    "contact-had": ("with", "telephone", "how"),
}


SIBLINGS = frozenset(
    {
        Relation.SISTER,
        Relation.BROTHER,
        Relation.SIBLING,
        Relation.TWIN,
        Relation.IDENTICAL_TWIN,
        Relation.HALF_SIBLING,
        Relation.STEP_SIBLING,
    }
)


def may_be_about_several(kind: type[Entry]) -> bool:
    return kind.kind in SHARED


def shared(kind: type[Entry], typed: Typed) -> Typed:
    """What the form of a brother or sister begins with."""
    names = (HAPPENED, *SHARED[kind.kind])
    return {held: values for held, values in typed.items() if any(held == name or held.startswith(f"{name}-") for name in names)}


def siblings(asking: Asking, kind: type[Entry]) -> list[Option]:
    """The brothers and sisters of whom the viewer may record it too."""
    ties = {id: tie for id, tie in family(asking).items() if tie.relation in SIBLINGS}
    open_to = set(subjects_visible_to(asking.viewer).filter(id__in=ties).values_list("id", flat=True))
    theirs = {id for id, tied in ties_together(asking.viewer, open_to).items() if is_theirs(kind, tied)}
    people = Person.objects.filter(subject__in=theirs, died=None).order_by("born")
    return [Option(str(person.subject), person.called, ties[person.subject].words) for person in people]


def chosen(typed: Typed, offered: list[Option], name: str) -> list[UUID]:
    """Those ticked, of those offered."""
    ticked = set(typed.get(name, ()))
    return [UUID(option.value) for option in offered if option.value in ticked]
