"""Small, dense, nasty stories for property tests: few days, many collisions, states that begin twice or end before they begin."""

from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from corbiere.statute.calendar import WORKING_DAYS, days_after, months_after
from corbiere.statute.facts import Attributes, Fact
from corbiere.statute.kinds import KINDS, Attribute

FIRST, LAST = date(2023, 7, 1), date(2026, 6, 30)
# Ends of months and of leap Februaries, terms' first and last days, and the holidays of Easter, May and Christmas.
NASTY = """
    2024-02-28 2024-02-29 2024-03-01 2024-03-28 2024-04-01 2024-05-09 2024-08-31 2024-11-30 2024-12-24 2024-12-31 2025-01-01 2025-01-31
    2025-02-28 2025-03-31 2025-04-15 2025-04-28 2025-05-03 2025-07-20 2025-09-01 2025-12-19 2026-01-05
"""
NASTY_DAYS = tuple(date.fromisoformat(day) for day in NASTY.split())
CALENDAR_STEPS = (0, 0, 0, 1, -1, 7, 10, 13, 14, 15, 27, 28, 29, 42, 43, 90, 91, 182, 183, 365, 366, 730)
WORKING_STEPS = (1, 3, 5, 10, 15, 20, 45)
MONTH_STEPS = (2, 3, 6, 12, 24, 48)
AGES = (0, 0, 1, 3, 4, 5, *range(12, 26))
BORN_29_FEBRUARY = tuple(date(year, 2, 29) for year in (2000, 2004, 2008, 2012, 2016, 2020, 2024))
FAR_BACK = (date(2018, 2, 28), date(2019, 5, 31), date(2021, 1, 31))

# A story at the edge of the calendar: {year} is 0001 or 9999.
FAR = """
{year}-01-01 born
{year}-01-02 care-started
{year}-01-02 conference-held outcome=plan visit_days=9999
{year}-01-03 child-seen
{year}-01-03 review-held
{year}-01-03 health-assessment-completed
{year}-01-04 involvement-ended
{year}-01-05 conference-arranged for={year}-01-01
{year}-01-05 duty-began family=corporate
{year}-12-31 plan-agreed type=care next_review=9999-12-31
"""

# How often the kinds that duties use are drawn, against once for any other.
OFTEN = {
    "conference-held": 9,
    "child-seen": 9,
    "care-started": 7,
    "core-group-held": 6,
    "review-held": 6,
    "care-ended": 4,
    "plan-agreed": 4,
    "plan-reviewed": 4,
    "assessment-started": 4,
    "assessment-completed": 4,
    "assessment-ended": 3,
    "assessment-comment-asked": 2,
    "assessment-commented": 2,
    "assessment-told": 2,
    "concern-received": 3,
    "concern-decided": 3,
    "referrer-told": 2,
    "step-accepted": 2,
    "conference-arranged": 4,
    "conference-called-off": 3,
    "conference-report-shared": 4,
    "conference-minutes-circulated": 3,
    "core-group-notes-circulated": 3,
    "review-form-completed": 3,
    "practice-alert-raised": 3,
    "practice-alert-answered": 3,
    "enquiry-started": 3,
    "enquiry-concluded": 3,
    "health-assessment-completed": 3,
    "education-plan-agreed": 3,
    "personal-adviser-appointed": 3,
    "adviser-contact": 3,
    "care-leaver-decided": 3,
    "strategy-discussion-held": 3,
    "involvement-ended": 3,
    "duty-began": 3,
    "plan-ended": 2,
    "plan-required": 2,
    "lead-worker-appointed": 2,
    "personal-adviser-met": 2,
    "placement-started": 2,
    "joined": 2,
    "supervision-held": 2,
}
FAVOURED = ("plan", "review", "continue", "enquiry", "significant", "yes")
# A story keeps mostly to areas whose facts meet in the same duties; the last is all of them.
THEMES: tuple[tuple[str, ...], ...] = (
    ("protection",),
    ("protection",),
    ("protection", "care"),
    ("care",),
    ("care",),
    ("care", "plans"),
    ("front door", "needs", "plans", "record", "court"),
    ("needs", "plans"),
    ("assurance", "learning", "record", "court"),
    ("practitioner",),
    ("organisation",),
    tuple(dict.fromkeys(kind.area for kind in KINDS.values())),
)
POINTS_AT = {
    "conference-minutes-circulated": "conference-held",
    "core-group-notes-circulated": "core-group-held",
    "review-form-completed": "review-held",
    "practice-alert-answered": "practice-alert-raised",
    "complaint-answered": "complaint-received",
    "referrer-told": "concern-received",
    "concern-decided": "concern-received",
    "step-accepted": "concern-decided",
    "assessment-started": "concern-received",
    "assessment-completed": "assessment-started",
    "assessment-ended": "assessment-started",
    "assessment-comment-asked": "assessment-started",
    "assessment-commented": "assessment-started",
    "assessment-accepted": "assessment-requested",
    "assessment-refused": "assessment-requested",
    "assessment-told": "assessment-started",
}


