"""Worries of which it is not known yet whom they are about: a matter each, until the Hub joins it to a child or decides on it."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field, ValidationInfo, field_validator

from corbiere.front_door.entries.concerns import WorryWords
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import ANY, MATTER, Choice, Entry, Section, ask
from corbiere.ledger.fields import CarriedAlong, PersonId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo
from corbiere.ledger.phases import FRONT_DOOR
from corbiere.ledger.whose import HUB_DECIDING, HUB_WAITING

Age = Annotated[int, Field(ge=0, le=25)]


class WorryArrived(
    WorryWords,
    kind="worry-arrived",
    about=MATTER,
    called="Worry that came in",
    opens="worries",
    sections=(Section("Which child", ("name", "born", "age", "address", "school")), *WorryWords.sections),
):
    """Something worries somebody about a child who is not found yet. The Hub finds out who it is."""

    name: Words | None = ask("The child’s name, or what you know of it")
    born: date | None = ask("Date of birth, if you know it", hint="For example 3 6 2018")
    age: Age | None = ask("How old are they, about?", hint="If you do not know the day")
    address: Words | None = ask("Where do they live or stay?")
    school: Words | None = ask("Which school or nursery do they go to?")
    reference: Annotated[Words, CarriedAlong()] | None = ask("Which reference was given for it?")
    crowd: Annotated[UUID, CarriedAlong()] | None = ask("Which worry was the first of those like it?")


class WorryJoined(
    Entry,
    kind="worry-joined",
    about=MATTER,
    whose=(HUB_DECIDING,),
    called="Joined to a child",
    verb="Join",
    category="concern",
    phase=FRONT_DOOR,
    short_form=("why",),
):
    """The Hub found out whom a worry is about. It stands on that child's record from then on, in the words in which it came."""

    child: PersonId = ask("Which child is it about?", in_line=True)
    why: Text | None = ask("What makes you think that it is them?")


class MatterOutcome(Choice):
    NOBODY_FOUND = "nobody-found", "Nobody could be found"
    ADULT = "adult", "It is about an adult"
    SAME = "same", "The same worry came in before"
    ADVICE = "advice", "Advice given, and nothing more is needed"


class MatterDecided(
    Entry,
    kind="matter-decided",
    about=MATTER,
    whose=(HUB_DECIDING,),
    called="Decision on a worry about nobody on record",
    verb="Decide",
    category="concern",
    phase=FRONT_DOOR,
    short_form=("outcome", "tried", "passed_to", "advice", "told"),
    leads_to=LeadsTo(
        "outcome",
        {
            MatterOutcome.NOBODY_FOUND: Ends(
                "Whom it is about could not be found. What was tried stands in the decision; it can be opened again."
            ),
            MatterOutcome.ADULT: Ends("It was passed on to whoever looks after adults, who are named in the decision."),
            MatterOutcome.SAME: Ends("The worry that came before is decided on."),
            MatterOutcome.ADVICE: Ends("The advice was given, and stands in the decision."),
        },
    ),
):
    """What the Hub decided about a worry that is not about a child who can be found, and why."""

    outcome: MatterOutcome = ask("What was decided?", in_line=True)
    tried: Text | None = ask(
        "What was tried to find out who it is?",
        hint="Who was asked, and where you looked",
        only_if=answered("outcome", MatterOutcome.NOBODY_FOUND),
    )
    passed_to: Words | None = ask("Who was it passed on to?", only_if=answered("outcome", MatterOutcome.ADULT))
    advice: Text | None = ask("What was advised?")
    told: Text | None = ask("What was whoever raised it told?")

    @field_validator("tried")
    @classmethod
    def _looked_for(cls, tried: Text | None, info: ValidationInfo) -> Text | None:
        if tried is None and info.data.get("outcome") is MatterOutcome.NOBODY_FOUND:
            raise ValueError("write what was tried to find out who it is, so that the next who looks need not begin anew")
        return tried

    @field_validator("passed_to")
    @classmethod
    def _passed_on(cls, passed_to: Words | None, info: ValidationInfo) -> Words | None:
        if passed_to is None and info.data.get("outcome") is MatterOutcome.ADULT:
            raise ValueError("write who it was passed on to: an adult at risk is somebody’s business too")
        return passed_to


class HubHand(Entry, about=ANY, whose=(HUB_DECIDING,), category="concern", before_birth=True, story=False, phase=FRONT_DOOR):
    """Who at the Hub has a worry in hand."""

    of: Annotated[UUID, entry_of("worry-arrived", "concern-received")] = ask("Which worry?")


class WorryTakenOn(
    HubHand, kind="worry-taken-on", whose=(HUB_DECIDING, HUB_WAITING), called="Worry taken on at the Hub", verb="I have this"
):
    """Somebody at the Hub has this worry in hand, so that two do not work on one."""


class WorryPutBack(HubHand, kind="worry-put-back", called="Worry put back at the Hub", verb="Put it back"):
    """Whoever had this worry in hand at the Hub has it no longer. It stands first on the list until somebody takes it on."""
