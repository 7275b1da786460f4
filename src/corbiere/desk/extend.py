"""How a domain adds to the desk, which knows none. Each hook is declared once, in a module that the domain's `pages/apps.py` loads:

    LAMPS = declare(RecordPart(name="lamps", called="Lamps", about=(PERSON,), needs="care", page="lighthouse:lamps", order=30))

What cannot be is refused with a sentence when that module is imported.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeVar, cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from corbiere.access.viewing import Viewer
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.takers import taker
from corbiere.desk.meetings.room import Room
from corbiere.desk.record.display import Names
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import ANY, About, Entry, declared
from corbiere.ledger.record import Line
from corbiere.plans.plan import PlanState
from corbiere.statute.states import AnyState


@dataclass(frozen=True, kw_only=True)
class Hook:
    """`name` tells it from the others of its sort; those of a lower `order` come first."""

    name: str
    order: int = 50

    def faults(self) -> Iterator[str]:
        """Faults of the declaration, each as the end of a sentence that begins with its sort and name."""
        yield from ()


H = TypeVar("H", bound=Hook)
_HOOKS: dict[type[Hook], dict[str, Hook]] = {}
_FOLLOWING: dict[type[Hook], list[Callable[[], Iterable[Hook]]]] = {}


def declare(hook: H) -> H:
    """Makes a hook known. TypeError where two of a sort have one name, or where it says what cannot be."""
    held = _HOOKS.setdefault(type(hook), {})
    said = f"{type(hook).__name__} “{hook.name}”"
    if held.get(hook.name, hook) != hook:
        raise TypeError(f"{said} is declared twice; each has a name of its own")
    for fault in hook.faults():
        raise TypeError(f"{said} {fault}")
    held[hook.name] = hook
    return hook


def follows(sort: type[H]) -> Callable[[Callable[[], Iterable[H]]], Callable[[], Iterable[H]]]:
    """Registers what finds hooks that follow from something else that domains declare: it is asked whenever all are wanted."""

    def register(found: Callable[[], Iterable[H]]) -> Callable[[], Iterable[H]]:
        _FOLLOWING.setdefault(sort, []).append(found)
        return found

    return register


def declared_hooks(sort: type[H]) -> Iterable[H]:
    """Hooks of a sort that a domain itself declared."""
    return cast("Iterable[H]", _HOOKS.get(sort, {}).values())


def every(sort: type[H]) -> list[H]:
    """All that there are of a sort, in their order."""
    following = (cast("Iterable[H]", found()) for found in _FOLLOWING.get(sort, ()))
    return sorted(chain(declared_hooks(sort), *following), key=lambda hook: hook.order)


def _undeclared(kinds: Iterable[str]) -> Iterator[str]:
    return (f"names the kind {kind}, which nothing declares" for kind in kinds if kind not in declared())


# The page of a subject.


def _always(record: Record) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class RecordPart(Hook):
    """A part of a subject's page: a tab, which leads to `page` by the name of its address and what it is `named` in it besides the
    subject, or a block of the first page.

    A block is drawn with `template`, which is given what `build` finds as `part`; it is left out where that is nothing. The part is there
    for subjects of the sorts in `about`, where the category that it `needs` is open, and where it `fits` the record.
    """

    called: str
    about: tuple[About, ...]
    needs: str = ""
    page: str = ""
    named: tuple[str, ...] = ()
    template: str = ""
    build: Callable[[Record], object | None] | None = None
    fits: Callable[[Record], bool] = _always

    def faults(self) -> Iterator[str]:
        if bool(self.page) == bool(self.template):
            yield "is a tab with a page or a block with a template, and one of the two"
        if self.template and self.build is None:
            yield "has a template and no builder"
        for sort in {about.sort for about in self.about} if self.needs else ():
            filed = {kind.category for kind in declared().values() if kind.about in (ANY, *(held for held in About if held.sort == sort))}
            if self.needs not in filed:
                yield f"can never be shown: nothing about {sort} records is filed under {self.needs}"

    def is_there(self, record: Record) -> bool:
        fitting = record.sort in {about.sort for about in self.about} and (not self.needs or record.sees(self.needs))
        return fitting and self.fits(record)


def _nothing_more(lines: Sequence[Line]) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Flag(Hook):
    """A state of the law, with its words: in the header of whoever is in it, since when (`says` empty: not there), with what `more` adds
    from the record; and after an entry with which it `begun` or `ended`, as said of the person. `name` is what kept drafts know it by."""

    state: AnyState
    begun: str
    ended: str
    says: str = ""
    more: Callable[[Sequence[Line]], str] = _nothing_more
    tone: str = "plain"


@dataclass(frozen=True, kw_only=True)
class PastSentence(Hook):
    """A sentence about what a record tells of somebody's past, for the history of a family; empty where there is nothing to tell."""

    tells: Callable[[Sequence[Line], date], str]


