"""One child of the Children in Need census: each module read, checked and turned into facts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from lxml import etree

from corbiere.exchange.cin_codes import ALIASES, CODED, REFERRAL_SOURCES, REPEATED, YES_NO
from corbiere.exchange.rejects import Reject, Rejects, SourceFault
from corbiere.exchange.truth import Life, missing, unknown_code
from corbiere.exchange.written_days import not_a_date, xml_day
from corbiere.exchange.xml_file import MOST_NAMES, TooManyNames, line_of, local_name, path_below_child
from corbiere.statute.calendar import in_words
from corbiere.statute.facts import Attributes, Fact

Parts = dict[str, etree._Element]

EXAMPLE = "2026-03-16"

LEVEL: Attributes = (("level", "health-or-development"),)
IN_NEED: Attributes = (("type", "child-in-need"),)
NO_FURTHER_ACTION: Attributes = (("outcome", "no-further-action"),)
ENQUIRY: Attributes = (("outcome", "enquiry"),)


_KEPT = "kept, for each can be true by itself; look at them in the source"
BEFORE_REFERRAL = f"Records that begin before the referral of their episode, {_KEPT}"
AFTER_CLOSURE = f"Records that begin after the closure of their episode, {_KEPT}"


class Names(dict[object, str]):
    """An element's name as compared here: without its namespace, in small letters; "" for a comment."""

    def __missing__(self, tag: object) -> str:
        if len(self) > MOST_NAMES:
            raise TooManyNames(f"the file has more than {MOST_NAMES:,} different element names; a Children in Need census has about sixty")
        local = tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
        self[tag] = ALIASES.get(local, local)
        return self[tag]


@dataclass(slots=True)
class CensusSpan:
    """A record with a beginning and perhaps an end, and where it stands in the file."""

    place: int
    element: etree._Element
    begin: date
    end: date | None
    end_element: etree._Element | None = None
    end_place: int = 0
    reviews: list[tuple[date, etree._Element, int]] = field(default_factory=list)


class CensusConference(NamedTuple):
    """A day that the census states for an initial conference. `of_enquiry`: in the enquiry that led to it, and not beside it."""

    day: date
    element: etree._Element
    place: int
    of_enquiry: bool


@dataclass(slots=True)
class Census:
    """Data shared by one file's children."""

    file: str
    rejects: Rejects
    reference: date | None = None
    names: Names = field(default_factory=Names)
    seen: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)


class CensusChild:
    """`told` are the facts with their place in the file; plans, conferences and closures wait until the whole child is read."""

    def __init__(self, census: Census, name: str, life: Life) -> None:
        self.census, self.name, self.life = census, name, life
        self.told: list[tuple[int, date, str, Attributes]] = []
        self.in_need: list[CensusSpan] = []
        self.protection: list[CensusSpan] = []
        self.closures: list[CensusSpan] = []
        self.conferences: list[CensusConference] = []
        self.enquiries: set[date] = set()
        self._place = 0

    def tell(self, day: date, kind: str, attributes: Attributes = (), place: int | None = None) -> None:
        self.told.append((self.next_place() if place is None else place, day, kind, attributes))

    def next_place(self) -> int:
        self._place += 1
        return self._place

    def facts(self) -> list[Fact]:
        told = sorted(self.told, key=itemgetter(0))
        return [Fact(day, kind, attributes, day, None, None, order) for order, (_, day, kind, attributes) in enumerate(told, 1)]

    def refuse(self, element: etree._Element, fault: SourceFault, left_out: str = "") -> None:
        """`left_out` is the whole record that goes with the fault; without it only the element does."""
        path = path_below_child(element)
        text = (element.text or "").strip() if len(element) == 0 else ""
        left_out = left_out or path.rpartition("/")[2]
        self.census.rejects.add(Reject(self.census.file, line_of(element), self.name, path, text, *fault, left_out))

    def parts(self, element: etree._Element) -> tuple[Parts, list[tuple[str, etree._Element]]]:
        """The single elements by name, and those that may come again; a single one that comes again is refused."""
        names, seen = self.census.names, self.census.seen
        single: Parts = {}
        repeated: list[tuple[str, etree._Element]] = []
        for part in element:
            name = names[part.tag]
            seen[name] += 1
            if name in REPEATED:
                repeated.append((name, part))
            elif name in single:
                self.refuse(
                    part, SourceFault("given twice", "this element is given twice for one record; the first was used", "give it once")
                )
            else:
                single[name] = part
                if name in CODED:
                    self._coded(name, part)
        return single, repeated

    def _coded(self, name: str, part: etree._Element) -> None:
        text = (part.text or "").strip()
        if text and text not in CODED[name]:
            self.refuse(part, unknown_code(", ".join(CODED[name])))

    def day(self, part: etree._Element | None, unborn: bool = False, after_death: bool = False, left_out: str = "") -> date | None:
        """None where nothing is given, and where what is given was refused."""
        if part is None:
            return None
        text = (part.text or "").strip()
        if not text and len(part) == 0:
            return None
        day = xml_day(text)
        fault = not_a_date(text, EXAMPLE) if day is None else self.life.fault(day, unborn, after_death)
        if fault is None:
            return day
        self.refuse(part, fault, left_out)
        return None

    def span(
        self, module: etree._Element, parts: Parts, begin: str, end: str, after_death: bool = False, called: str = ""
    ) -> CensusSpan | None:
        """The record, or None where it was refused whole: no beginning, an impossible one, or an end before it."""
        name = called or local_name(module)
        first = parts.get(begin)
        if first is None or not (first.text or "").strip():
            self.refuse(module if first is None else first, missing(f"the day on which the record begins ({begin})"), name)
            return None
        begun = self.day(first, unborn=True, left_out=name)
        if begun is None:
            return None
        last = parts.get(end)
        ended = xml_day((last.text or "").strip()) if last is not None else None
        if last is not None and ended is not None and ended < begun:
            right = f"a day on or after {in_words(begun)}"
            self.refuse(last, SourceFault("ends before it begins", f"the record ends before it begins, on {in_words(begun)}", right), name)
            return None
        return CensusSpan(self.next_place(), first, begun, self.day(last, unborn=True, after_death=after_death), last)


