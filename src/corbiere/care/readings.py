"""The folds of care. Each makes one child's rows of one table from that child's entries."""

from collections.abc import Sequence
from uuid import UUID

from psycopg.types.range import DateRange

from corbiere.care import episodes
from corbiere.care.models import CareEpisode, LegalStatus, Placement
from corbiere.ledger.readings import reading
from corbiere.ledger.record import Line
from corbiere.people.homes import HomeSort
from corbiere.people.living_away import TimeAway, lives_away
from corbiere.statute.states import Span


@reading(CareEpisode, reads=episodes.CARE_KINDS)
def care_episodes(subject: UUID, lines: Sequence[Line]) -> list[CareEpisode]:
    return [_episode(subject, span, lines) for span in episodes.times_in_care(lines) if span.ended != span.begins]


def _episode(subject: UUID, span: Span, lines: Sequence[Line]) -> CareEpisode:
    began, ending = episodes.entry_of(span, lines), episodes.ending_of(span, lines)
    return CareEpisode(
        subject=subject,
        during=DateRange(span.begins, span.ended),
        entry=began.root if began else None,
        began_before=bool(began and began.body.get("began")),
        ended_by=ending.root if ending else None,
        reason=ending.body.get("reason", "") if ending else "",
    )


@reading(LegalStatus, reads=episodes.CARE_KINDS)
def legal_statuses(subject: UUID, lines: Sequence[Line]) -> list[LegalStatus]:
    return [
        LegalStatus(subject=subject, during=DateRange(time.since, time.until), entry=time.said.root, status=time.status)
        for time in episodes.statuses(lines)
    ]


@lives_away(reads=episodes.HOME_KINDS)
def in_homes_of_care(lines: Sequence[Line]) -> list[TimeAway]:
    """Not with a parent. On the eighteenth birthday care ends, and they may live on where they do: they leave it as it is written."""
    told = {line.happened for line in lines if line.kind == episodes.ENDED}
    elsewhere = [home for home in episodes.homes(lines) if home.sort is not HomeSort.PARENTS]
    return [
        TimeAway(home.since, home.until if home.ended or home.until in told else None) for home in elsewhere if home.until != home.since
    ]


@reading(Placement, reads=episodes.HOME_KINDS)
def placements(subject: UUID, lines: Sequence[Line]) -> list[Placement]:
    return [_placement(subject, home) for home in episodes.homes(lines) if home.until != home.since]


def _placement(subject: UUID, home: episodes.Home) -> Placement:
    body = home.started.body
    return Placement(
        subject=subject,
        during=DateRange(home.since, home.until),
        entry=home.started.root,
        sort=home.sort or "",
        carer=body.get("carer", ""),
        carer_person=UUID(body["carer_person"]) if body.get("carer_person") else None,
        off_island=body.get("off_island"),
        planned=body.get("sort", ""),
        why_left=home.why_left.get("reason", ""),
        disrupted=home.why_left.get("disrupted"),
    )
