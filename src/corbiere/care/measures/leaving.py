"""Answers on those who left care: in touch, in a home that suits them, and in education, employment or training."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corbiere.care.entries.independence import IN_NONE, LeaverHome, LeaverHomeNoted, Occupation, OccupationNoted
from corbiere.care.entries.staying_in_touch import AdviserContactMissed
from corbiere.care.measures.closing import LeaverThen
from corbiere.insight.dataset import Dataset
from corbiere.insight.measure import MeasureAnswer, MeasureOutcome, OfOneChild, Part, as_recorded, as_the_law_has_it
from corbiere.statute.calendar import in_words, whole_years
from corbiere.statute.duties import Finding

YES, NO, UNKNOWN, NOT_YET, LEFT_OUT = MeasureOutcome
TOUCH = "leaver.adviser-contact"
NOT_WRITTEN = "Nothing was written down in the year before"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueContact(OfOneChild):
    """A contact on the day by which it was due. `tried` is whether it is on record that somebody tried."""

    owed: Finding
    age: int
    tried: bool


def due_contacts(world: Dataset) -> Iterator[DueContact]:
    for child, history in world.children.items():
        tries = [line.happened for line in history.of_kind(AdviserContactMissed.kind)]
        for owed in history.found(TOUCH):
            assert history.born, "whoever is a care leaver has an age"
            tried = any(owed.since <= day <= (owed.done or date.max) for day in tries)
            yield DueContact(child, None, owed.due, owed=owed, age=whole_years(history.born, owed.due), tried=tried)


def in_touch(unit: DueContact, on: date) -> MeasureAnswer:
    """LAC-439-8. Where it could not be, it is still owed."""
    outcome, why = as_the_law_has_it(unit.owed, on, "made")
    by: dict[str, tuple[Part, ...]] = {"age": ((f"{unit.age} years", outcome),)}
    if outcome is NO:
        by["tried"] = (("Somebody tried, and wrote why it could not be" if unit.tried else "No try is on the record", outcome),)
    return MeasureAnswer(outcome, why, by)


def suitably_housed(unit: LeaverThen, on: date) -> MeasureAnswer:
    """PS-6.7. As it was last written, in the year before."""
    line = unit.last(LeaverHomeNoted.kind)
    if line is None:
        return MeasureAnswer(UNKNOWN, f"{NOT_WRITTEN}.", {"home": ((NOT_WRITTEN, UNKNOWN),)})
    sort, outcome = LeaverHome(line.body["sort"]), as_recorded(line.body.get("suitable"))
    return MeasureAnswer(outcome, f"{sort.label}, as written on {in_words(line.happened)}.", {"home": ((sort.label, outcome),)})


def studies_or_works(unit: LeaverThen, on: date) -> MeasureAnswer:
    """PS-6.10. As it was last written, in the year before."""
    line = unit.last(OccupationNoted.kind)
    if line is None:
        return MeasureAnswer(UNKNOWN, f"{NOT_WRITTEN}.", {"what": ((NOT_WRITTEN, UNKNOWN),)})
    what = Occupation(line.body["what"])
    outcome = UNKNOWN if what is Occupation.NOT_KNOWN else NO if what in IN_NONE else YES
    return MeasureAnswer(outcome, f"{what.label}, as written on {in_words(line.happened)}.", {"what": ((what.label, outcome),)})