def days() -> SearchStrategy[date]:
    return st.one_of(st.sampled_from(NASTY_DAYS), st.dates(FIRST, LAST), st.dates(FIRST, LAST))


@st.composite
def steps(draw: DrawFn, day: date) -> date:
    """A day that some limit counts to from `day`, or a day beside it."""
    way = draw(st.sampled_from(("days", "days", "working", "before", "months")))
    if way == "days":
        return days_after(day, draw(st.sampled_from(CALENDAR_STEPS)))
    if way == "months":
        return days_after(months_after(day, draw(st.sampled_from(MONTH_STEPS))), draw(st.sampled_from((0, 0, 1, -1))))
    number = draw(st.sampled_from(WORKING_STEPS))
    if way == "before":
        return WORKING_DAYS.before(day, number)
    return days_after(WORKING_DAYS.after(day, number), draw(st.sampled_from((0, 0, 1))))


@st.composite
def calendars(draw: DrawFn) -> list[date]:
    """The few days on which everything in a story happens, many of them a limit away from another."""
    chosen = [draw(days())]
    for _ in range(draw(st.integers(0, 9))):
        chosen.append(draw(steps(draw(st.sampled_from(chosen)))) if draw(st.integers(0, 3)) else draw(days()))
    if not draw(st.integers(0, 5)):
        chosen.append(draw(st.sampled_from(FAR_BACK)))
    return chosen


@st.composite
def births(draw: DrawFn, calendar: list[date]) -> date:
    """A birth that lets a birthday, 15½ or 15¾ fall on or beside a day of the story, 18 come after its first day, or on 29 February."""
    way = draw(st.integers(0, 3))
    if way == 0:
        return draw(st.sampled_from(BORN_29_FEBRUARY))
    if way == 1:
        return months_after(min(calendar), -draw(st.sampled_from((168, 186, 189, 192, 200, 204, 210, 213))))
    day = days_after(draw(st.sampled_from(calendar)), draw(st.sampled_from((0, 0, 1, -1, 10, 14, -14, 100))))
    months = draw(st.one_of(st.sampled_from(AGES).map(lambda age: age * 12), st.sampled_from((189, 186))))
    return months_after(day, -months)


def _said(attribute: Attribute) -> SearchStrategy[str | int | None]:
    """A value, or None where it is left out; a number where it will be one of the story's days."""
    if attribute.values:
        return st.sampled_from((*attribute.values, *(value for value in attribute.values if value in FAVOURED for _ in range(2)), None))
    if attribute.type == "date":
        return st.sampled_from((*range(12), None))
    return st.sampled_from(("14", "7", "28", "1", None) if attribute.type == "number" else ("foster carers", "away", None))


