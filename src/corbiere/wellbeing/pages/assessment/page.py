"""An assessment as its page shows it: under each of the eight what was written, and what the last assessment had there."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.forms.notebook import Notebook
from corbiere.desk.record.display import Names, label_of, name_in
from corbiere.desk.record.record import Record
from corbiere.ledger.record import Line
from corbiere.people.consulting import not_asking, not_consulted
from corbiere.people.kinship import PARENTS
from corbiere.people.needs import Indicator
from corbiere.people.readings import relationships_of
from corbiere.statute.calendar import in_words
from corbiere.wellbeing.assessment import Assessment, AssessmentState, assessments, last_signed
from corbiere.wellbeing.entries import MEETINGS, AssessmentPartWritten, AssessmentPlanningHeld, AssessmentStarted
from corbiere.wellbeing.entries.assessment_parts import CarriedHow
from corbiere.wellbeing.entries.assessments import AgreementParty, AssessmentAgreement, EarlierUse
from corbiere.wellbeing.entries.meetings import TeamAroundMeeting
from corbiere.wellbeing.pages.assessment import boxes
from corbiere.wellbeing.pages.assessment.boxes import PartBox, Place
from corbiere.wellbeing.pages.assessment.notes import PartLines, finding_in_words, lines_of

STATES = {
    AssessmentState.OPEN: ("Being written", "plain"),
    AssessmentState.SUBMITTED: ("With the manager", "needs-you"),
    AssessmentState.RETURNED: ("Sent back", "needs-you"),
    AssessmentState.SIGNED: ("Signed", "good"),
    AssessmentState.ENDED: ("Ended unfinished", "plain"),
}


class EarlierPart(NamedTuple):
    """A part of the assessment before. `changed` leads to the form that says what it is now; both are empty once it was taken up."""

    lines: PartLines
    carry: str
    changed: str


class BeforePlace(NamedTuple):
    """The last assessment under one of the eight."""

    day: date
    finding: str
    parts: Sequence[EarlierPart]
    href: str

    @property
    def waits(self) -> bool:
        """Whether some of it is still to be taken up, or said to have changed."""
        return any(part.carry for part in self.parts)


class PlaceRow(NamedTuple):
    """One of the eight: its box, what is written, what was written before, and in a word what changed."""

    box: PartBox
    lines: Sequence[PartLines]
    finding: str
    before: BeforePlace | None
    mark: str
    tone: str
    is_open: bool

    @property
    def place(self) -> Place:
        return self.box.place


class AgreementRow(NamedTuple):
    """Somebody whose agreement is asked, and what they last said."""

    who: str
    said: str
    tone: str
    why: str
    on: date | None
    href: str
    ask: str


def called(held: Assessment) -> str:
    return held.level.label if held.level else "Assessment"


def last_before(record: Record, held: Assessment) -> Assessment | None:
    """The assessment that it builds on, or else the one that was signed last before it."""
    among = [one for one in assessments(record.lines) if one.id != held.id]
    built_on = {one["of"] for one in held.started.body.get("earlier", ()) if one["use"] == EarlierUse.BUILDS_ON}
    named = next((one for one in among if {str(one.id), str(one.completed.root if one.completed else "")} & built_on), None)
    return named or last_signed(among, held.started.happened)


def is_written_by(record: Record, held: Assessment) -> bool:
    """Whether whoever looks may add to it here and now."""
    return record.shown.is_now and held.is_written and record.may(AssessmentPartWritten.kind)


def places(record: Record, held: Assessment, book: Notebook, names: Names, current: int | None) -> list[PlaceRow]:
    before = last_before(record, held)
    rows = [place_row(record, held, before, boxes.box(place, book), names) for place in boxes.PLACES]
    writes = is_written_by(record, held)
    here = next((row.place.number for row in rows if not row.lines), None) if current is None and writes else current
    return [row._replace(is_open=row.box.is_open or row.place.number == here) for row in rows]


def place_row(record: Record, held: Assessment, before: Assessment | None, box: PartBox, names: Names) -> PlaceRow:
    indicator = box.place.indicator
    parts = parts_at(held, box.place)
    then = _before(record, held, before, indicator, names) if before and indicator else None
    found = finding_in_words(held.finding(indicator)) if indicator else ""
    mark, tone = _mark(then, parts, found)
    return PlaceRow(box, [lines_of(part, names) for part in parts], found, then, mark, tone, is_open=False)


def parts_at(held: Assessment, place: Place) -> list[Line]:
    return held.of(place.indicator) if place.indicator else [part for part in held.parts if part.body.get("context")]


def _before(record: Record, held: Assessment, before: Assessment, indicator: Indicator, names: Names) -> BeforePlace:
    taken_up = {part.body.get("carried") for part in held.parts}
    writes = is_written_by(record, held)
    parts = [_earlier(record, held, part, names, writes and str(part.root) not in taken_up) for part in before.of(indicator)]
    day = before.over or before.started.happened
    href = record.address("wellbeing:assessment", before.id)
    return BeforePlace(day, finding_in_words(before.finding(indicator)), parts, href)


def _earlier(record: Record, held: Assessment, part: Line, names: Names, waits: bool) -> EarlierPart:
    changed = {"of": held.id, "indicator": part.body["indicator"], "carried": part.root, "carried_how": CarriedHow.CHANGED}
    href = form_address(record.subject, AssessmentPartWritten.kind, **changed) if waits else ""
    return EarlierPart(lines_of(part, names), f"carry-{part.root}" if waits else "", href)


def _mark(before: BeforePlace | None, parts: Sequence[Line], found: str) -> tuple[str, str]:
    """Says in a word what changed since the last assessment; nothing where there is none to compare."""
    if before is None or not (before.parts or parts):
        return "", "plain"
    if not parts:
        return "Not looked at again yet", "plain"
    if not before.parts:
        return "New", "needs-you"
    carried = {part.body.get("carried_how") for part in parts}
    if CarriedHow.CHANGED in carried or (found and before.finding and found != before.finding):
        return "Changed", "needs-you"
    return ("Still so", "good") if carried == {CarriedHow.CONFIRMED} or found == before.finding != "" else ("Added to", "plain")


def confirmed(held: Assessment, part: Line, checked: str) -> AssessmentPartWritten:
    """The part of an earlier assessment as it is still so, with what it found (WT-106-1)."""
    said = {name: part.body[name] for name in ("indicator", "finding", "tense") if part.body.get(name)}
    carried = {"carried": part.root, "carried_how": CarriedHow.CONFIRMED, **({"confirmed_with": checked} if checked else {})}
    return AssessmentPartWritten.model_validate({"of": held.id, **said, **carried})


def agreement(record: Record, held: Assessment, names: Names) -> list[AgreementRow]:
    """The child, each parent on record, and whoever else was asked."""
    said = dict(held.agreed)
    asks = record.shown.is_now and held.is_open and record.may("assessment-agreement-noted")
    kind, of, not_asked = "assessment-agreement-noted", held.id, "Not asked yet" if held.is_open else "Not asked"
    child = form_address(record.subject, kind, of=of, party=AgreementParty.CHILD) if asks else ""
    rows = [] if record.person.unborn else [_agreed(record.called, said.pop(AgreementParty.CHILD, None), child, not_asked)]
    stand = not_consulted(record.lines, record.shown.on)
    for parent in parents(record):
        who = name_in(names, parent) or "A parent"
        answers = [said.pop(key) for key in (who.casefold(), str(parent)) if key in said]  # of one who was written by name, too
        unasked = not_asking(stand, parent, who)
        if unasked:
            why = f"{unasked.why} It is looked at again by {in_words(unasked.until)}."
            rows.append(AgreementRow(who, "Not asked, because", "plain", why, None, entry_address(unasked.entry), ""))
        else:
            ask = form_address(record.subject, kind, of=of, party=AgreementParty.PARENT, person=parent) if asks else ""
            rows.append(_agreed(who, answers[-1] if answers else None, ask, not_asked))
    return [*rows, *(_agreed(line.body.get("who") or name_in(names, _person(line)) or "Somebody", line, "") for line in said.values())]


def _person(line: Line) -> UUID | None:
    return UUID(line.body["person"]) if line.body.get("person") else None


def parents(record: Record) -> list[UUID]:
    """Parents on record on the day shown, as far as the family is open."""
    ties = relationships_of(record.subject, record.lines)
    return list(dict.fromkeys(tie.other for tie in ties if tie.relation in PARENTS and record.shown.on in tie.during))


def _agreed(who: str, line: Line | None, ask: str, not_asked: str = "") -> AgreementRow:
    if line is None:
        return AgreementRow(who, not_asked, "plain", "", None, "", ask)
    answer = line.body["answer"]
    tone = "good" if answer == AssessmentAgreement.AGREED else "needs-you"
    said = label_of(AssessmentAgreement, answer)
    return AgreementRow(who, said, tone, line.body.get("why") or line.body.get("words") or "", line.happened, entry_address(line.id), ask)


class ServiceRow(NamedTuple):
    """A service that was asked what it knows since the assessment began."""

    who: str
    what: str
    on: date
    answered: date | None
    href: str
    answer: str


def services(record: Record, held: Assessment, names: Names) -> list[ServiceRow]:
    since = [line for line in record.lines if line.happened >= held.started.happened]
    answers = {line.body["of"]: line for line in since if line.kind == "agency-answered"}
    found = []
    for line in (line for line in since if line.kind == "agency-asked"):
        answer = answers.get(str(line.root))
        agency = UUID(line.body["agency"]) if line.body.get("agency") else None
        who = name_in(names, agency) or line.body.get("elsewhere") or "A service"
        writes = record.shown.is_now and record.may("agency-answered") and not answer
        href = form_address(record.subject, "agency-answered", of=line.root) if writes else ""
        found.append(
            ServiceRow(who, line.body["what"], line.happened, answer and answer.happened, entry_address((answer or line).id), href)
        )
    return found


OF_NONE = ("agency-asked", MEETINGS.arranged.kind)


def _is_planned(record: Record, held: Assessment) -> bool:
    """Whether those who know the child have met to plan it, or are to meet (PS-2.12)."""
    since = [line for line in record.lines if line.happened >= held.started.happened]
    arranged = (line.kind == MEETINGS.arranged.kind and line.body.get("type") == TeamAroundMeeting.PLANNING for line in since)
    return any(line.kind == AssessmentPlanningHeld.kind for line in since) or any(arranged)


def steps(record: Record, held: Assessment) -> list[tuple[str, str]]:
    """The next things to do, as far as whoever looks may do them: each with the address of its form."""
    if not record.shown.is_now:
        return []
    here, of = record.subject, held.id
    found: list[tuple[str, str, dict[str, object]]] = []
    if held.is_written and not _is_planned(record, held):
        found.append((MEETINGS.arranged.kind, "Arrange the planning meeting", {"type": TeamAroundMeeting.PLANNING}))
    if held.is_written:
        found.append(("assessment-comment-asked", "Ask the family what they think of it", {}))
        found.append(("assessment-submitted", "Finish, and send it to the manager", {}))
    if held.is_open and (held.shown or held.comments):
        found.append(("assessment-commented", "Write down what somebody thinks of it", {}))
    if held.state is AssessmentState.SUBMITTED:
        found.append(("assessment-completed", "Sign it", {"level": held.level}))
        found.append(("assessment-returned", "Send it back", {}))
    if held.completed:
        found.append(("assessment-told", "Tell somebody what was found", {}))
    if held.is_written:
        found.append(("agency-asked", "Ask a service what it knows", {}))
        found.append(("assessor-changed", "Give it to another assessor", {}))
        found.append(("assessment-ended", "End it unfinished", {}))
    return [
        (said, form_address(here, kind, **({} if kind in OF_NONE else {"of": of}), **begins))
        for kind, said, begins in found
        if record.may(kind)
    ]


def named_in(record: Record, held: Iterable[Assessment]) -> list[tuple[str, UUID]]:
    """Everybody whom the page names."""
    lines = [line for one in held for line in (one.started, *one.parts, *one.agreements, *one.comments, *one.submissions, *one.returns)]
    found = [("practitioner", line.practitioner) for line in lines if line.practitioner]
    found += [("practitioner", who) for one in held for _, who in one.assessors if who]
    found += [("person", parent) for parent in parents(record)]
    found += [("person", UUID(line.body["person"])) for line in lines if line.body.get("person")]
    asked = [line for line in record.lines if line.kind == "agency-asked" and line.body.get("agency")]
    return [*found, *(("agency", UUID(line.body["agency"])) for line in asked)]


def starts(record: Record) -> str:
    """The form in which an assessment begins, where whoever looks may begin one."""
    return form_address(record.subject, AssessmentStarted.kind) if record.shown.is_now and record.may(AssessmentStarted.kind) else ""
