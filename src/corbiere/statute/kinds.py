"""The kinds of fact that a story may hold, and the attributes each declares (the contract's section 5)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

IDENTITY, STATE_BEGINS, ORDINARY, BELONGS, STATE_ENDS = range(5)


@dataclass(frozen=True, slots=True)
class Attribute:
    """Values a key may take: one of `values`, or a date, a number or any text where there are none."""

    name: str
    values: tuple[str, ...] = ()
    type: str = "text"

    def fault(self, value: str) -> str | None:
        """Why `value` cannot be taken, or None."""
        if self.values:
            return None if value in self.values else f"{self.name}={value} is not known here; it is one of {_listed(self.values)}"
        if self.type == "date":
            return None if is_day(value) else f"{self.name}={value} is not a date; write it as 2026-03-16"
        if self.type == "number":
            good = value.isascii() and value.isdigit() and int(value[:9]) > 0 and len(value) <= 4
            return None if good else f"{self.name}={value} is not a whole number of days; write for example {self.name}=14"
        return None if value else f"{self.name}= has no value; give one or leave it out"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact. `phase` orders the facts of one day; `turns` gives a phase that depends on an attribute's value."""

    name: str
    area: str
    attributes: tuple[Attribute, ...] = ()
    phase: int = ORDINARY
    turns: tuple[tuple[str, str, int], ...] = ()

    def attribute(self, name: str) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.name == name), None)

    def phase_of(self, attributes: Iterable[tuple[str, str]], belongs: bool) -> int:
        """The place of a fact within its day; `belongs` is whether it points at an earlier line (`of=`)."""
        if self.turns:
            held = dict(attributes)
            for name, value, phase in self.turns:
                if held.get(name) == value:
                    return phase
        return BELONGS if belongs and self.phase == ORDINARY else self.phase


def is_day(text: str) -> bool:
    return parse_day(text) is not None


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def parse_day(text: str) -> date | None:
    """A day written as 2026-03-16, and no other way; None if it is not one."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _listed(values: tuple[str, ...]) -> str:
    return values[0] if len(values) == 1 else f"{', '.join(values[:-1])} or {values[-1]}"


def _attribute(text: str) -> Attribute:
    """`outcome=plan|no-plan`, `for=DATE`, `visit_days=N`, `reason`"""
    name, _, values = text.partition("=")
    if values in ("DATE", "N"):
        return Attribute(name, type={"DATE": "date", "N": "number"}[values])
    return Attribute(name, tuple(values.split("|")) if values else ())


def _kinds(area: str, table: str) -> Iterable[Kind]:
    for line in table.strip().splitlines():
        name, *rest = line.split()
        phases = {word for word in rest if word.isdigit()}
        attributes = tuple(_attribute(word) for word in rest if not word.isdigit() and "->" not in word)
        turns = tuple(_turn(word) for word in rest if "->" in word)
        yield Kind(name, area, attributes, int(phases.pop()) if phases else ORDINARY, turns)


def _turn(text: str) -> tuple[str, str, int]:
    condition, _, phase = text.partition("->")
    name, _, value = condition.partition("=")
    return name, value, int(phase)


LEVELS = "level=wellbeing|health-or-development|article-42|looked-after|care-leaver"
PLAN_TYPES = "type=early-help|child-in-need|child-protection|care|pathway"
CONFERENCES = "type=initial|pre-birth|transfer-in|review"

# One kind a line: its name, its phase where that is not 2, its attributes; `name=value->phase` where a value changes the phase.
_TABLE = {
    "identity": """
        born 0
        died 4 expected=yes|no
    """,
    "front door": """
        concern-received from=professional|family|child|public
        concern-decided outcome=no-further-action|advice|early-help|assessment|strategy-discussion level=universal|wellbeing|health-or-development|safeguarding
        referrer-told
        step-accepted
    """,
    "needs": f"""
        assessment-requested {LEVELS}
        assessment-refused reason
        assessment-accepted
        assessment-started {LEVELS}
        assessment-completed {LEVELS} need=yes|no
        assessment-ended
        assessment-comment-asked until=DATE
        assessment-commented
        assessment-told to=child|parent|referrer|agency
        significant-incident
    """,
    "plans": f"""
        plan-required {PLAN_TYPES}
        lead-worker-appointed profession accepted=yes|no
        plan-agreed {PLAN_TYPES} next_review=DATE
        plan-reviewed {PLAN_TYPES} outcome=continue|amend|transfer|end next_review=DATE
        plan-ended 4 {PLAN_TYPES}
    """,
    "protection": f"""
        strategy-discussion-held 1 outcome=enquiry|no-enquiry
        enquiry-started 1
        enquiry-concluded 4 outcome=conference|support|no-further-action
        conference-arranged {CONFERENCES} for=DATE
        conference-called-off for=DATE
        conference-report-shared with=family|chair for=DATE
        conference-held {CONFERENCES} outcome=plan|no-plan|continue|end visit_days=N core_group_days=N outcome=plan->1 outcome=end->4
        conference-minutes-circulated
        core-group-held quorate=yes|no
        core-group-notes-circulated
        child-seen alone=yes|no bedroom=yes|no awake=yes|no announced=yes|no
        visit-failed reason
    """,
    "care": """
        care-started 1 status=in-care|accommodated|custody began=before
        care-ended 4
        placement-started 1 type off_island=yes|no began=before
        placement-ended 4
        reviewer-appointed
        review-held participated=yes|no
        review-form-completed
        health-assessment-completed
        education-plan-agreed
        personal-adviser-met
        personal-adviser-appointed
        personal-adviser-declined
        adviser-contact
        care-leaver-decided route=order|days leaver=yes|no
    """,
    "court": """
        proceedings-issued
        hearing-listed for=DATE
        order-made order
        proceedings-ended
    """,
    "assurance": """
        practice-alert-raised grade=minor|significant
        practice-alert-answered
        complaint-received stage
        complaint-answered
    """,
    "learning": """
        serious-incident-notified
        rapid-review-completed outcome=practice-review|partnership-review|none
        practice-review-commissioned
        practice-review-published
    """,
    "record": """
        involvement-ended
        destruction-reviewed
    """,
    "practitioner": """
        joined
        supervision-held
        practice-observed
        appraised
        left 4
    """,
    "organisation": """
        duty-began 1 family=partners|iss|corporate|providers
        partners-report-published
        standards-audit-commissioned
        accountable-officers-met
        partnership-met
        complaint-statistics-reported
        iss-annual-report-presented
        corporate-plan-published
        corporate-plan-reviewed
        corporate-report-published
        corporate-services-published
        provider-services-published
        childrens-plan-published from=DATE
        childrens-plan-reported
        register-checked
    """,
}

KINDS: dict[str, Kind] = {kind.name: kind for area, table in _TABLE.items() for kind in _kinds(area, table)}


def declare(*kinds: Kind) -> None:
    """Makes kinds of fact known that no duty reads and a domain's own state does. ValueError where one of another shape has the name."""
    for kind in kinds:
        if KINDS.setdefault(kind.name, kind) != kind:
            raise ValueError(f"{kind.name} is a kind of fact already, and says otherwise what it holds")
