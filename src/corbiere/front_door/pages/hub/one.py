"""One worry: its words, and beside them who it may be or who it is, their household, and what came before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.access.invitations import told_of
from corbiere.access.listings_log import log_listed
from corbiere.access.viewing import Viewer
from corbiere.access.visibility import closed_to, subjects_visible_to, visible_to
from corbiere.access.working_with import WorkingWith, working_with
from corbiere.agencies.directory import names
from corbiere.agencies.entries import Role
from corbiere.agencies.models import RoleHeld
from corbiere.desk.addresses import form_address
from corbiere.desk.forms.options import FormContext
from corbiere.desk.forms.person_options import family
from corbiere.desk.record.display import AnswerDisplay, answers
from corbiere.desk.record.record import Record, subject_opened
from corbiere.front_door.clock import decide_by
from corbiere.front_door.models import HubWorry
from corbiere.front_door.pages.hub.desk import TOGETHER
from corbiere.front_door.questions import ASK, AgencyInquiry, questions_of
from corbiere.front_door.worries import ARRIVED, DECIDE, TOLD, WorryInHand, worries_of
from corbiere.ledger.entry import kind_called
from corbiere.ledger.models import Subject
from corbiere.ledger.reading import without_row_security
from corbiere.ledger.record import Line
from corbiere.people.families import Relative
from corbiere.people.models import Person
from corbiere.people.search import Match, search
from corbiere.statute.calendar import whole_years

NOTED_AS = "a worry that came in"
MOST_LIKELY = 8  # who may be meant; a default
GROWN_UP = 18
REPEAT = timedelta(days=365)  # within twelve months of one before (ISS-11-1)
FACTS = frozenset({"concern"})  # what the page shows apart


class ToldWorry(NamedTuple):
    """A worry as it came: its words, the rest of what was told, and who wrote it down."""

    held: WorryInHand
    said: str
    answers: Sequence[AnswerDisplay]
    by: str
    picture: str


class LikelyChild(NamedTuple):
    """Somebody who may be meant. `joins`: they are a child; `waiting` is the day of a worry about them that is not decided."""

    match: Match
    joins: bool
    waiting: date | None


class LikelyChildren(NamedTuple):
    found: Sequence[LikelyChild]
    closed: int


class HomeTie(NamedTuple):
    """Somebody of the household or family, whether they are a child, and the worry about them that waits too."""

    tie: Relative
    name: str
    young: bool
    waits: UUID | None


class AskedAgency(NamedTuple):
    """A question to an agency: who was asked, and what was answered in words."""

    question: AgencyInquiry
    whom: str
    answered: Sequence[AnswerDisplay]


@dataclass(frozen=True)
class WorryPage:
    """A worry that somebody at the Hub looks at."""

    viewer: Viewer
    record: Record
    held: WorryInHand
    q: str

    @property
    def root(self) -> UUID:
        return self.held.line.root

    @property
    def matter(self) -> bool:
        return self.held.line.kind == ARRIVED

    @property
    def due(self) -> date:
        return decide_by(self.held.line.happened)

    @cached_property
    def worries(self) -> list[WorryInHand]:
        """All of this record, in the order in which they came."""
        return worries_of(self.record.lines)

    @cached_property
    def together(self) -> list[WorryInHand]:
        """This one, and undecided ones that came within seven days of it."""
        near = [other for other in self.worries if other.is_open and abs(other.line.happened - self.held.line.happened) <= TOGETHER]
        return near if self.held in near else [self.held]

    @cached_property
    def told(self) -> list[ToldWorry]:
        called = names({held.raised_by for held in self.together if held.raised_by})
        return [_told(self.record.subject, held, called) for held in self.together]

    @property
    def earlier(self) -> list[WorryInHand]:
        """Worries of before, the last first."""
        return [held for held in reversed(self.worries) if held not in self.together]

    @property
    def repeated(self) -> int:
        """How many came within twelve months before this one."""
        came = min(held.line.happened for held in self.together)
        return sum(came - REPEAT <= held.line.happened <= came for held in self.earlier)

    @cached_property
    def holder(self) -> str:
        who = next((held.holder for held in self.together if held.holder), None)
        return names([who]).get(who, "") if who else ""

    @property
    def is_mine(self) -> bool:
        return any(held.holder == self.viewer.practitioner for held in self.together)

    @property
    def decide(self) -> str:
        """The form of the decision: on all that wait, where they come together."""
        if self.matter:
            return form_address(self.record.subject, DECIDE[ARRIVED])
        alone = len(self.together) == 1 or len(self.together) < sum(held.is_open for held in self.worries)
        return form_address(self.record.subject, DECIDE[self.held.line.kind], of=self.root if alone else None)

    @cached_property
    def tell(self) -> str:
        """The form that tells whoever raised it, where that is left to the Hub: of who works with the child its list knows more."""
        if self.held.decided is None:
            return ""
        waits = HubWorry.objects.filter(entry=self.root, tell_until__gte=self.viewer.on).exists()
        return form_address(self.record.subject, TOLD, of=self.root) if waits else ""

    @property
    def page(self) -> str:
        return reverse("front_door:hub-worry", args=[self.root])

    # Who it may be.

    @cached_property
    def likely(self) -> LikelyChildren:
        """The search's own answers. Of records that are closed to whoever looks it is told how many."""
        if not (self.matter and self.q):
            return LikelyChildren((), 0)
        found = search(self.q, among=subjects_visible_to(self.viewer), limit=MOST_LIKELY)
        log_listed(self.viewer, {match.person.subject for match in found}, "likely matches")
        waiting = dict(
            HubWorry.objects.filter(subject__in=[match.person.subject for match in found], decided=None).values_list("subject", "came")
        )
        return LikelyChildren(
            [LikelyChild(match, _young(match.person, self.viewer.on), waiting.get(match.person.subject)) for match in found], self._closed()
        )

    def _closed(self) -> int:
        closed = closed_to(self.viewer)
        if not closed:
            return 0
        with without_row_security():
            return len(search(self.q, among=Subject.objects.filter(id__in=closed), limit=MOST_LIKELY))

    @cached_property
    def alike(self) -> list[HubWorry]:
        """Other worries about nobody yet, whose child was called by one of the same words."""
        words = set(self.held.line.body.get("name", "").casefold().split())
        others = HubWorry.objects.filter(matter=True, decided=None).exclude(subject=self.record.subject).exclude(called="") if words else ()
        return [other for other in others if words & set(other.called.casefold().split())]

    # Whom it is about.

    @cached_property
    def kin(self) -> list[HomeTie]:
        """Family, with whoever lives with the child first."""
        ties = family(FormContext(self.viewer, self.record.subject, self.record.lines))
        waits = dict(HubWorry.objects.filter(subject__in=ties, decided=None).values_list("subject", "entry")) if ties else {}
        found = [HomeTie(tie, tie.who.called, _young(tie.who, self.viewer.on), waits.get(id)) for id, tie in ties.items() if tie.who]
        return sorted(found, key=lambda one: (not one.tie.lives_with, one.name))

    @property
    def sees_home(self) -> bool:
        """Whether family and home are open: once it is decided they need not be, and nothing is said of them."""
        return self.record.sees("family")

    @cached_property
    def questions(self) -> list[AskedAgency]:
        """Questions of the Hub to agencies since the worry came, with what was answered: those still waiting first."""
        came = min(held.line.happened for held in self.together)
        found = [
            one for one in told_of(self.viewer.practitioner, self.record.subject, self.viewer.on, asked_at_hub) if one.line.happened >= came
        ]
        called = names({id for one in found for id in (one.practitioner, _agency(one.line)) if id})
        return sorted((_asked(one, called) for one in found), key=lambda one: (bool(one.answered), one.question.by))

    @property
    def ask(self) -> str:
        """The form that asks an agency what it knows, by the next working day."""
        by = decide_by(self.viewer.on)
        day = {"wanted_by-day": by.day, "wanted_by-month": by.month, "wanted_by-year": by.year}
        return form_address(self.record.subject, ASK, **day)

    @cached_property
    def working(self) -> list[WorkingWith]:
        return working_with(self.viewer, self.record.subject)


