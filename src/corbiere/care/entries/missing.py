"""A child in care who was missing: the talk that they are offered when they are back. That they went and came back is said elsewhere."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import CHILD, Choice, Entry, ask
from corbiere.ledger.fields import OwnText, PractitionerId, Text, Words, entry_of
from corbiere.ledger.phases import INCIDENT
from corbiere.ledger.whose import MANAGER, REVIEWER, WORKER


class TalkAnswer(Choice):
    YES = "yes", "Yes, they want to talk"
    LATER = "later", "Not now: ask again"
    NO = "no", "No"


class ReturnInterviewOffered(
    Entry,
    kind="return-interview-offered",
    whose=(WORKER, MANAGER, REVIEWER),
    about=CHILD,
    called="Return home interview offered",
    verb="Offer",
    category="care",
    short_form=("of", "said", "wish", "by", "practitioner", "independent", "on", "why_not"),
    phase=INCIDENT,
    also=("missing", "return interview", "RHI"),
    story=False,
):
    """The child was asked whether they want to talk about having been away, with somebody who is not their carer."""

    of: Annotated[UUID, entry_of("child-found")] = ask("After which return?", cites="PS-7.5")
    wish: TalkAnswer = ask("Do they want to?", cites="PS-7.5", in_line=True)
    said: OwnText | None = ask("What did {child} say?", cites="PS-7.5")
    by: Words | None = ask(
        "Who is to talk with them?", hint="Somebody whom they choose, if they can", cites="PS-7.5", told_by="practitioner"
    )
    practitioner: PractitionerId | None = ask("Who is it in the directory?", cites="PS-7.5")
    independent: bool | None = ask("Is that somebody who does not care for them?", cites="PS-7.5")
    on: date | None = ask("When?", cites="PS-7.5", only_if=answered("wish", TalkAnswer.YES, TalkAnswer.LATER))
    why_not: Text | None = ask(
        "Why not, and who else listens to them?", cites="PS-7.5", only_if=answered("wish", TalkAnswer.NO, TalkAnswer.LATER)
    )
