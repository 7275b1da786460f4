"""Requests of a young person who leaves care, as pages show them: asked, given, or refused and why."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.agencies.directory import names
from corbiere.care.entries import LeavingHelpAnswered
from corbiere.care.entries.leaving import HelpAnswer
from corbiere.care.requests import LeavingRequest, requests_of
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.record import Record


class RequestRow(NamedTuple):
    """Something that was asked for. `tone` says how it stands; `act` is the form that answers it."""

    what: str
    asked: date
    said: str
    stands: str
    tone: str
    more: str
    owner: str
    by: date | None
    href: str
    act: str


TONES = {HelpAnswer.GIVEN: "good", HelpAnswer.PARTLY: "needs-you", HelpAnswer.REFUSED: "late", HelpAnswer.NOT_WANTED: "plain"}


def request_rows(record: Record) -> list[RequestRow]:
    """Requests, what is open first, then the last first."""
    found = [one for one in requests_of(record.lines) if one.asked.happened <= record.shown.on]
    called = names(one.owner for one in found if one.owner)
    rows = [_request(record, one, called) for one in reversed(found)]
    return sorted(rows, key=lambda row: row.tone != "needs-you")


def _request(record: Record, one: LeavingRequest, called: Mapping[UUID, str]) -> RequestRow:
    may = record.shown.is_now and record.may(LeavingHelpAnswered.kind)
    answer, body = one.answer, one.answered.body if one.answered else {}
    more = ". ".join(filter(None, (body.get("what_given"), body.get("why"))))
    settled = answer in (HelpAnswer.GIVEN, HelpAnswer.NOT_WANTED)
    return RequestRow(
        one.what.label,
        one.asked.happened,
        one.asked.body.get("said", ""),
        answer.label if answer else "Not answered yet",
        TONES[answer] if answer else "needs-you",
        more,
        called.get(one.owner, "") if one.owner and not settled else "",
        one.look_again or (one.by if answer is None else None),
        entry_address(one.answered.id if one.answered else one.asked.id),
        "" if settled or not may else form_address(record.subject, LeavingHelpAnswered.kind, of=one.asked.root),
    )
