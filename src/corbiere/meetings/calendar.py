"""A meeting as a file for somebody's calendar. Calendars are shared and lie open: no child is named in one, not even by initials."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid5

from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import JERSEY
from corbiere.meetings.gathering import Gathering
from corbiere.meetings.meeting import MeetingState

WITHIN = UUID("6d1f6bc2-54a5-4c2d-9d0e-5a0f4f6c4b1e")  # identifiers of meetings in calendars, which are not those of the record
LASTS = timedelta(hours=2)  # default: nobody says how long a meeting lasts
ONE, SEVERAL, NO_CHILD = "A meeting about a child you work with", "A meeting about children you work with", "A meeting"
SIGN_IN = "Sign in to see who it is about, who is coming and what is asked of you. "
ORGANIZER = (
    "mailto:meetings@corbiere.invalid"  # an event that is published or called off has one; nobody reads mail there, and the name says so
)
ORGANIZER_NAME = "Corbière (no mail is read here)"
GUESSED = "When it ends is an estimate: two hours is a default."


def calendar_file(gathering: Gathering, now: datetime, *, place: bool, corrected: int = 0) -> bytes:
    """The file. `place`: whether whoever takes it may know where the meeting is; `corrected`: how often what set its day was put right.

    ValueError for one that has no day.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Corbière//meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if _is_off(gathering) else "PUBLISH")
    calendar.add_component(Timezone.from_tzid("Europe/Jersey", first_date=now.astimezone(JERSEY).date().replace(month=1, day=1)))
    calendar.add_component(_event(gathering, now, place, corrected))
    written: bytes = calendar.to_ical()
    return written


def file_name(gathering: Gathering) -> str:
    return f"meeting-{gathering.day}.ics"


def times_corrected(gathering: Gathering) -> int:
    """How often the entries that set its day, or gave one up, were put right, as far as whoever looks sees them."""
    roots = {root for meeting in gathering.meetings for root in (*meeting.entries, *(off.source.entry for off in meeting.put_off))}
    return EntryRow.objects.filter(root__in=roots, replaces__isnull=False).count()


def _event(gathering: Gathering, now: datetime, place: bool, corrected: int) -> Event:
    leading, day = gathering.leading, gathering.day
    if day is None:
        raise ValueError("no day is set for this meeting yet")
    event = Event()
    event.add("uid", f"{_known_by(gathering)}@corbiere")
    event.add("sequence", max(meeting.moves for meeting in gathering.meetings) + corrected)
    event.add("dtstamp", now)
    event.add("summary", _summary(gathering))
    event.add("description", SIGN_IN + (GUESSED if leading.at else ""))
    event.add("class", "PRIVATE")
    event.add("organizer", vCalAddress(ORGANIZER, params={"CN": vText(ORGANIZER_NAME)}))
    event.add("status", "CANCELLED" if _is_off(gathering) else "CONFIRMED")
    if leading.at:
        event.add("dtstart", datetime.combine(day, time.fromisoformat(leading.at), JERSEY))
        event.add("duration", LASTS)
    else:
        event.add("dtstart", day)
    if place and leading.place:
        event.add("location", leading.place)
    return event


def _summary(gathering: Gathering) -> str:
    if not gathering.leading.type.is_about_people:
        return NO_CHILD
    return SEVERAL if len(gathering.children) > 1 else ONE


def _known_by(gathering: Gathering) -> UUID:
    """The same however often the meeting is moved, and whichever of the children comes first."""
    return uuid5(WITHIN, min(str(meeting.id) for meeting in gathering.meetings))


def _is_off(gathering: Gathering) -> bool:
    return gathering.leading.state is MeetingState.CALLED_OFF