@dataclass(frozen=True, kw_only=True)
class Act(Hook):
    """A link among what can be recorded of a person, to a page of the domain's own. `page` is the name of its address."""

    called: str
    page: str
    about: tuple[About, ...]

    def faults(self) -> Iterator[str]:
        if any(act.called == self.called and act.name != self.name for act in declared_hooks(type(self))):
            yield f"is called “{self.called}”, as another act is; people could not tell them apart"


@dataclass(frozen=True, kw_only=True)
class Navigation(Hook):
    """A page of the domain's in the menu of everybody who `sees` it."""

    called: str
    page: str
    sees: Callable[[Viewer], bool]


@dataclass(frozen=True, kw_only=True)
class PlaceToGoBackTo(Hook):
    """A page of the domain's, beside those in the menu and on records, to which whoever opens a form from it is led back."""

    called: str
    page: str


@dataclass(frozen=True, kw_only=True)
class PlanPage(Hook):
    """Adds a type's own part to the page of a plan; `name` is that of the type.

    `template` extends `desk/plans/plan.html` and is given what `build` finds. `named`: whose names it shows besides those of the plan.
    `steps`: what else can be recorded from it, each as its kind, the words of the button and the address.
    """

    template: str
    build: Callable[[Viewer, Record, PlanState, Names], Mapping[str, object]]
    named: Callable[[Record], Collection[UUID]] = lambda record: ()
    steps: Callable[[Record, PlanState], Iterable[tuple[str, str, str]]] = lambda record, plan: ()


# The pages of a meeting.


@dataclass(frozen=True, kw_only=True)
class MeetingPart(Hook):
    """A block on the pages of a meeting of those named in `pages`: `prepare`, `hold`; drawn with `template` from what `build` finds as
    `part`, and left out where that is nothing. `of_record` finds the same for the list of somebody's meetings."""

    template: str
    pages: frozenset[str]
    build: Callable[[Room], object | None]
    of_record: Callable[[Record], object | None] | None = None


# Forms.

Beginning = Callable[[type[Entry], FormContext, Typed], Typed]
_BEGINNINGS: dict[type[Entry], Beginning] = {}


def begins_with(*kinds: type[Entry]) -> Callable[[Beginning], Beginning]:
    """Registers what finds the answers that a new form of these kinds begins with, from the record and what the address brings along.

    It holds for the kinds that are made from them as well, where they have none of their own.
    """

    def register(found: Beginning) -> Beginning:
        for kind in kinds:
            if _BEGINNINGS.get(kind, found) is not found:
                raise TypeError(f"what a form of {kind.kind} begins with is said twice")
            _BEGINNINGS[kind] = found
        return found

    return register


def beginning(kind: type[Entry], asking: FormContext, brought: Typed) -> Typed:
    """Of a kind, the answers that a new form of it begins with."""
    found = next((_BEGINNINGS[base] for base in kind.__mro__ if base in _BEGINNINGS), None)
    return taker(kind, asking) | (found(kind, asking, brought) if found else {})


@dataclass(frozen=True, kw_only=True)
class UrgentForm(Hook):
    """The form of an urgent kind, on a page made for it, that stands in the head of every page: `called` there, `act` on a record.
    `page` takes `?about=` a subject; `draft` is the name of the address under which it is kept and sent."""

    kind: type[Entry]
    called: str
    act: str
    page: str
    draft: str

    def about(self, subject: UUID) -> str:
        return f"{reverse(self.page)}?about={subject}"

    def faults(self) -> Iterator[str]:
        if not self.kind.urgent:
            yield f"is of {self.kind.kind}, which is no urgent kind"


def urgent_form(kind: str) -> UrgentForm:
    return next(form for form in every(UrgentForm) if form.kind.kind == kind)


@dataclass(frozen=True, kw_only=True)
class AfterRecording(Hook):
    """Consequences of an entry of these kinds, on the page that says what it changed.

    `template` is given what `build` finds, from whom the entry is about and its id, as `part`; nothing where that is None.
    """

    kinds: frozenset[str]
    template: str
    build: Callable[[HttpRequest, Viewer, UUID, UUID], object | None]

    def faults(self) -> Iterator[str]:
        yield from _undeclared(self.kinds)


# Documents.


@dataclass(frozen=True, kw_only=True)
class Paper(Hook):
    """A printed document. `name` stands in its address and in the entries that say that it was given.

    `builders`: what makes it of an entry, by kind. `needs`: the category that must be open. `given`: the kind that records that somebody
    was given it, if one does. `names`: the kinds of which the people and agencies are named in it. `among`: the roots of the entries of
    which it is made, where it is not made of each. None is made `to_child` before birth; one `to_parents` leaves out what either must not
    learn.
    """

    called: str
    builders: Mapping[str, Callable[[DocumentSource], Built]]
    needs: str
    given: type[Entry] | None = None
    names: frozenset[str] = frozenset()
    among: Callable[[Record], Collection[UUID]] | None = None
    to_child: bool = False
    to_parents: bool = False

    def faults(self) -> Iterator[str]:
        if not self.builders:
            yield "has no builder; say of which kind it is made, and by what"
        yield from _undeclared({*self.builders, *self.names})
