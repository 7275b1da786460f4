"""Kinds that the law knows and no app has declared: each asks for exactly what the law reads, until an app says more."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import create_model

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.entry import AGENCY, CHILD, PERSON, PRACTITIONER, About, Choice, Entry, Whose, ask, check_together, declared
from corbiere.ledger.fields import Words, entry_of
from corbiere.ledger.phases import ASSESSMENT, FRONT_DOOR
from corbiere.ledger.whose import DIRECTORY, ELSEWHERE, IDENTIFYING, LEADING, MANAGER, WORKING
from corbiere.statute.kinds import KINDS, Attribute, Kind

declare_category(Category("care", "Looked after", order=5, offered=5))
declare_category(Category("health", "Health", order=7, offered=6))
declare_category(Category("daily", "Day by day", order=6, offered=5))
declare_category(Category("learning", "Learning"))


# Who each area of the law's kinds is about, what it is to `access`, whether it may come before a birth, and whose act it is.
AREAS: dict[str, tuple[About, str, bool, tuple[Whose, ...]]] = {
    "identity": (PERSON, "identity", False, IDENTIFYING),
    "front door": (CHILD, "concern", True, WORKING),
    "needs": (PERSON, "casework", True, WORKING),
    "plans": (PERSON, "casework", True, WORKING),
    "protection": (CHILD, "protection", True, LEADING),
    "care": (PERSON, "care", False, WORKING),
    "assurance": (PERSON, "casework", True, (ELSEWHERE,)),
    "learning": (PERSON, "learning", True, (ELSEWHERE,)),
    "record": (PERSON, "casework", True, (MANAGER,)),
    "practitioner": (PRACTITIONER, "staff", False, (DIRECTORY,)),
    "organisation": (AGENCY, "directory", False, (DIRECTORY,)),
}
# Kinds whose act is another's than the rest of their area: what a manager decides.
WHOSE: dict[str, tuple[Whose, ...]] = {
    "lead-worker-appointed": (MANAGER,),
}
# What there is to do, where more is to be done than to write.
VERBS: dict[str, str] = {
    "accountable-officers-met": "Hold",
    "complaint-answered": "Answer",
    "complaint-statistics-reported": "Report",
    "corporate-plan-published": "Publish",
    "corporate-plan-reviewed": "Review",
    "corporate-report-published": "Publish",
    "corporate-services-published": "Publish",
    "destruction-reviewed": "Decide",
    "iss-annual-report-presented": "Present",
    "lead-worker-appointed": "Appoint",
    "partners-report-published": "Publish",
    "partnership-met": "Hold",
    "plan-agreed": "Agree",
    "plan-reviewed": "Review",
    "practice-alert-answered": "Answer",
    "practice-review-published": "Publish",
    "provider-services-published": "Publish",
    "standards-audit-commissioned": "Commission",
}
# What people call them besides.
ALSO: dict[str, tuple[str, ...]] = {
    "assessment-requested": ("single assessment", "section 17"),
    "involvement-ended": ("close", "closure"),
}
# Where in the work an area is, if its kinds are not under their category in the menu.
PHASES: dict[str, Choice] = {"front door": FRONT_DOOR, "needs": ASSESSMENT, "plans": ASSESSMENT}
# Paper about somebody's life, not their life.
PAPER = frozenset({"chronology-reviewed", "destruction-reviewed", "lead-worker-appointed", "plan-required"})
# The kinds that are of an earlier one, and of which.
OF: dict[str, str] = {
    "referrer-told": "concern-received",
    "core-group-notes-circulated": "core-group-held",
    "conference-minutes-circulated": "conference-held",
    "practice-alert-answered": "practice-alert-raised",
    "complaint-answered": "complaint-received",
}
# What is asked for an attribute, of a kind and of any other.
ASKED: dict[tuple[str, str], str] = {
    ("", "level"): "What sort of assessment is it?",
    ("", "reason"): "Why?",
    ("", "need"): "Does it find a need?",
    ("", "type"): "Which plan is it?",
    ("", "profession"): "What is their profession?",
    ("", "next_review"): "When is the next review?",
    ("", "outcome"): "What was decided?",
    ("", "grade"): "How serious is it?",
    ("", "stage"): "At which stage?",
    ("", "family"): "Whose duties began?",
    ("", "from"): "From which day?",
}


def declare_the_rest() -> None:
    """Declares every kind of the law that nothing has declared. Called once, when every app has declared its own."""
    for kind in KINDS.values():
        if kind.name not in declared():
            _declare(kind)
    check_together()


def _declare(kind: Kind) -> None:
    about, category, early, whose = AREAS[kind.area]
    called = kind.name.replace("-", " ").capitalize()
    fields: dict[str, Any] = {}
    if kind.name in OF:
        fields["of"] = (
            Annotated[UUID, entry_of(OF[kind.name])] | None,
            ask(f"Which “{OF[kind.name].replace('-', ' ')}” does this belong to?", default=None),
        )
    for attribute in kind.attributes:
        name = f"{attribute.name}_" if attribute.name in PYTHONS_OWN else attribute.name
        alias: dict[str, Any] = {"alias": attribute.name} if name != attribute.name else {}
        plain = ASKED.get(("", attribute.name), f"{attribute.name.replace('_', ' ').capitalize()}?")
        question = ASKED.get((kind.name, attribute.name), plain)
        fields[name] = (_type(attribute) | None, ask(question, in_line=True, default=None, **alias))
    keywords = {
        "kind": kind.name,
        "about": about,
        "whose": WHOSE.get(kind.name, whose),
        "called": called,
        "verb": VERBS.get(kind.name, Entry.verb),
        "category": category,
        "before_birth": early,
        "short_form": tuple(field.alias or name for name, (_, field) in fields.items()),
        "phase": PHASES.get(kind.area),
        "also": ALSO.get(kind.name, ()),
        "story": kind.name not in PAPER,
    }
    name = "".join(word.capitalize() for word in kind.name.split("-"))
    create_model(name, __base__=Entry, __doc__=f"{called}.", __module__=__name__, __cls_kwargs__=keywords, **fields)


PYTHONS_OWN = ("for", "from", "with")


def _type(attribute: Attribute) -> Any:
    if attribute.values == ("yes", "no"):
        return bool
    if attribute.values:
        return Literal[attribute.values]
    return {"date": date, "number": int}.get(attribute.type, Words)
