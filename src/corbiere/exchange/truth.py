"""Checks whether a day in a child's life can be true, by the file itself."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corbiere.exchange.rejects import SourceFault
from corbiere.statute.calendar import birthday, days_after, in_words

PREGNANCY = 40 * 7
TOO_OLD = 26  # by then even a care leaver is in no return of children. A default: no source gives it


@dataclass(slots=True)
class Life:
    """The days between which a fact about the child can lie; None where the file does not say. `due` is the expected birth."""

    reference: date | None
    birth: date | None = None
    due: date | None = None
    death: date | None = None

    def fault(self, day: date, unborn: bool = False, after_death: bool = False) -> SourceFault | None:
        """`unborn`: what can lawfully happen before the birth, up to 40 weeks; `after_death`: what can follow the death."""
        if self.reference is not None and day > self.reference:
            return _future(day, self.reference)
        if (fault := self._too_early(day, unborn)) is not None:
            return fault
        if self.death is not None and day > self.death and not after_death:
            right = f"a day on or before {in_words(self.death)}"
            return SourceFault("after death", f"{in_words(day)} is after the child's death", right)
        return None

    def _too_early(self, day: date, unborn: bool) -> SourceFault | None:
        born = self.birth or self.due
        if born is None or day >= born:
            return None
        if self.birth is not None and not unborn:
            return SourceFault("before birth", f"{in_words(day)} is before the child's birth", f"a day on or after {in_words(self.birth)}")
        if day >= (first := days_after(born, -PREGNANCY)):
            return None
        return SourceFault(
            "before birth", f"{in_words(day)} is more than 40 weeks before the child's birth", f"a day on or after {in_words(first)}"
        )

    def too_old(self) -> bool:
        """Whether they were much older on the reference date than anybody in a return of children."""
        return self.reference is not None and self.birth is not None and birthday(self.birth, TOO_OLD) <= self.reference

    def before_birth(self, day: date) -> bool:
        born = self.birth or self.due
        return born is not None and day < born


@lru_cache(maxsize=1 << 12)
def _future(day: date, reference: date) -> SourceFault:
    right = f"a day on or before {in_words(reference)}"
    return SourceFault("after the reference date", f"{in_words(day)} is after the reference date of the file", right)


@lru_cache(maxsize=1 << 8)
def missing(name: str) -> SourceFault:
    return SourceFault("missing", f"{name} is not given", f"give {name}")


def ends_early(began: date) -> SourceFault:
    return SourceFault("ends before it begins", f"it began on {in_words(began)}", f"a day on or after {in_words(began)}")


def unknown_code(known: str) -> SourceFault:
    return SourceFault("unknown code", "this code is not in the list", f"one of {known}")
