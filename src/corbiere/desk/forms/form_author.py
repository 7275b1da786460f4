"""Who fills in a form, and about whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from corbiere.access.viewing import Viewer
from corbiere.desk.forms.form_data import Typed
from corbiere.desk.forms.questions import HAPPENED
from corbiere.ledger.fields import Reference
from corbiere.ledger.fits import Choosing
from corbiere.ledger.record import Line
from corbiere.people.entries import Born

BIRTH = Born.kind
MOST_FOUND = 8  # as many as a search shows


@dataclass(frozen=True, slots=True)
class FormAuthor:
    """Who fills in a form, about whom, and what of that record they see. `subject` is None for somebody not yet recorded."""

    viewer: Viewer
    subject: UUID | None
    lines: Sequence[Line] = ()

    @property
    def born(self) -> date | None:
        return next((line.happened for line in reversed(self.lines) if line.kind == BIRTH), None)


class Wanted(NamedTuple):
    """Whom a question asks for, with what else is answered in the form."""

    reference: Reference
    typed: Typed

    def choosing(self, asking: FormAuthor) -> Choosing:
        """The choice as it stands, on the day that the form says."""
        answers = {name: values[-1] for name, values in self.typed.items() if values and values[-1]}
        return Choosing(asking.subject, asking.viewer.practitioner, self._day(asking), asking.lines, answers)

    def _day(self, asking: FormAuthor) -> date:
        try:
            year, month, day = (int(self.typed[f"{HAPPENED}-{part}"][-1]) for part in ("year", "month", "day"))
            return date(year, month, day)
        except (KeyError, IndexError, ValueError):
            return asking.viewer.on
