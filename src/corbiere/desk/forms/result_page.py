"""The page that says what an entry changed: read back from the draft that was sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from corbiere.access.access_log import filed, filed_state
from corbiere.access.recording import Ties, is_theirs
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import bases_of, categories, subjects_visible_to
from corbiere.desk.addresses import form_address
from corbiere.desk.components.words import day_in_words
from corbiere.desk.extend import AfterRecording, Flag, every
from corbiere.desk.models import Draft
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import MATTER, kind_called
from corbiere.ledger.models import DUTIES
from corbiere.people.models import Person

UNKNOWN = "A child who is to be found"
CLOSED = "The Children and Families Hub can read it now. You can’t see this child’s record, so what you wrote is not shown to you again."
OF_MATTER = "The Children and Families Hub can read it now, and finds out which child it is. My work says what becomes of it."
HEADINGS = {"new": "Now due", "moved": "On a different day than before", "done": "Done", "missed": "Missed", "gone": "No longer due"}


@dataclass(frozen=True, slots=True)
class DutyDate:
    """A duty that changed. `due` and `why` are as a page shows them; `href` leads to the duty."""

    says: str
    due: date
    why: str
    force: str
    basis: str
    done: str
    href: str


@dataclass(frozen=True, slots=True)
class ChildResult:
    """An entry about one child, and what it changed for them. `closed` says where it went, of what is closed to its author, and `reads`
    whether they read entries of its sort, and so what follows from it."""

    subject: UUID
    name: str
    entry: UUID
    kind: str
    called: str
    day: date
    visible: bool
    reads: bool
    corrects: bool
    states: list[str]
    dates: list[tuple[str, list[DutyDate]]]
    following: list[tuple[str, str]]
    closed: str


def shown_outcome(draft: Draft, viewer: Viewer) -> list[ChildResult]:
    """Of each child in turn. The entry of a worry is the one that is named, not the beginning of the child's record."""
    entries = {UUID(entry["subject"]): entry for entry in draft.outcome["entries"]}
    visible = set(subjects_visible_to(viewer).filter(id__in=entries).values_list("id", flat=True))
    people = {person.subject: person for person in Person.objects.filter(subject__in=visible)}
    return [_of_child(draft.outcome, entry, people.get(subject), subject in visible, viewer) for subject, entry in entries.items()]


class Follows(NamedTuple):
    """A domain's words on what follows from an entry about somebody."""

    name: str
    template: str
    part: object


def afterwards(request: HttpRequest, viewer: Viewer, outcome: Iterable[ChildResult]) -> list[Follows]:
    told = [(child, hook) for child in outcome if child.visible for hook in every(AfterRecording) if child.kind in hook.kinds]
    made = [Follows(child.name, hook.template, hook.build(request, viewer, child.subject, child.entry)) for child, hook in told]
    return [one for one in made if one.part is not None]


def _of_child(outcome: Mapping[str, Any], entry: Mapping[str, Any], person: Person | None, visible: bool, viewer: Viewer) -> ChildResult:
    subject = UUID(entry["subject"])
    matter = kind_called(entry["kind"]).about is MATTER
    name = person.called if person else UNKNOWN if matter else "This child"
    called = person.spoken_of if person else name
    open_to_viewer = categories(bases_of(viewer, subject)) if visible else frozenset()
    told = [told for told in outcome["dates"] if told["subject"] == entry["subject"] and filed(DUTIES[told["duty"]]) <= open_to_viewer]
    return ChildResult(
        subject=subject,
        name=name,
        entry=UUID(entry["id"]),
        kind=entry["kind"],
        called=kind_called(entry["kind"]).called,
        day=date.fromisoformat(entry["day"]),
        visible=visible,
        reads=kind_called(entry["kind"]).category in open_to_viewer,
        corrects=entry["replaces"],
        states=[f"{called} {says}." for says in _flags(entry, outcome["states"], open_to_viewer)],
        dates=_grouped(told, called, viewer.on),
        following=_following(entry, called, viewer) if visible else [],
        closed="" if visible else OF_MATTER if matter else CLOSED,
    )


def _following(entry: Mapping[str, Any], called: str, viewer: Viewer) -> list[tuple[str, str]]:
    """The kinds that may come next, as far as they are the viewer's to record, where no page of a domain says more of it."""
    after = kind_called(entry["kind"]).followed_by
    if not after or any(entry["kind"] in hook.kinds for hook in every(AfterRecording)):
        return []
    return offered(after, entry, called, viewer)


def offered(after: Iterable[FollowUp], entry: Mapping[str, Any], called: str, viewer: Viewer) -> list[tuple[str, str]]:
    """The forms of these kinds, as far as they are the viewer's to record, begun with the entry that they follow."""
    ties = Ties(viewer, UUID(entry["subject"]))
    theirs = [(one, kind_called(one.kind)) for one in after if is_theirs(kind_called(one.kind), ties)]
    return [(one.says.format(name=called) or kind.called, _begun(one, entry)) for one, kind in theirs]


def _begun(after: FollowUp, entry: Mapping[str, Any]) -> str:
    """Its form, with the entry that it follows, and with what is meant as it stands."""
    known = {said: said[1:] for _, said in after.begins if said.startswith("=")} | {"of": entry["id"]}
    begins = {name: known[said] for name, said in after.begins if said in known}
    return form_address(entry["subject"], after.kind, **begins)


def _flags(entry: Mapping[str, Any], states: Iterable[Mapping[str, Any]], opened: frozenset[str]) -> Iterator[str]:
    """Words for the states that began and ended, where every kind that begins one is open: these follow from the whole record."""
    flags = {flag.name: flag for flag in every(Flag)}
    for state in states:
        flag = flags.get(state.get("state", "")) if state["subject"] == entry["subject"] else None
        if flag and filed_state(flag.state) <= opened:
            yield flag.begun if state["begun"] else flag.ended


def _grouped(told: Iterable[Mapping[str, Any]], called: str, today: date) -> list[tuple[str, list[DutyDate]]]:
    held: dict[str, list[DutyDate]] = {}
    for change in sorted(told, key=lambda change: str(change["due"])):
        held.setdefault(change["what"], []).append(_dated(change, called, today))
    return [(heading, held[what]) for what, heading in HEADINGS.items() if what in held]


def _dated(change: Mapping[str, Any], called: str, today: date) -> DutyDate:
    due = date.fromisoformat(change["due"])
    done = date.fromisoformat(change["done"]) if "done" in change else None
    said = f"{day_in_words(done, today)}, {'in time' if done <= due else 'late'}" if done else ""
    says = DUTIES[change["duty"]].label_for(called)
    return DutyDate(says, due, change["why"], change["force"], change["basis"], said, reverse("desk:duty", args=[change["duty"]]))


@dataclass(frozen=True, slots=True)
class FormStep:
    """One child's form of an occasion."""

    draft: UUID
    name: str
    current: bool


def together_with(draft: Draft, viewer: Viewer) -> list[FormStep]:
    """The forms of one visit or meeting, in order; nothing where there is one alone. Who is closed by now has no name here."""
    if draft.occasion is None:
        return []
    held = list(Draft.objects.of(draft.practitioner).filter(occasion=draft.occasion).order_by("place"))
    open_to = subjects_visible_to(viewer).filter(id__in=[other.subject for other in held if other.subject]).values("id")
    people = {person.subject: person for person in Person.objects.filter(subject__in=open_to)}
    steps = [(other.id, people.get(other.subject) if other.subject else None) for other in held]
    return [FormStep(id, person.called if person else "", id == draft.id) for id, person in steps] if len(held) > 1 else []
