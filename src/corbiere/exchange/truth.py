"""What can be true of a day in a child's life, as far as the file itself says."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corbiere.exchange.rejects import Fault
from corbiere.statute.calendar import days_after, in_words
from corbiere.statute.kinds import parse_day

PREGNANCY = 40 * 7

# A date in XML may carry a time zone; it does not change the day.
_ZONE = re.compile(r"(?<=\d)(Z|[+-]\d\d:\d\d)$", re.ASCII)
_BRITISH = re.compile(r"(\d{2})/(\d{2})/(\d{4})", re.ASCII)


@lru_cache(maxsize=1 << 16)
def xml_day(text: str) -> date | None:
    return parse_day(text) or parse_day(_ZONE.sub("", text))


@lru_cache(maxsize=1 << 16)
def csv_day(text: str) -> date | None:
    """15/02/2016 or 2016-02-15"""
    if british := _BRITISH.fullmatch(text):
        text = "-".join(reversed(british.groups()))
    return parse_day(text)


@dataclass(slots=True)
class Life:
    """The days between which a fact about the child can lie; None where the file does not say. `due` is the expected birth."""

    reference: date | None
    birth: date | None = None
    due: date | None = None
    death: date | None = None

    def fault(self, day: date, unborn: bool = False, after_death: bool = False) -> Fault | None:
        """`unborn`: what can lawfully happen before the birth, up to 40 weeks; `after_death`: what can follow the death."""
        if self.reference is not None and day > self.reference:
            return _future(day, self.reference)
        if (fault := self._too_early(day, unborn)) is not None:
            return fault
        if self.death is not None and day > self.death and not after_death:
            right = f"a day on or before {in_words(self.death)}"
            return Fault("after death", f"{in_words(day)} is after the child's death", right)
        return None

    def _too_early(self, day: date, unborn: bool) -> Fault | None:
        born = self.birth or self.due
        if born is None or day >= born:
            return None
        if self.birth is not None and not unborn:
            return Fault("before birth", f"{in_words(day)} is before the child's birth", f"a day on or after {in_words(self.birth)}")
        if day >= (first := days_after(born, -PREGNANCY)):
            return None
        return Fault(
            "before birth", f"{in_words(day)} is more than 40 weeks before the child's birth", f"a day on or after {in_words(first)}"
        )

    def before_birth(self, day: date) -> bool:
        born = self.birth or self.due
        return born is not None and day < born


@lru_cache(maxsize=1 << 12)
def _future(day: date, reference: date) -> Fault:
    right = f"a day on or before {in_words(reference)}"
    return Fault("after the reference date", f"{in_words(day)} is after the reference date of the file", right)


@lru_cache(maxsize=1 << 8)
def not_a_date(text: str, example: str) -> Fault:
    return Fault("not a date", "this is not a date that exists", f"a date written as {example}")


@lru_cache(maxsize=1 << 8)
def missing(name: str) -> Fault:
    return Fault("missing", f"{name} is not given", f"give {name}")


def unknown_code(known: str) -> Fault:
    return Fault("unknown code", "this code is not in the list", f"one of {known}")