def asked_at_hub(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[AgencyInquiry]:
    """Picks what those at the Hub asked, out of entries about daily work that are closed to them."""
    hub = set(RoleHeld.objects.on(on).filter(role=Role.HUB).values_list("subject", flat=True))
    return [one for one in questions_of(lines) if one.line.practitioner in hub] if practitioner in hub else []


def _agency(line: Line) -> UUID | None:
    agency = line.body.get("agency")
    return UUID(agency) if agency else None


def _asked(one: AgencyInquiry, called: dict[UUID, str]) -> AskedAgency:
    whom = [called[id] for id in (one.practitioner, _agency(one.line)) if id in called]
    line = one.answer
    told = answers(kind_called(line.kind).read(line.body, line.version), {}, ", ".join(whom))[1:] if line else []
    return AskedAgency(one, ", ".join(whom) or one.line.body.get("elsewhere", ""), told)


def _young(person: Person, on: date) -> bool:
    return person.died is None and (person.born is None or whole_years(person.born, on) < GROWN_UP)


def _told(subject: UUID, held: WorryInHand, called: dict[UUID, str]) -> ToldWorry:
    line = held.line
    by = called.get(held.raised_by, "") if held.raised_by else ""
    entry = kind_called(line.kind).read(line.body, line.version)
    rest = [answer for answer in answers(entry, {}, by) if answer.value != line.body["concern"]]
    picture = reverse("desk:document-received", args=[subject, line.id]) if line.body.get("picture") else ""
    return ToldWorry(held, line.body["concern"], rest, by, picture)


def opened_worry(request: HttpRequest, viewer: Viewer, root: UUID) -> WorryPage:
    """The page for somebody at the Hub, to whom the worry is open. Anything else reads as if it were not there."""
    if Role.HUB not in viewer.roles:
        raise NotVisible
    subject = visible_to(viewer).filter(root=root, kind__in=DECIDE).values_list("subject", flat=True).first()
    if subject is None:
        raise NotVisible
    record = subject_opened(request, viewer, subject, NOTED_AS)
    held = next((one for one in worries_of(record.lines) if one.line.root == root), None)
    if held is None:
        raise Http404
    return WorryPage(viewer, record, held, request.GET.get("q", as_asked(held.line))[:200].strip())


def as_asked(line: Line) -> str:
    """The child's name and day of birth as they were told, for the search."""
    born = line.body.get("born")
    day = f" {date.fromisoformat(born):%-d %-m %Y}" if born else ""
    return f"{line.body.get('name', '')}{day}".strip()
