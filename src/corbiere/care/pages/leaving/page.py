"""All that is on record of leaving care: the status with its reason, the adviser, staying in touch, requests, home and occupation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names, telephones
from corbiere.agencies.work import work_on
from corbiere.care.entries import (
    AdviserContact,
    AdviserHandoverSigned,
    LeaverHomeNoted,
    LeavingCareExplained,
    OccupationNoted,
    PersonalAdviserAppointed,
    PersonalAdviserMet,
    StayingInTouchPlanned,
)
from corbiere.care.entries.advisers import SignsAs
from corbiere.care.entries.independence import LeaverHome, Occupation
from corbiere.care.entries.staying_in_touch import TouchEvery, TouchHow
from corbiere.care.handovers import adviser_handover
from corbiere.care.leaving import (
    FOURTEEN,
    GROWN_UP,
    AdviserBecause,
    LeavingCare,
    LeavingStatus,
    adviser_on,
    advisers,
    leading_role,
    leads_now,
    leaving_care,
)
from corbiere.care.pages.leaving.requests import request_rows
from corbiere.care.pages.pathway.page import in_short
from corbiere.care.requests import requests_of
from corbiere.care.touch import touch
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line

SHOWN_FROM = 13  # the year in which they meet the adviser
LATEST = 3


class AdviserRow(NamedTuple):
    """A time with a personal adviser."""

    name: str
    telephone: str
    since: date
    until: date | None
    href: str


class SignedRow(NamedTuple):
    part: str
    name: str
    on: date | None
    href: str


class HistoryRow(NamedTuple):
    what: str
    more: str
    since: date
    unsuitable: bool
    href: str


def shown_of(record: Record) -> dict[str, Any] | None:
    """Nothing for whoever was never in care by then, or is younger than thirteen."""
    held = leaving_care(record.lines, record.shown.on)
    if held is None or not is_shown(held):
        return None
    names(_named(record))
    return {
        "held": held,
        "pathway": in_short(record),
        "status": held.status,
        "adviser_by_law": held.adviser,
        "leads": leads_in_words(record, held),
        "advisers": adviser_rows(record),
        "met": _last(record, PersonalAdviserMet.kind),
        "handover": list(handover_rows(record)),
        "touch": touch_shown(record),
        "requests": request_rows(record),
        "homes": list(_history(record, LeaverHomeNoted.kind)),
        "occupations": list(_history(record, OccupationNoted.kind)),
        "told": _last(record, LeavingCareExplained.kind),
        "acts": acts(record, held),
    }


def _named(record: Record) -> set[UUID]:
    """Everybody whom the page names, so that the directory is asked once."""
    work = {one.practitioner for one in work_on(record.lines, record.shown.on).all() if one.practitioner}
    return work | {one.owner for one in requests_of(record.lines) if one.owner}


def is_shown(held: LeavingCare) -> bool:
    return held.was_in_care and held.age >= SHOWN_FROM


def leads_in_words(record: Record, held: LeavingCare) -> tuple[str, str] | None:
    """Who leads, and why; only where the adviser may, from 14."""
    if held.age < FOURTEEN or held.status in (LeavingStatus.WAS_IN_CARE, LeavingStatus.YOUNG_PERSON):
        return None
    now = leads_now(record.lines, held)
    name = names([now.practitioner]).get(now.practitioner, "") if now.practitioner else ""
    return f"{leading_role(now)}{f', {name}' if name else ''}", now.because if name else f"{now.because} Nobody has that part yet."


def adviser_rows(record: Record) -> list[AdviserRow]:
    """Everybody who is or was the adviser, the last first."""
    held = advisers(record.lines, record.shown.on)
    called = names(one.practitioner for one in held if one.practitioner)
    rung = telephones(one.practitioner for one in held)
    now = adviser_on(record.lines, record.shown.on)
    return [
        AdviserRow(
            called.get(one.practitioner, "Somebody who is not in the directory"),
            rung.get(one.practitioner, "") if one is now else "",
            one.begins,
            None if now and one.entry == now.entry else one.last,
            entry_address(one.entry),
        )
        for one in reversed(held)
        if one.practitioner
    ]


def handover_rows(record: Record) -> Iterator[SignedRow]:
    """Each signature of the last handover, there or not."""
    found = adviser_handover(record.lines, record.shown.on)
    if found is None:
        return
    called = names(found.signers.values())
    for part, who in found.signers.items():
        line = found.signed.get(part)
        mine = part is not SignsAs.OUTGOING and who == record.ties.viewer.practitioner
        href = entry_address(line.id) if line else _form(record, AdviserHandoverSigned.kind) if mine else ""
        yield SignedRow(part.label, called.get(who, ""), line.happened if line else None, href)


def touch_shown(record: Record) -> Mapping[str, Any]:
    """How they are in touch, as it was agreed, and as it went."""
    held = touch(record.lines, record.shown.on)
    had = [line for line in record.lines if line.kind == AdviserContact.kind and line.happened <= record.shown.on]
    body = held.planned.body if held.planned else {}
    return {
        "plan": entry_address(held.planned.id) if held.planned else "",
        "often": TouchEvery(body["how_often"]).label if body else "",
        "how": ", ".join(TouchHow(one).label.lower() for one in body.get("how", ())),
        "said": body.get("said", ""),
        "due": held.due,
        "again": held.look_again,
        "had": [_contact(line) for line in reversed(had[-LATEST:])],
        "number": len(had),
        "missed": [(line.happened, line.body["why"], entry_address(line.id)) for line in held.missed],
        "act": _form(record, AdviserContact.kind),
        "agree": _form(record, StayingInTouchPlanned.kind),
    }


def _contact(line: Line) -> tuple[date, str, str, str]:
    how = TouchHow(line.body["how"]).label if line.body.get("how") else "In touch"
    return line.happened, how, line.body.get("said", ""), entry_address(line.id)


def _history(record: Record, kind: str) -> Iterator[HistoryRow]:
    """Since when each was so, the last first."""
    for line in reversed([line for line in record.lines if line.kind == kind and line.happened <= record.shown.on]):
        body = line.body
        what = LeaverHome(body["sort"]).label if kind == LeaverHomeNoted.kind else Occupation(body["what"]).label
        more = body.get("where") or body.get("why") or ""
        yield HistoryRow(what, more, line.happened, body.get("suitable") is False, entry_address(line.id))


def _last(record: Record, kind: str) -> tuple[date, str] | None:
    found = [line for line in record.lines if line.kind == kind and line.happened <= record.shown.on]
    return (found[-1].happened, entry_address(found[-1].id)) if found else None


ALWAYS: Sequence[tuple[str, str]] = (
    (AdviserContact.kind, "You were in touch"),
    ("leaving-help-asked", "They ask for something"),
    (LeaverHomeNoted.kind, "Where they live"),
    (OccupationNoted.kind, "What they do"),
    (LeavingCareExplained.kind, "Go through what they can have"),
    ("independence-move-planned", "Plan a move to a home of their own"),
)


def acts(record: Record, held: LeavingCare) -> list[tuple[str, str]]:
    """Leads to what can be written down now, of those that are theirs who look."""
    if not record.shown.is_now:
        return []
    return [(said, form_address(record.subject, kind)) for kind, said in (*ALWAYS, *_for_now(held)) if record.may(kind)]


def _for_now(held: LeavingCare) -> Iterator[tuple[str, str]]:
    """The acts that there are at this age and status alone."""
    if held.age < FOURTEEN:
        yield PersonalAdviserMet.kind, "They met the adviser"
    if held.adviser is not AdviserBecause.NONE:
        yield PersonalAdviserAppointed.kind, "Appoint a personal adviser"
        yield AdviserHandoverSigned.kind, "Sign a handover"
    if FOURTEEN <= held.age < GROWN_UP:
        yield "adviser-lead-considered", "Who leads before 18"
    if held.adviser is AdviserBecause.ON_REQUEST:
        yield "personal-adviser-asked", "They ask for an adviser"
        yield "personal-adviser-declined", "They want no adviser"
        yield "leaving-support-ended", "Close the support"
    if held.waits_for_a_person or held.status in (LeavingStatus.WAS_IN_CARE, LeavingStatus.YOUNG_PERSON):
        yield "care-leaver-decided", "Decide whether they are a care leaver"


def _form(record: Record, kind: str) -> str:
    return form_address(record.subject, kind) if record.shown.is_now and record.may(kind) else ""