# What is drawn for a fact of each kind: day, what is said of it, days until recorded, named?, and what it may point at.
Drawn = tuple[int, tuple[str | int | None, ...], int, int, int]
DELAYS = st.one_of(st.sampled_from((0, 0, 0, 1, 7, 90)), st.integers(0, 90))
DRAWN: dict[str, SearchStrategy[Drawn]] = {
    name: st.tuples(
        st.integers(0, 99), st.tuples(*(_said(attribute) for attribute in kind.attributes)), DELAYS, st.integers(0, 3), st.integers(0, 99)
    )
    for name, kind in KINDS.items()
}
DIES = st.sampled_from((0, 0, 0, 0, 0, 0, 0, 1, 1, 2))
OTHERS = ("born", "died")
# What half of the stories open with, so that the rest has a state to happen in: a kind and what is said of it.
OPENINGS = st.sampled_from(
    (
        None,
        None,
        None,
        ("conference-held", ("initial", "plan", None, None)),
        ("care-started", ("in-care", None)),
        ("care-started", ("accommodated", None)),
        ("care-started", ("in-care", "before")),
    )
)
ABOUT = st.sampled_from(THEMES).flatmap(
    lambda areas: st.just([name for name in KINDS if KINDS[name].area in areas and name not in OTHERS for _ in range(OFTEN.get(name, 1))])
)


@st.composite
def stories(draw: DrawFn, most: int = 25) -> list[Fact]:
    """At most one birth, perhaps none, perhaps after other facts; perhaps two deaths; facts after them."""
    calendar = draw(calendars())
    born = draw(births(calendar)) if draw(st.integers(0, 5)) else None
    told = draw(_told(calendar, most - 1)) + ([("born", draw(DRAWN["born"]))] if born else [])
    refs = [(kind, f"r{place}") for place, (kind, (_, _, _, named, _)) in enumerate(told) if named]
    orders = draw(st.permutations(range(len(told))))
    facts = []
    for place, (kind, (index, said, delay, named, pointer)) in enumerate(told):
        day = born if born and kind == "born" else calendar[index % len(calendar)]
        ref = f"r{place}" if named else None
        of = _points_at(kind, pointer, [other for other in refs if other[1] != ref])
        facts.append(Fact(day, kind, _attributes(kind, said, calendar), days_after(day, delay), ref, of, orders[place]))
    return facts


@st.composite
def _told(draw: DrawFn, calendar: list[date], most: int) -> list[tuple[str, Drawn]]:
    """Up to `most` facts of any kind but a birth, as they are drawn."""
    likely = draw(ABOUT)
    size = draw(st.integers(0, most - 3))
    kinds = draw(st.lists(st.sampled_from(likely), min_size=size, max_size=size)) + ["died"] * draw(DIES)
    told = [(kind, draw(DRAWN[kind])) for kind in kinds]
    if opening := draw(OPENINGS):
        told.append((opening[0], (calendar.index(min(calendar)), opening[1], 0, 1, 0)))
    return told


def _attributes(kind: str, said: tuple[str | int | None, ...], calendar: list[date]) -> Attributes:
    held = zip((attribute.name for attribute in KINDS[kind].attributes), said, strict=True)
    days_written = ((name, calendar[value % len(calendar)].isoformat() if isinstance(value, int) else value) for name, value in held)
    return tuple(sorted((name, value) for name, value in days_written if value is not None))


def _points_at(kind: str, pointer: int, refs: list[tuple[str, str]]) -> str | None:
    """Mostly what the kind belongs to, now and then anything at all, wherever in time that stands."""
    fitting = [ref for name, ref in refs if name == POINTS_AT.get(kind)]
    if fitting and pointer < 85:
        return fitting[pointer % len(fitting)]
    return refs[pointer % len(refs)][1] if refs and pointer > 93 else None


@st.composite
def questions(draw: DrawFn, most: int = 25) -> tuple[list[Fact], date, date | None]:
    """A story, the day asked about and the day up to which it was known, often a limit away from something that happened."""
    facts = draw(stories(most))
    on = draw(_asked([fact.day for fact in facts]))
    known = draw(st.one_of(st.none(), st.none(), _asked([fact.recorded for fact in facts]), st.just(on)))
    return facts, on, known


def asked_on() -> SearchStrategy[date]:
    return st.one_of(days(), st.dates(FIRST - timedelta(days=400), LAST + timedelta(days=2500)))


def known_by() -> SearchStrategy[date | None]:
    return st.one_of(st.none(), asked_on())


def _asked(happened: list[date]) -> SearchStrategy[date]:
    if not happened:
        return asked_on()
    last = max(happened)
    return st.one_of(asked_on(), st.sampled_from(happened).flatmap(steps), steps(last), st.sampled_from((last, days_after(last, 2500))))
