"""Two people correct or take back what begins or ends a legal state: one asks, and another, as entitled, does it or declines.

The request is an entry; so is the answer, for the correction itself is recorded by the second person and says what was asked. Nothing of
this holds up recording anything new.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from datetime import time as time_of_day
from uuid import UUID

from django.db.models import Max

from corbiere.access.corrections import may_correct, who_answers_for
from corbiere.access.legal_states import fills_a_gap, is_legal_state
from corbiere.access.viewing import Viewer, viewer
from corbiere.access.visibility import STAFF_SORTS
from corbiere.agencies.directory import names
from corbiere.agencies.models import Cover
from corbiere.ledger.checks import not_here
from corbiere.ledger.entry import Entry, kind_called
from corbiere.ledger.models import EntryRow
from corbiere.ledger.reading import effective, rows_of, withdrawn
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, gate, must
from corbiere.ledger.withdrawal import CorrectionAsked, CorrectionDeclined, ToDo, Withdrawn
from corbiere.ledger.writing import Writing

TWO = "This begins or ends a legal state, or says who somebody is: a second person must agree"
NOT_NEEDED = "This does not need a second person. Correct the entry, or withdraw it."
ASKED_ALREADY = "Somebody has already asked for this, and it is waiting for an answer."
OVERTAKEN = "This has already been answered, or the entry has changed since. Look at the entry as it is now."
OWN_REQUEST = "You asked for this, or cover for the person who did. Somebody else must agree: ask"
OTHER_WORDS = "This is not the change that was asked for. Agree to the change as asked for, or decline it and say why."
NO_ENTRY = "This is not an entry of that kind. Send the whole new entry as JSON, as it would be recorded."


@dataclass(frozen=True, slots=True)
class CorrectionRequest:
    """A request: `line` is its entry, `target` the entry that it is about, as it stands or stood."""

    subject: UUID
    line: Line
    said: CorrectionAsked
    target: Line

    @property
    def by(self) -> UUID | None:
        return self.line.practitioner

    @property
    def puts_back(self) -> bool:
        """Whether it asks that a withdrawn entry stand again."""
        return self.said.what is ToDo.WITHDRAW and UUID(self.said.entry) != self.target.id

    @property
    def proposed(self) -> Entry | None:
        """The new words of a correction."""
        return kind_called(self.target.kind).model_validate(json.loads(self.said.words)) if self.said.words else None

    def writing(self, today: date) -> Writing:
        """The writing agreed to."""
        entry, day, at = self.proposed or Withdrawn(), today, None
        if self.proposed:
            day = date.fromisoformat(self.said.day) if self.said.day else self.target.happened
            at = time_of_day.fromisoformat(self.said.time) if self.said.time else None
        return Writing(entry=entry, about=self.subject, happened=day, time=at, replaces=UUID(self.said.entry), why=self.said.why)


When = tuple[date, time_of_day | None]


def needs_second_person(viewer: Viewer, line: Line, new: Entry | None, lines: Sequence[Line], when: When | None = None) -> bool:
    """Whether an entry, or what it is to become, begins or ends a legal state. Default: who added a person may put right what they typed
    of who that is, as long as nobody else has written in the record. What fills a gap alone, on the day and at the hour of the entry
    (`when` it is to be), needs nobody."""
    if new is not None and when == (line.happened, line.time) and fills_a_gap(line.kind, line.body, new.body()):
        return False
    own = line.kind in ("person-identified", "born") and line.practitioner == viewer.practitioner
    if own and all(held.practitioner == viewer.practitioner for held in lines):
        return False
    becomes = new is not None and not isinstance(new, Withdrawn) and is_legal_state(line.kind, new.body())
    return becomes or is_legal_state(line.kind, line.body)


def request_of(
    line: Line, replaces: UUID, new: Entry | None, why: str, day: date | None = None, at: time_of_day | None = None
) -> CorrectionAsked:
    """The request to correct an entry to these words, or to take it back."""
    said = {"entry": str(replaces), "what": ToDo.WITHDRAW if new is None else ToDo.CORRECT, "why": why}
    if new is not None:
        said |= {"words": json.dumps(new.body(), ensure_ascii=False), "day": str(day or line.happened)}
        said |= {"time": at.isoformat("minutes")} if at else {}
    return CorrectionAsked.model_validate(said)


def open_requests(subject: UUID, lines: Iterable[Line]) -> list[CorrectionRequest]:
    """The requests that nobody has answered: neither done, nor declined, nor overtaken by another change of the entry."""
    held = list(lines)
    declined = {line.body["of"] for line in held if line.kind == CorrectionDeclined.kind}
    asked = [line for line in held if line.kind == CorrectionAsked.kind and str(line.root) not in declined]
    found = [_request(subject, line) for line in asked]
    return [request for request in found if request is not None]


def _request(subject: UUID, line: Line) -> CorrectionRequest | None:
    said = CorrectionAsked.read(line.body, line.version)
    target = _target(subject, said.entry)
    if target is None:
        return None
    last = EntryRow.objects.filter(subject=subject, root=target.root).aggregate(last=Max("order"))["last"]
    return CorrectionRequest(subject, line, said, target) if last < line.order else None


def _target(subject: UUID, entry: str) -> Line | None:
    """The entry of that id, if it stands, or what a withdrawal of that id took back."""
    try:
        id = UUID(entry)
    except ValueError:
        return None
    rows = rows_of([subject]).get(subject, [])
    return next((line for line in effective(rows) if line.id == id), None) or withdrawn(rows).get(id)


def may_decide(viewer: Viewer, request: CorrectionRequest, lines: Sequence[Line]) -> Ruling:
    """Whether the viewer may agree to what was asked, or decline it."""
    told = may_correct(viewer, request.subject, request.target, lines)
    if not told.allowed:
        return told
    acting = request.by and Cover.objects.on(viewer.on).filter(subject=request.by, acting=viewer.practitioner).exists()
    own = request.by == viewer.practitioner or acting
    return must(not own, f"{OWN_REQUEST} {_others(request.subject, request.target, lines, viewer, request.by)}.", "")


def whom_to_ask(viewer: Viewer, subject: UUID, line: Line, lines: Sequence[Line]) -> str:
    """Who may agree, in words."""
    return _others(subject, line, lines, viewer, viewer.practitioner)


def _others(subject: UUID, line: Line, lines: Sequence[Line], viewer: Viewer, asker: UUID | None) -> str:
    answering = [held.practitioner for held in who_answers_for(subject, line, lines, viewer.on)]
    acting = set(Cover.objects.on(viewer.on).filter(subject=asker).values_list("acting", flat=True)) if asker else set()
    others = [who for who in dict.fromkeys([*answering, line.practitioner]) if who and who not in {asker, viewer.practitioner} | acting]
    called = names(others[:3])
    return " or ".join(called[who] for who in others[:3] if who in called) or "the Children and Families Hub"


def is_open_to(asked: Proposal, opened: frozenset[str]) -> bool:
    """Whether the entry that a request or its answer is about is of a kind that is open to the author."""
    entry = asked.entry
    if isinstance(entry, CorrectionDeclined):
        line = asked.standing.entry(entry.of)
        entry = CorrectionAsked.read(line.body, line.version) if line and line.kind == CorrectionAsked.kind else entry
    target = _target(asked.subject, entry.entry) if isinstance(entry, CorrectionAsked) else None
    return target is not None and kind_called(target.kind).category in opened


# The gate.


@gate
def may_put_this_right(asked: Proposal) -> Ruling | None:
    """Asked beside `may_write_here`, which answers for what is closed: whoever comes here sees what they want to correct."""
    if asked.sort in STAFF_SORTS or asked.by.system or asked.invented or asked.by.practitioner is None:
        return None
    author = viewer(asked.by.practitioner, asked.today)
    if author.agency is None:
        return None
    if isinstance(asked.entry, CorrectionAsked):
        return _may_ask(asked, asked.entry, author)
    if isinstance(asked.entry, CorrectionDeclined):
        return _may_decline(asked, asked.entry, author)
    return _may_replace(asked, asked.replaces, author) if asked.replaces else None


def _may_replace(asked: Proposal, line: Line, author: Viewer) -> Ruling:
    lines = asked.standing.lines
    told = may_correct(author, asked.subject, line, lines)
    if not told.allowed or not needs_second_person(author, line, asked.entry, lines, (asked.happened, asked.time)):
        return told
    request = next((held for held in open_requests(asked.subject, lines) if held.target.root == line.root), None)
    if request is None:
        ask = whom_to_ask(author, asked.subject, line, lines)
        return must(False, f"{TWO}. Ask for it first (“{CorrectionAsked.called}”); then {ask} can do it.", "")
    decides = may_decide(author, request, lines)
    return decides if not decides.allowed else must(_is_as_asked(asked, request), OTHER_WORDS, "")


def _is_as_asked(asked: Proposal, request: CorrectionRequest) -> bool:
    wanted = request.writing(asked.today)
    if isinstance(asked.entry, Withdrawn):
        return isinstance(wanted.entry, Withdrawn)
    return (asked.entry.body(), asked.happened, asked.time) == (wanted.entry.body(), wanted.happened, wanted.time)


def _may_ask(asked: Proposal, entry: CorrectionAsked, author: Viewer) -> Ruling:
    target, lines = _target(asked.subject, entry.entry), asked.standing.lines
    if target is None or asked.replaces:
        raise not_here("entry")
    told = may_correct(author, asked.subject, target, lines)
    if not told.allowed:
        return told
    new = _words(entry, target)
    if (new is None) != (entry.what is ToDo.WITHDRAW):
        return must(False, NO_ENTRY, "", "words")
    if not needs_second_person(author, target, new, lines):
        return must(False, NOT_NEEDED, "", "entry")
    waiting = any(held.target.root == target.root for held in open_requests(asked.subject, lines))
    return must(not waiting, ASKED_ALREADY, "", "entry")


def _words(entry: CorrectionAsked, target: Line) -> Entry | None:
    try:
        if entry.day:
            date.fromisoformat(entry.day)
        if entry.time:
            time_of_day.fromisoformat(entry.time)
        return kind_called(target.kind).model_validate(json.loads(entry.words)) if entry.words else None
    except ValueError:  # also pydantic's and json's
        return None


def _may_decline(asked: Proposal, entry: CorrectionDeclined, author: Viewer) -> Ruling:
    lines = asked.standing.lines
    request = next((held for held in open_requests(asked.subject, lines) if entry.of in (held.line.id, held.line.root)), None)
    return may_decide(author, request, lines) if request else must(False, OVERTAKEN, "", "of")