def read_details(child: CensusChild, details: etree._Element) -> None:
    """One episode of need: the referral and every module under it."""
    parts, modules = child.parts(details)
    referral = child.span(details, parts, "cinreferraldate", "cinclosuredate", after_death=True, called="the referral and its closure")
    conferences = len(child.conferences)
    _initial_conference(child, parts, None)
    busy = len(child.conferences) > conferences or any(name in MODULES for name, _ in modules)
    if referral is not None:
        _referral(child, referral, parts, busy)
    for name, module in modules:
        if (read := MODULES.get(name)) is not None and (begun := read(child, module)) is not None:
            _compare(child, referral, begun)


def _compare(child: CensusChild, referral: CensusSpan | None, begun: date) -> None:
    if referral is None:
        return
    if begun < referral.begin:
        child.census.notes[BEFORE_REFERRAL] += 1
    elif referral.end is not None and begun > referral.end:
        child.census.notes[AFTER_CLOSURE] += 1


def _referral(child: CensusChild, referral: CensusSpan, parts: Parts, busy: bool) -> None:
    source = parts.get("referralsource")
    code = (source.text or "").strip() if source is not None else ""
    words, by = REFERRAL_SOURCES.get(code, ("", ""))
    if source is not None and code and not words:
        child.refuse(source, unknown_code(", ".join(REFERRAL_SOURCES)))
    child.tell(referral.begin, "concern-received", (("from", by),) if by else (), referral.place)
    nfa = parts.get("referralnfa")
    text = (nfa.text or "").strip() if nfa is not None else ""
    if nfa is not None and text:
        answer = YES_NO.get(text.lower())
        if answer is None:
            child.refuse(nfa, unknown_code("1 or true, 0 or false"))
        elif answer and busy:
            child.refuse(
                nfa, SourceFault("contradicts its record", "no further action, yet work followed in the same episode", "0, or no work")
            )
        elif answer:
            child.tell(referral.begin, "concern-decided", NO_FURTHER_ACTION)
    referral.end_place = child.next_place()
    child.closures.append(referral)


def _assessment(child: CensusChild, module: etree._Element) -> date | None:
    parts, _ = child.parts(module)
    span = child.span(module, parts, "assessmentactualstartdate", "assessmentauthorisationdate")
    if span is None:
        return None
    child.tell(span.begin, "assessment-started", LEVEL, span.place)
    if span.end is not None:
        child.tell(span.end, "assessment-completed", LEVEL)
    return span.begin


def _plan_in_need(child: CensusChild, module: etree._Element) -> date | None:
    parts, _ = child.parts(module)
    span = child.span(module, parts, "cinplanstartdate", "cinplanenddate")
    if span is not None:
        span.end_place = child.next_place()
        child.in_need.append(span)
    return span.begin if span is not None else None


def _enquiry(child: CensusChild, module: etree._Element) -> date | None:
    parts, _ = child.parts(module)
    span = child.span(module, parts, "s47actualstartdate", "")
    if span is not None and span.begin in child.enquiries:
        child.refuse(
            span.element,
            SourceFault("given twice", "another enquiry of this child starts on this day", "give each enquiry once"),
            "Section47",
        )
        span = None
    if span is not None:
        child.enquiries.add(span.begin)
        child.tell(span.begin, "strategy-discussion-held", ENQUIRY, span.place)
        child.tell(span.begin, "enquiry-started")
    _initial_conference(child, parts, span.begin if span is not None else None, of_enquiry=True)
    return span.begin if span is not None else None


def _initial_conference(child: CensusChild, parts: Parts, enquiry: date | None, of_enquiry: bool = False) -> None:
    part = parts.get("dateofinitialcpc")
    day = child.day(part, unborn=True)
    if part is None or day is None:
        return
    if enquiry is not None and day < enquiry:
        child.refuse(
            part,
            SourceFault(
                "before its enquiry", "the conference comes before the enquiry that led to it", f"a day on or after {in_words(enquiry)}"
            ),
        )
        return
    child.conferences.append(CensusConference(day, part, child.next_place(), of_enquiry))


def _protection(child: CensusChild, module: etree._Element) -> date | None:
    parts, repeated = child.parts(module)
    span = child.span(module, parts, "cppstartdate", "cppenddate")
    if span is None:
        return None
    for name, part in repeated:
        if name == "reviews":
            for review in child.parts(part)[1]:
                _review(child, span, *review)
        else:
            _review(child, span, name, part)
    span.end_place = child.next_place()
    child.protection.append(span)
    return span.begin


def _review(child: CensusChild, plan: CensusSpan, name: str, part: etree._Element) -> None:
    if name == "cppreviewdate" and (day := child.day(part, unborn=True)) is not None:
        plan.reviews.append((day, part, child.next_place()))


MODULES = {
    "assessments": _assessment,
    "cinplandates": _plan_in_need,
    "section47": _enquiry,
    "childprotectionplans": _protection,
}
