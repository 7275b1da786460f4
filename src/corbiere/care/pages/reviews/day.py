"""A reviewing officer's day: every child whose care they review, the next review of each, what is late and what came in before it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from corbiere.access.reach import Openness
from corbiere.access.viewing import Viewer
from corbiere.agencies.entries import Profession
from corbiere.agencies.models import Allocation, Cover
from corbiere.care.entries.reviews import BEFORE
from corbiere.care.independence import REVIEWS
from corbiere.care.load import OfficerLoad, load_of
from corbiere.care.review_course import NextReview, next_review, records_owed, unconsulted
from corbiere.ledger.reading import beneath, spans
from corbiere.ledger.record import Line
from corbiere.statute.states import LOOKED_AFTER
from corbiere.work.owed import OwedWork, owed
from corbiere.work.tasks import Child

ANSWERED = frozenset({"review-dispute-step-taken", "reviewer-answered", "care-review-meeting-arranged", "court-advisory-answered"})
FIRST = 10  # children of a part of the page who stand open; default
SOON = 28  # days ahead that the first part of the page shows; default


class OfficersChild(NamedTuple):
    """`came` of `wanted` sides have said what they want; `missing` names the others. `asks` counts what else waits for the officer."""

    child: Child
    next: NextReview
    came: int
    wanted: int
    missing: str
    record_owed: date | None
    asks: int
    href: str
    meeting: str
    covers: str

    @property
    def falls(self) -> date:
        return min((day for day in (self.next.by, self.next.day, self.record_owed) if day), default=date.max)

    @property
    def waits(self) -> bool:
        """Whether something is still owed of a review, though they are looked after no more."""
        return self.record_owed is not None or self.asks > 0

    def needs_now(self, on: date) -> bool:
        owed = self.record_owed is not None and self.record_owed < on
        return self.next.is_late(on) or self.next.misses() or owed


class DayPart(NamedTuple):
    """Children for a part of the page. `folded` stand behind a line that says how many they are."""

    called: str
    rows: Sequence[OfficersChild]
    folded: Sequence[OfficersChild]


class OfficersDay(NamedTuple):
    load: OfficerLoad
    now: list[OfficersChild]
    soon: list[OfficersChild]
    later: list[OfficersChild]

    @property
    def parts(self) -> list[DayPart]:
        parts = [DayPart("Late, or arranged too late", self.now[:FIRST], self.now[FIRST:])] if self.now else []
        parts.append(DayPart("In the next four weeks", self.soon[:FIRST], self.soon[FIRST:]))
        return [*parts, DayPart("Later", (), self.later)] if self.later else parts

    @property
    def everybody(self) -> list[OfficersChild]:
        return [*self.now, *self.soon, *self.later]


def is_officer(viewer: Viewer) -> bool:
    """Whether reviewing is their profession. Others who review find the page by their children."""
    return viewer.agency is not None and viewer.profession == Profession.REVIEWING_OFFICER


def officers_day(viewer: Viewer, openness: Openness) -> OfficersDay:
    on = viewer.on
    covered = Cover.objects.on(on).filter(acting=viewer.practitioner).values_list("subject", flat=True)
    held = Allocation.objects.on(on).filter(practitioner__in=[viewer.practitioner, *covered], role=REVIEWS)
    whose = dict(held.values_list("subject", "practitioner"))
    seen = owed(whose, viewer, on, openness)
    told = [(_child(one, on, whose[id] != viewer.practitioner), is_looked_after(one.lines, on)) for id, one in seen.items()]
    rows = sorted((row for row, looked_after in told if looked_after or row.waits), key=lambda row: (row.falls, row.child.name))
    with beneath():
        load = load_of(viewer.practitioner, on)
    now = [row for row in rows if row.needs_now(on)]
    rest = [row for row in rows if not row.needs_now(on)]
    soon = [row for row in rest if (row.falls - on).days <= SOON] if rest else []
    return OfficersDay(load, now, soon, [row for row in rest if row not in soon])


def is_looked_after(lines: Sequence[Line], on: date) -> bool:
    return any(span.begins <= on <= span.last for span in spans(lines, LOOKED_AFTER))


def _child(held: OwedWork, on: date, covers: bool) -> OfficersChild:
    findings = [finding for finding, _ in held.by_law]
    coming = next_review(held.child.id, held.lines, findings)
    meeting = coming.arranged.id if coming.arranged else None
    missing = unconsulted(held.lines, coming.day or date.max, meeting)
    owed_record = min((one.due for one in records_owed(findings)), default=None)
    alarms = [one for one in held.alarms if one.alarm.answer in ANSWERED]
    return OfficersChild(
        held.child,
        coming,
        len(BEFORE) - len(missing),
        len(BEFORE),
        ", ".join(side.label.lower() for side in missing),
        owed_record,
        len(alarms),
        reverse("care:reviews", args=[held.child.id]),
        reverse("desk:meeting", args=[meeting]) if meeting else "",
        "Cover" if covers else "",
    )
