"""Questions to an agency of which somebody there answers here: who sees them, until when, and which wait. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from corbiere.front_door.clock import decide_by
from corbiere.ledger.reading import folded
from corbiere.ledger.record import Line

ASK, ANSWER = "agency-asked", "agency-answered"
KINDS = frozenset({ASK, ANSWER})
AFTERWARDS = timedelta(weeks=4)  # for how long an answer can still be put right; a default: no source gives it
DEFAULT = "within one working day, which is a default"


@dataclass(frozen=True, slots=True)
class AgencyInquiry:
    """A question, and the entry that answers it. `by` is the day by which; `default` says that nobody set it."""

    line: Line
    answer: Line | None

    @property
    def practitioner(self) -> UUID | None:
        """Who is asked, where somebody is who answers here."""
        who = self.line.body.get("practitioner")
        return UUID(who) if who else None

    @property
    def by(self) -> date:
        said = self.line.body.get("wanted_by")
        return date.fromisoformat(said) if said else decide_by(self.line.happened)

    @property
    def default(self) -> bool:
        return "wanted_by" not in self.line.body

    @property
    def last(self) -> date | None:
        """The last day on which whoever is asked sees who the child is."""
        return self.answer.happened + AFTERWARDS if self.answer else None


@folded
def questions_of(lines: Sequence[Line]) -> list[AgencyInquiry]:
    answers = {line.body["of"]: line for line in lines if line.kind == ANSWER}
    return [AgencyInquiry(line, answers.get(str(line.root))) for line in lines if line.kind == ASK]


def put_to_somebody(lines: Sequence[Line]) -> Iterator[tuple[AgencyInquiry, UUID]]:
    """Questions of which somebody answers here."""
    return ((held, held.practitioner) for held in questions_of(lines) if held.practitioner)
