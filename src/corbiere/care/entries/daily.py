"""A child's day as the carer writes it, and what the carer needs to know. All that a carer reads and writes is filed under `daily`."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.declaration import AT_WHAT_TIME, WHOLE
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Part, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo
from corbiere.ledger.phases import INCIDENT, VISITS
from corbiere.ledger.whose import CARER, LEADING, MANAGER, WORKER, WORKING

DAY, WORRY, ASKED, PAPER, NAMED = "day-written", "carer-worried", "carer-asked", "carer-paper-written", "carer-named"


class MedicineGiven(Part):
    """One medicine, as it was given."""

    what: Words = ask("Which medicine, and how much?")
    at: Words | None = ask("At what time?", default=None)
    not_taken: Words | None = ask("Why was it not taken?", hint="Only where that is so", default=None)

    def __str__(self) -> str:
        return ", ".join(said for said in (self.what, self.at, self.not_taken and f"not taken: {self.not_taken}") if said)


class DayWritten(
    Entry,
    kind=DAY,
    whose=(CARER, WORKER, MANAGER),
    about=PERSON,
    called="The day",
    category="daily",
    short_form=(AT_WHAT_TIME, "said", "did", "well", "worry"),
    sections=(
        Section("Hurt or ill, and medicine", ("hurt_or_ill", "medicines")),
        Section("Meals and sleep", ("ate", "slept")),
        Section("Family time, as it went", ("family_with", "family_went")),
        Section("School", ("school",)),
    ),
    phase=VISITS,
    also=("daily log", "carer’s log", "night", "foster carer’s diary"),
    story=False,
):
    """How the child’s day or night was: what they said in their own words, what they did, ate and how they slept."""

    said: OwnText | None = ask("What did {child} say?", hint="In their own words", cites="PS-7.5")
    did: OwnText | None = ask("How was the day, or the night?", hint="What {child} did, and how they were")
    well: OwnText | None = ask("What went well?", cites="PS-5.25")
    worry: Text | None = ask(
        "Is there something to worry about?",
        hint="Their worker and the manager see it at once, and answer you. In danger, ring 999.",
        cites="PS-7.3",
    )
    hurt_or_ill: Text | None = ask("Was {child} hurt or ill?", hint="What happened, when, who saw it, and what was done", cites="PS-5.7")
    ate: Words | None = ask("How did {child} eat?")
    slept: Words | None = ask("How did {child} sleep?")
    medicines: list[MedicineGiven] = ask("Which medicine was given?", max_length=8)
    family_with: Words | None = ask("With whom of the family?", cites="PS-5.4")
    family_went: OwnText | None = ask("How was it, and {child} afterwards?", cites="PS-5.4")
    school: Words | None = ask("How was school?")


class CarerWorried(
    Entry,
    kind=WORRY,
    whose=(CARER, WORKER, MANAGER),
    about=PERSON,
    called="A carer’s worry",
    verb="Tell",
    category="daily",
    short_form=("worry", "said"),
    phase=INCIDENT,
    also=("concern", "carer worried", "accident at the carer’s"),
    story="The carer is worried about {child}",
):
    """Whoever cares for the child is worried. The social worker and the manager hear of it at once."""

    worry: Text = ask("What worries you?", hint="What you saw or heard, and when", cites="PS-7.3")
    said: OwnText | None = ask("What did {child} say?", hint="In their own words", cites="PS-7.5")


class CarersWorryAnswered(
    Entry,
    kind="carers-worry-answered",
    whose=WORKING,
    about=PERSON,
    called="Carer’s worry answered",
    verb="Answer",
    category="daily",
    short_form=("of", "done", "child_told"),
    phase=INCIDENT,
    story=False,
):
    """What was done about a carer’s worry. They read it."""

    of: Annotated[UUID, entry_of(WORRY, DAY)] = ask("Which worry?")
    done: Text = ask("What is done about it?", hint="The carer reads this")
    child_told: OwnText | None = ask("What was {child} told?", cites="PS-7.5")


class CarerAsked(
    Entry,
    kind=ASKED,
    whose=(CARER, WORKER, MANAGER),
    about=PERSON,
    called="A carer asks",
    verb="Ask",
    category="daily",
    short_form=("child_says", "asks", "by"),
    phase=VISITS,
    also=("delegated authority", "permission", "may they", "request from the carer"),
    story=False,
):
    """Whoever cares for the child asks whether something may be: what nobody has left to them, or what they are not sure of."""

    asks: Text = ask("What is the question?", hint="For example: a night at a friend’s on Friday, whose parents we know")
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
    by: date | None = ask("By when do you need to know?")


class CarersQuestionAnswer(Choice):
    YES = "yes", "Yes"
    YES_IF = "yes-if", "Yes, if…"
    NO = "no", "No"


class CarersQuestionAnswered(
    Entry,
    kind="carers-question-answered",
    whose=LEADING,
    about=PERSON,
    called="Carer’s question answered",
    verb="Answer",
    category="daily",
    short_form=("of", "answer", "says", "child_told"),
    leads_to=LeadsTo("answer", dict.fromkeys(CarersQuestionAnswer, Ends("The carer reads it, and does as it says."))),
    phase=VISITS,
    story=False,
):
    """What a carer asked, decided. They read it. What is to hold from now on belongs in who may decide what."""

    of: Annotated[UUID, entry_of(ASKED)] = ask("Which question?")
    answer: CarersQuestionAnswer = ask("May it be?", in_line=True)
    says: Text | None = ask("What do they need to know?", hint="The carer reads this: why, or if what")
    child_told: OwnText | None = ask("What was {child} told?", cites="PS-7.5")

    @property
    def in_a_sentence(self) -> str:
        return ": ".join(said for said in (self.answer.label, self.says) if said)


class RingsWhom(Part):
    """Somebody to ring."""

    who: Words = ask("Who?")
    number: Words = ask("At which number?")
    when: Words | None = ask("When, or for what?", default=None)

    @property
    def digits(self) -> str:
        """As a telephone dials it."""
        return "".join(sign for sign in self.number if sign in "+0123456789")

    def __str__(self) -> str:
        return f"{self.who}: {self.number}" + (f" ({self.when})" if self.when else "")


class CarerPaperWritten(
    Entry,
    kind=PAPER,
    whose=WORKING,
    about=PERSON,
    called="What the carer needs to know",
    category="daily",
    family=WHOLE,
    whole=True,
    short_form=("likes", "health", "allergies", "medicines", "routines", "school", "not_in_touch", "rings"),
    sections=(Section("Family time, faith and food, and what else helps", ("family_time", "faith_and_food", "helps")),),
    also=("placement plan", "carer information", "placement information record", "allergies", "whom to ring"),
    story=False,
):
    """One page for whoever cares for the child. Write no address of the family in it. It takes the place of the one before."""

    likes: OwnText | None = ask("What does {child} want you to know about them?", cites="PS-7.5")
    health: Text | None = ask("What about their health?", cites="LAC-383-1")
    allergies: Words | None = ask("Which allergies?", hint="Or: none known", cites="LAC-383-1")
    medicines: Text | None = ask("Which medicines, how much and when?", cites="LAC-383-1")
    routines: Text | None = ask("Getting up, meals, bedtime: what do they know and need?")
    school: Text | None = ask("Which school, how they get there, and who is their person there?")
    not_in_touch: Text | None = ask("Who may not be in touch with {child}, and what if they try?", hint="Names, and no address")
    rings: list[RingsWhom] = ask("Whom to ring, by day and at night?", max_length=8)
    family_time: Text | None = ask("With whom is family time, when and how?", cites="PS-5.4")
    faith_and_food: Text | None = ask("What matters in faith, language, food, hair and skin?", cites="PS-5.19")
    helps: Text | None = ask("What helps {child} when it is hard?")


class CarerNamed(
    Entry,
    kind=NAMED,
    whose=LEADING,
    about=PERSON,
    called="Carer named who signs in",
    verb="Name",
    category="care",
    short_form=("carer", "until", "why"),
    also=("foster carer", "respite", "short breaks", "carer access"),
    story=False,
):
    """Somebody who fosters cares for the child too: the other of two carers, or whoever gives them a break. They write the child’s day and
    read what carers need to know, for as long as the child lives in this home."""

    carer: PractitionerId = ask("Which carer?", cites="ISS-A-12", in_line=True)
    until: date | None = ask("Until when, if it ends sooner?", hint="The last day", cites="ISS-A-12")
    why: Words | None = ask("For what?", hint="A weekend’s break, for example", cites="ISS-A-12")
