"""The answer to a question about one child: on the register that day or not, since when, under what, with whom, how often before."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.access.visibility import subjects_visible_to
from corbiere.desk.components.words import day_in_words, distance
from corbiere.desk.record.display import RecordLink, name_in
from corbiere.desk.record.names import colleagues
from corbiere.people.models import Person
from corbiere.people.search import search
from corbiere.protection.entries.conferences import ConferenceType
from corbiere.protection.models import RegisteredChild, WhyRemoved
from corbiere.protection.pages.register.question import RegisterQuery
from corbiere.protection.register import REGISTER, harm_called
from corbiere.registers.register import Time, times_of

MOST_FOUND = 10
TURNS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


@dataclass(frozen=True)
class RegisterAnswer:
    """`rows` are of the time that lasts; `before` are the times that were over by the day."""

    person: Person
    why: tuple[str, ...]
    on_it: bool
    rows: list[dict[str, str]]
    before: list[str]


def answers(viewer: Viewer, asking: RegisterQuery) -> list[RegisterAnswer]:
    """Of everybody who may be meant. A name that has stood in the register can be found by those who keep it."""
    found = search(asking.words, among=subjects_visible_to(viewer), limit=MOST_FOUND)
    times = times_of(REGISTER, [match.person.subject for match in found], asking.on, asking.known)
    leads = colleagues(place.lead_social_worker for held in times.values() for time in held for place in time.places)
    return [_answer(match.person, match.why, times.get(match.person.subject, []), leads, asking) for match in found]


def _answer(
    person: Person, why: tuple[str, ...], times: list[Time[RegisteredChild]], leads: dict[UUID, RecordLink], asking: RegisterQuery
) -> RegisterAnswer:
    lasting = next((time for time in times if time.removed is None), None)
    rows = list(_rows(lasting, leads, asking)) if lasting else []
    return RegisterAnswer(person, why, lasting is not None, rows, [_told(time, asking) for time in times if time.removed is not None])


def _rows(time: Time[RegisteredChild], leads: dict[UUID, RecordLink], asking: RegisterQuery) -> Iterable[dict[str, str]]:
    lead = time.now.lead_social_worker
    yield {"key": "Since", "value": f"{day_in_words(time.registered, asking.on)}, for {distance(time.registered, asking.on)}"}
    yield {"key": "Category", "value": _category(time, asking)}
    yield {"key": "Lead social worker", "value": name_in(leads, lead) or "Nobody is named"}
    yield {"key": "Put on by", "value": ConferenceType(time.came).label}
    yield {"key": "Which time", "value": f"The {TURNS[min(time.number, len(TURNS)) - 1]}"}


def _category(time: Time[RegisteredChild], asking: RegisterQuery) -> str:
    """The last first, each with the day of the conference that decided on it."""
    told = [
        f"{harm_called(place.category, place.category_in_words)}, since {day_in_words(place.begins, asking.on)}"
        for place in time.categories
    ]
    return "\n".join(reversed(told))


def _under(place: RegisteredChild) -> str:
    return harm_called(place.category).lower() + (f" ({place.category_in_words})" if place.category_in_words else "")


def _told(time: Time[RegisteredChild], asking: RegisterQuery) -> str:
    assert time.removed is not None
    days = f"{day_in_words(time.registered, asking.on)} to {day_in_words(time.removed, asking.on)}"
    under = ", then ".join(_under(place) for place in time.categories)
    return f"{days} ({distance(time.registered, time.removed)}): {under}. {WhyRemoved(time.why_removed).label}."
