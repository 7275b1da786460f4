"""Help that somebody is asked to give, as its page shows it: who it is for and what is asked, and nothing else of the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from corbiere.access.access_log import NotVisible
from corbiere.access.bases import ASKED_TO_HELP
from corbiere.access.invitations import told_of
from corbiere.access.listings_log import log_listed
from corbiere.access.models import Grant
from corbiere.access.viewing import Viewer
from corbiere.agencies.directory import names
from corbiere.ledger.record import Line
from corbiere.ledger.rulings import NotRecorded
from corbiere.ledger.writing import KeyTaken, Writing, record_together
from corbiere.people.models import Person
from corbiere.wellbeing.entries.plans import InterventionAnswered, ProviderReply
from corbiere.wellbeing.help_plan import Intervention, interventions
from corbiere.wellbeing.leading import leading_on

NOTED_AS = "help that they are asked to give"
LONGEST = 2_000  # characters, as much as an answer needs; default


@dataclass(frozen=True)
class HelpAskedOf:
    """One help, whom it is for, and who leads the plan."""

    viewer: Viewer
    person: Person
    help: Intervention
    lead: UUID | None

    @property
    def href(self) -> str:
        return reverse("wellbeing:help-asked", args=[self.person.subject, self.help.mark])

    @property
    def can_answer(self) -> bool:
        return self.help.answer is None

    @property
    def said(self) -> InterventionAnswered | None:
        line = self.help.answer
        return InterventionAnswered.read(line.body, line.version) if line else None

    @property
    def leads(self) -> str:
        return names([self.lead]).get(self.lead, "") if self.lead else ""


Found = tuple[Intervention, UUID | None]


def _of(practitioner: UUID, subject: UUID, lines: Sequence[Line], on: date) -> list[Found]:
    held = leading_on(lines, on)
    mine = [one for one in interventions(lines) if one.action.practitioner == practitioner]
    return [(one, held.practitioner if held else None) for one in mine]


def asked_of(viewer: Viewer, subject: UUID, mark: UUID) -> HelpAskedOf:
    """NotVisible where they are not asked for it, or no longer, or it is not there, which reads alike. To look is noted as a sight."""
    open_to = Grant.objects.on(viewer.on).filter(subject=subject, practitioner=viewer.practitioner, basis=ASKED_TO_HELP.name)
    found = told_of(viewer.practitioner, subject, viewer.on, _of) if open_to.exists() else []
    here = next((held for held in found if held[0].mark == mark), None)
    if here is None or subject not in log_listed(viewer, {subject}, NOTED_AS):
        raise NotVisible
    person = Person.objects.filter(subject=subject).first()
    if person is None:
        raise NotVisible
    return HelpAskedOf(viewer, person, *here)


def answered(asked: HelpAskedOf, reply: str, why: str, manner: str, key: str) -> str:
    """Writes down what they say for their service; or says in a sentence why it cannot be."""
    if reply not in tuple(ProviderReply):
        return "Choose yes or no."
    if max(len(why), len(manner)) > LONGEST:
        return f"This is longer than {LONGEST} characters. Shorten it."
    said = {"why": why.strip() if reply == ProviderReply.REFUSED else "", "manner": manner.strip()}
    body = {"of": asked.help.version, "what": asked.help.action.what, "mark": asked.help.mark, "answer": reply, "who": asked.viewer.name}
    try:
        entry = InterventionAnswered.model_validate(body | {name: text for name, text in said.items() if text})
        made = Writing(entry=entry, about=asked.person.subject, happened=asked.viewer.on)
        record_together([made], by=asked.viewer.author, key=key or None)
    except (NotRecorded, KeyTaken) as fault:
        return str(fault)
    except ValueError:
        return "What you wrote here cannot be read. Write it in letters."
    return ""
