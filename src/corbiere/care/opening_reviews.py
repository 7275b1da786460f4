"""Opens the record of a child who is looked after to the service that reviews their care, apart from those whose work it looks at."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from corbiere.access.bases import AWAITS_REVIEWER, CARE_REVIEWS, CARE_SERVICE, opens
from corbiere.access.models import Grant
from corbiere.agencies import work
from corbiere.agencies.entries import Role
from corbiere.care import review_alarms
from corbiere.care.episodes import CARE_KINDS, times_in_care
from corbiere.care.independence import REVIEWS
from corbiere.care.models import ReviewAlarm, ReviewServiceGrant
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.statute.calendar import day_before, days_after

AFTERWARDS = 56  # days. Default: no source says how long the record of a last review is worked on


@opens(ReviewServiceGrant, reads=(*CARE_KINDS, *work.READS))
def review_service_grants(subject: UUID, lines: Sequence[Line]) -> list[Grant]:
    return [grant for span in times_in_care(lines) for grant in _of(subject, span.begins, span.last, lines)]


def _of(subject: UUID, first: date, last: date, lines: Sequence[Line]) -> Iterator[Grant]:
    """To the manager and the administrators while care lasts, and as long afterwards as its last review is written up."""
    until = None if last == date.max else days_after(last, AFTERWARDS)
    yield CARE_SERVICE.to_role(Role.SERVICE_MANAGER, subject, first, until)
    yield CARE_REVIEWS.to_role(Role.CONFERENCE_ADMINISTRATOR, subject, first, until)
    for begins, ends in _without_officer(first, last, lines):
        yield AWAITS_REVIEWER.to_role(Role.SERVICE_MANAGER, subject, begins, None if ends == date.max else ends)


def _without_officer(first: date, last: date, lines: Sequence[Line]) -> Iterator[tuple[date, date]]:
    """The days of a time in care on which nobody reviewed it."""
    held = sorted((one.begins, one.last or date.max) for one in work.AgencyWork(lines).all() if one.role == REVIEWS and one.practitioner)
    since = first
    for begins, ends in held:
        if since < begins and since <= last:
            yield since, min(day_before(begins), last)
        since = max(since, ends if ends == date.max else days_after(ends, 1))
    if since <= last and since != date.max:
        yield since, last


@reading(ReviewAlarm, reads=(*review_alarms.KINDS, *work.READS))
def review_alarm_rows(subject: UUID, lines: Sequence[Line]) -> list[ReviewAlarm]:
    return ReviewAlarm.of(subject, review_alarms.raised(lines))
