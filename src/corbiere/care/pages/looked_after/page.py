"""All that is on record of how a child is looked after: homes, times in care, who agreed, family time, what they were told."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.care.entries import (
    AdvocacyInformationGiven,
    CareExplained,
    CarePaperworkGiven,
    ConnectedCarersExplored,
    DirectWorkDone,
    FamilyTimeArranged,
    FamilyTimeHad,
    ReturnInterviewOffered,
    WorkerContactGiven,
)
from corbiere.care.entries.family_time import Allowed, HowItWent
from corbiere.care.entries.missing import TalkAnswer
from corbiere.care.entries.parts import CareStatus, ConsentAnswer, MoveSort, WhyLeftHome
from corbiere.care.episodes import Home, homes, in_care_on, statuses
from corbiere.care.pages.looked_after.now import HomeNow, home_in_words
from corbiere.desk.addresses import entry_address, form_address
from corbiere.desk.record.display import label_of
from corbiere.desk.record.record import Record
from corbiere.ledger.entry import Choice
from corbiere.ledger.record import Line

WITHDRAWN = "care-consent-withdrawn"
AT_HOME = ("placement", "custody", "school", "hospital")


class HomeRow(NamedTuple):
    """A home with how they came to it and why they left it."""

    home: HomeNow
    until: date | None
    planned: str
    left: str
    why: str
    against_plan: bool
    href: str


class StatusRow(NamedTuple):
    under: str
    order: str
    since: date
    until: date | None
    href: str


class ConsentRow(NamedTuple):
    """What somebody with parental responsibility said last."""

    who: str
    answer: str
    tone: str
    said: date
    href: str


class FamilyTimeRow(NamedTuple):
    """An arrangement with somebody, and what came of it since: how often of how many."""

    who: str
    allowed: str
    how: str
    wish: str
    limit: str
    kept: int
    of: int
    last: str
    last_on: date | None
    again: date | None
    href: str
    act: str


class OwedToldRow(NamedTuple):
    """Something that everybody in care is owed: done on a day, or how to do it."""

    what: str
    done: date | None
    href: str


def home_rows(record: Record) -> list[HomeRow]:
    """Homes, the last first; that they leave one on the eighteenth birthday is not said before it."""
    return [_home(record, home) for home in reversed(homes(record.lines)) if home.since <= record.shown.on]


def _home(record: Record, home: Home) -> HomeRow:
    left, on = home.why_left, record.shown.on
    return HomeRow(
        home_in_words(home, on),
        home.until if home.until and home.until <= on else None,
        _label(MoveSort, home.started.body.get("sort")),
        _label(WhyLeftHome, left.get("reason")),
        left.get("why", ""),
        bool(left.get("disrupted")),
        entry_address(home.started.id),
    )


def _label(choices: type[Choice], said: str | None) -> str:
    return label_of(choices, said) if said else ""


def status_rows(record: Record) -> list[StatusRow]:
    on = record.shown.on
    return [
        StatusRow(
            _label(CareStatus, one.status),
            one.said.body.get("order", ""),
            one.since,
            one.until if one.until and one.until <= on else None,
            entry_address(one.said.id),
        )
        for one in reversed(statuses(record.lines))
        if one.since <= on
    ]


TONES = {ConsentAnswer.SIGNED: "good", ConsentAnswer.AGREED: "needs-you"}


def consent_rows(record: Record) -> list[ConsentRow]:
    """Of the time in care that runs, while it rests on agreement."""
    span = in_care_on(record.lines, record.shown.on)
    since = span.begins if span else date.max
    said: dict[str, ConsentRow] = {}
    for line in record.lines:
        if line.happened < since:
            continue
        for one in line.body.get("consents", ()) if line.kind.startswith("care-") else ():
            answer = ConsentAnswer(one["answer"])
            said[one.get("person") or one["who"]] = ConsentRow(
                one["who"], answer.label, TONES.get(answer, "late"), line.happened, entry_address(line.id)
            )
        if line.kind == WITHDRAWN:
            key = line.body.get("person") or line.body["who"]
            said[key] = ConsentRow(line.body["who"], "They took their agreement back", "late", line.happened, entry_address(line.id))
    return list(said.values())


def family_time_rows(record: Record) -> list[FamilyTimeRow]:
    """The last arrangement with each; it replaces what was arranged with them before."""
    arranged = [line for line in record.lines if line.kind == FamilyTimeArranged.kind]
    had = [line for line in record.lines if line.kind == FamilyTimeHad.kind]
    with_each: dict[str, list[Line]] = {}
    for line in arranged:
        with_each.setdefault(line.body.get("person") or line.body["who"], []).append(line)
    return [_time_with(record, held, had) for held in with_each.values()]


def _time_with(record: Record, held: Sequence[Line], had: Sequence[Line]) -> FamilyTimeRow:
    now, roots = held[-1], {str(line.root) for line in held}
    came = [line for line in had if line.body["of"] in roots]
    body, last = now.body, came[-1] if came else None
    how = ", ".join(filter(None, (body.get("how_often"), body.get("where"), body.get("with_whom") and f"with {body['with_whom']} there")))
    again = body.get("look_again")
    return FamilyTimeRow(
        body["who"],
        _label(Allowed, body["allowed"]),
        how,
        body.get("child_says", ""),
        body.get("why_limited", ""),
        sum(line.body["went"] == HowItWent.WELL for line in came),
        len(came),
        _label(HowItWent, last.body["went"]) if last else "",
        last.happened if last else None,
        date.fromisoformat(again) if again else None,
        entry_address(now.id),
        _form(record, FamilyTimeHad.kind, now.root),
    )


OWED = (
    (CareExplained.kind, "Why they are in care was explained"),
    (WorkerContactGiven.kind, "They have their worker’s number"),
    (AdvocacyInformationGiven.kind, "They know of an advocate and of Mind Of My Own"),
    (ConnectedCarersExplored.kind, "Family and friends were asked who could care for them"),
    (CarePaperworkGiven.kind, "Parents and carers have the papers"),
    (DirectWorkDone.kind, "Something was done together to get to know them"),
)


def told_rows(record: Record) -> Iterator[OwedToldRow]:
    """Each with the last day on which it was done in the time in care that runs."""
    span = in_care_on(record.lines, record.shown.on)
    if span is None:
        return
    for kind, what in OWED:
        done = [line for line in record.lines if line.kind == kind and line.happened >= span.begins]
        yield OwedToldRow(what, done[-1].happened if done else None, entry_address(done[-1].id) if done else _form(record, kind))


class MissingRow(NamedTuple):
    """A time in which they were missing, and the talk about it."""

    since: date
    back: date | None
    where: str
    talk: str
    href: str


def missing_rows(record: Record) -> list[MissingRow]:
    """Times of being missing while in care, the last first."""
    gone = [line for line in record.lines if line.kind == "child-missing" and in_care_on(record.lines, line.happened)]
    return [_missing(record.lines, line) for line in reversed(gone)]


def _missing(lines: Sequence[Line], gone: Line) -> MissingRow:
    back = next(
        (one for one in lines if one.kind == "child-found" and one.body.get("of") in (str(gone.root), None) and not _before(one, gone)),
        None,
    )
    after = [one for one in lines if back and not _before(one, back)]
    held = next((one for one in after if one.kind == "return-talk-held"), None)
    offered = next(
        (one for one in reversed(after) if one.kind == ReturnInterviewOffered.kind and back and one.body["of"] == str(back.root)), None
    )
    talk = "They talked about it" if held else f"A talk was offered: {_label(TalkAnswer, offered.body['wish']).lower()}" if offered else ""
    where = back.body["where"] if back else ""
    if back and not (talk or back.brought_in):
        talk = "No talk is offered yet"
    return MissingRow(gone.happened, back.happened if back else None, where, talk, entry_address(gone.id))


def _before(one: Line, other: Line) -> bool:
    return (one.happened, one.order) < (other.happened, other.order)


def place_now(record: Record) -> list[str]:
    """The address of where they are looked after, as far as whoever looks may know it."""
    if not record.sees("family"):
        return []
    return [", ".join([*held.lines, held.postcode]).strip(", ") for held in record.addresses if held.sort in AT_HOME]


ACTS = (
    ("placement-started", "Write down a move"),
    ("home-move-planned", "Plan a move"),
    ("family-time-arranged", "Arrange family time"),
    ("care-status-changed", "Change what they are looked after under"),
    (WITHDRAWN, "Somebody took their agreement back"),
    ("care-ended", "End the care"),
)


def acts(record: Record) -> list[tuple[str, str]]:
    """Leads to what can be written down now, of those that are theirs who look."""
    if not record.shown.is_now or in_care_on(record.lines, record.shown.on) is None:
        return []
    by_agreement = statuses(record.lines)[-1:] and statuses(record.lines)[-1].status == CareStatus.ACCOMMODATED
    fits = [(kind, said) for kind, said in ACTS if by_agreement or kind != WITHDRAWN]
    return [(said, form_address(record.subject, kind)) for kind, said in fits if record.may(kind)]


def _form(record: Record, kind: str, of: UUID | None = None) -> str:
    return form_address(record.subject, kind, of=of) if record.shown.is_now and record.may(kind) else ""
