"""Coming into care, under what, and how it ends (Guidance 368; Standards 5.5, 5.6)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, which_team, who_takes_it
from corbiere.care.entries.parts import BeganBefore, CareStatus, Consent, PlaceOfCustody
from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import AT_WHAT_TIME, WHO_ELSE, FollowUp
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import NearPersonId, PractitionerId, TeamId, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import ByLaw, Ends, LeadsTo, Step
from corbiere.ledger.whose import HUB_DECIDING, LEADING, WORKING

BY_AGREEMENT = answered("status", CareStatus.ACCOMMODATED)
BY_ORDER = answered("status", CareStatus.IN_CARE)
LOCKED_UP = answered("status", CareStatus.CUSTODY)
HOME = FollowUp("placement-started", "Write down where {name} lives now", "ISS-A-12")
LIVES = FollowUp("address-noted", "Write down the address where {name} lives now", "ISS-A-12")


class AccommodationGiven(
    Entry,
    kind="accommodation-given",
    whose=(*WORKING, HUB_DECIDING),
    about=PERSON,
    called="A bed for the night",
    category="care",
    shared=("where", "why", "agreed"),
    short_form=(AT_WHAT_TIME, WHO_ELSE, "where", "why", "agreed", "until"),
    followed_by=(FollowUp("care-started", "{name} comes into care", "LAC-368-2", (("stay", "of"),)),),
    also=("overnight", "respite", "24 hours", "accommodated"),
    story="{child} was given somewhere to stay: {where}",
):
    """The child was given somewhere to stay, and it is not clear yet for how long. After more than 24 hours they are looked after."""

    where: Words = ask("Where, and with whom?", cites="LAC-368-2", in_line=True)
    why: Text = ask("Why can {child} not be at home?", cites="PS-5.5")
    agreed: Words | None = ask("Who with parental responsibility agreed, and how?", cites="PS-5.6")
    until: date | None = ask("Until when is it meant to be?", cites="LAC-368-2")


class AccommodationOver(
    Entry,
    kind="accommodation-over",
    whose=WORKING,
    about=PERSON,
    called="Home after a stay",
    category="care",
    short_form=(AT_WHAT_TIME, "of", "to"),
    story="{child} went back from there[ to {to}]",
):
    """The child went home, or elsewhere, from where they were given somewhere to stay."""

    of: Annotated[UUID, entry_of("accommodation-given")] = ask("After which stay?", cites="LAC-368-2")
    to: Words | None = ask("Where did {child} go?", in_line=True)


class CareStarted(
    Entry,
    kind="care-started",
    whose=(*LEADING, HUB_DECIDING),
    about=PERSON,
    called="Came into care",
    category="care",
    shared=("status", "order", "custody", "why", "consents", "manager"),
    short_form=("views", WHO_ELSE, "status", "order", "custody", "consents", "why", "manager"),
    sections=(
        Section("How it was explained, and what they asked", ("explained",)),
        Section("Which stay it goes on from, or whether it had begun before", ("stay", "began")),
    ),
    followed_by=(HOME,),
    also=("LAC", "looked after", "came into care", "Article 17", "voluntary accommodation", "remand"),
    story="{child} came into care[: {status}]",
):
    """The child came to be looked after by the Minister. Begin with what they said; then under what, and who agreed."""

    status: CareStatus | None = ask("Under what is {child} looked after?", cites=("LAC-368-1", "LAC-368-2"), in_line=True)
    order: Words | None = ask("Which order, of which court, of which day?", cites="LAC-368-1", only_if=BY_ORDER)
    custody: PlaceOfCustody | None = ask("Where are they held?", cites="LAC-368-1", only_if=LOCKED_UP)
    consents: list[Consent] = ask("Who has parental responsibility, and do they agree?", cites="PS-5.6", only_if=BY_AGREEMENT)
    why: Text | None = ask("Why can {child} not be at home?", cites="PS-5.5")
    views: Views | None = ask("What does {child} say, or show, about it?", cites=("PS-5.5", "PS-7.5"))
    manager: PractitionerId | None = ask(
        "Which manager agreed to it?", hint="Out of hours, whoever is on call", cites=("PS-4.13", "PS-1.3")
    )
    explained: Text | None = ask(
        "How did you explain it to {child}, and what did they ask?", hint="In the words that you used", cites="PS-5.5"
    )
    stay: Annotated[UUID, entry_of("accommodation-given")] | None = ask("Does it go on from a stay?", cites="LAC-368-2")
    began: BeganBefore | None = ask("Had it begun before?", hint="Only where older records do not say when", cites="LAC-368-1")


class CareStatusChanged(
    Entry,
    kind="care-status-changed",
    whose=LEADING,
    about=PERSON,
    called="Looked after under something else",
    verb="Change",
    category="care",
    shared=("status", "order", "custody", "consents", "why"),
    short_form=("status", "order", "custody", "consents", "why", "told"),
    also=("legal status", "interim care order", "care order"),
    story="{child} is looked after under something else: {status}",
):
    """The child goes on being looked after, under something else than before. Nothing that counts from their first day begins anew."""

    status: CareStatus = ask("Under what from this day?", cites="LAC-368-1", in_line=True)
    order: Words | None = ask("Which order, of which court, of which day?", cites="LAC-368-1", only_if=BY_ORDER)
    custody: PlaceOfCustody | None = ask("Where are they held?", cites="LAC-368-1", only_if=LOCKED_UP)
    consents: list[Consent] = ask("Who has parental responsibility, and do they agree?", cites="PS-5.6", only_if=BY_AGREEMENT)
    why: Text | None = ask("What changed?", cites="LAC-368-1")
    told: Text | None = ask("How was it explained to {child}, and to the family?", cites="PS-5.5")


class AfterWithdrawal(Choice):
    """What may follow when somebody takes back their agreement."""

    RETURN = "return", "The child goes home"
    OTHERS = "others", "They stay: others with parental responsibility agree"
    COURT = "court", "They cannot safely go home: ask the court"
    AGREES_AGAIN = "agrees-again", "After talking, they agree again"


WITHDRAWN = leading(
    "care-consent-withdrawn",
    LeadsTo(
        "outcome",
        {
            AfterWithdrawal.RETURN: Step("Bring {name} home, and end the care", ("care-ended",), "PS-5.6"),
            AfterWithdrawal.OTHERS: Step("Write down who agrees that {name} stays", ("care-consent-given",), "PS-5.6"),
            AfterWithdrawal.COURT: Step(
                "Ask the court about {name}, or bring them home",
                ("proceedings-issued", "order-made", "care-status-changed", "care-ended"),
                "PS-5.6",
            ),
            AfterWithdrawal.AGREES_AGAIN: Ends("They agree again, and it is written how."),
        },
    ),
)


class CareConsentWithdrawn(
    Entry,
    kind="care-consent-withdrawn",
    whose=WORKING,
    about=PERSON,
    called="Agreement to care withdrawn",
    category="care",
    shared=("person", "who", "said", "outcome", "why", "taken_by", "team", "by"),
    short_form=("person", "who", "said", "outcome", "why", "taken_by", "by"),
    sections=(Section("What the child says, and a team instead of a person", ("child_says", "team")),),
    leads_to=WITHDRAWN,
    also=("Article 17", "section 20", "wants them back"),
    story="{who} withdrew the agreement that {child} is looked after",
):
    """Somebody with parental responsibility no longer agrees that the child is looked after. Decide at once what happens now."""

    person: NearPersonId | None = ask("Who?", cites="PS-5.6")
    who: Words = ask("Their name, and who they are to {child}", cites="PS-5.6", told_by="person", in_line=True)
    said: Text = ask("What did they say, when and to whom?", cites="PS-5.6")
    outcome: AfterWithdrawal = ask("What happens now?", cites="PS-5.6", in_line=True)
    why: Text = ask("Why is that right and safe for {child}?", cites="PS-5.6")
    child_says: Text | None = ask("What does {child} say about it?", cites="PS-7.5")
    taken_by: PractitionerId | None = who_takes_it(WITHDRAWN)
    team: TeamId | None = which_team(WITHDRAWN)
    by: date | None = by_when(WITHDRAWN)


class CareConsentGiven(
    Entry,
    kind="care-consent-given",
    whose=WORKING,
    about=PERSON,
    called="Agreement to care",
    category="care",
    shared=("consents",),
    short_form=("consents",),
    also=("Article 17", "signed"),
    story="Asked who agrees that {child} is looked after",
):
    """Who with parental responsibility agrees that the child is looked after: asked again, or signed since."""

    consents: list[Consent] = ask("Who has parental responsibility, and do they agree?", cites="PS-5.6", min_length=1)


class WhyCareEnds(Choice):
    """Why a child is no longer looked after."""

    HOME = "home", "Home to a parent, as planned"
    HOME_UNPLANNED = "home-unplanned", "Home to a parent, not as planned"
    RELATIVES = "relatives", "To relatives or friends, by an order or a private arrangement"
    ADOPTED = "adopted", "Adopted"
    EIGHTEEN = "eighteen", "Turned 18"
    CUSTODY_OVER = "custody-over", "Custody ended"
    ELSEWHERE = "elsewhere", "Another authority looks after them now"
    OTHER = "other", "Something else"


class CareGoesOn(Choice):
    """Who goes on with a child who is no longer looked after."""

    PLAN = "plan", "We go on with a plan of help"
    ADVISER = "adviser", "A personal adviser goes on, as they are a care leaver"
    OTHERS = "others", "Others help; our work ends"
    NOBODY = "nobody", "Nobody, and why"


CARE_ENDED = leading(
    "care-ended",
    LeadsTo(
        "goes_on",
        {
            CareGoesOn.PLAN: Step(
                "Plan the help for {name} at home", ("help-plan-entitlement-decided", "plan-required", "help-plan-written"), "LAC-399-1"
            ),
            CareGoesOn.ADVISER: ByLaw(("leaver.adviser-contact",)),
            CareGoesOn.OTHERS: Ends("Others go on, and it is written who."),
            CareGoesOn.NOBODY: Ends("It is written why nobody goes on."),
        },
    ),
)


class CareEnded(
    Entry,
    kind="care-ended",
    whose=LEADING,
    about=PERSON,
    called="Care ended",
    verb="End",
    category="care",
    shared=("reason", "to", "goes_on", "goes_on_why", "taken_by", "team", "by"),
    short_form=("views", "reason", "why", "to", "goes_on", "goes_on_why", "taken_by", "by"),
    sections=(Section("A team instead of a person, and how it was told", ("team", "told")),),
    leads_to=CARE_ENDED,
    followed_by=(LIVES,),
    also=("LAC", "looked after", "left care", "went home", "discharged"),
    story="{child} is no longer looked after[: {reason}]",
):
    """The child is no longer looked after from this day. Say why, where they live, and who goes on with them."""

    reason: WhyCareEnds | None = ask("Why does it end?", cites="ISS-A-12", in_line=True)
    why: Text | None = ask("Why is that right for {child} now?", cites="ISS-A-12")
    to: Words | None = ask("Where does {child} live from now on, and with whom?", cites="ISS-A-12")
    goes_on: CareGoesOn | None = ask("Who goes on with {child}?", cites="LAC-399-1")
    goes_on_why: Text | None = ask(
        "Who is it, or why is it nobody?", cites="LAC-399-1", only_if=answered("goes_on", CareGoesOn.OTHERS, CareGoesOn.NOBODY)
    )
    views: Views | None = ask("What does {child} say, or show, about it?", cites="PS-7.5")
    told: Text | None = ask("Who was told, and how was it explained to {child}?", cites="PS-5.5")
    taken_by: PractitionerId | None = who_takes_it(CARE_ENDED)
    team: TeamId | None = which_team(CARE_ENDED)
    by: date | None = by_when(CARE_ENDED)
