"""When something goes wrong: a minute's record of what happened. What comes of it is decided in an entry of its own (decisions.py)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.declaration import AT_WHAT_TIME
from corbiere.ledger.entry import CHILD, Choice, Entry, Section, ask
from corbiere.ledger.fields import Part, PersonId, PractitionerId, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import INCIDENT
from corbiere.ledger.whose import CARER, NOTICED, SAID, SAW, WORKING, WORRIED
from corbiere.protection.entries.following import ASK, CORE_GROUP, DECIDE, EARLY, FOUND, HOME, INSTEAD, LOOK_INTO, SAFE_NOW, STRATEGY, TALK
from corbiere.protection.entries.parts import Telling

TOLD = Section("Who you told already", ("told",))


class MissedWhat(Choice):
    HEALTH = "health-appointment", "A health appointment"
    SCHOOL = "school", "School or college"
    NURSERY = "nursery", "Nursery or childminder"
    OTHER = "other", "Something else in the plan"
    ADVICE = "advice", "Nothing was missed, but advice is not being followed"


class NotBrought(
    Entry,
    kind="not-brought",
    whose=NOTICED,
    about=CHILD,
    called="Was not brought",
    category="protection",
    shared=("to", "reason", "which", "told"),
    short_form=(),
    act=SAW,
    followed_by=(DECIDE, CORE_GROUP, STRATEGY, EARLY),
    phase=INCIDENT,
    also=("DNA", "did not attend", "missed appointment"),
    sections=(Section("Which appointment, and who has seen the child since", ("which", "seen_since")), TOLD),
):
    """The child was not brought to an appointment, to school or to nursery, or advice is not followed. It counts as a failed visit."""

    to: MissedWhat = ask("What was missed?", cites="CPP-108", in_line=True)
    reason: Words = ask("What reason was given?", hint="“None” is an answer too", cites="CPP-108", in_line=True)
    which: Words | None = ask("Which appointment, and where?", cites="CPP-108")
    seen_since: Words | None = ask("Who has seen {child} since, and how were they?", cites="CPP-105")
    told: list[Telling] = ask("Who have you told already?", cites="CPP-105")


class HospitalAdmitted(
    Entry,
    kind="hospital-admitted",
    story="{child} went into hospital: {why}",
    whose=NOTICED,
    about=CHILD,
    called="In hospital",
    category="protection",
    short_form=(),
    act=WORRIED,
    followed_by=(DECIDE, CORE_GROUP, INSTEAD, HOME),
    phase=INCIDENT,
    also=("A and E", "emergency department", "ward"),
    sections=(Section("Where, and until when", ("where", "leaves")), TOLD),
):
    """The child was admitted to hospital. If it was not planned, the core group thinks about meeting before they go home."""

    planned: bool = ask("Was it planned?", cites="CPP-40")
    why: Words = ask("What for, as far as you know?", cites="CPP-40", in_line=True)
    where: Words | None = ask("Which hospital and ward?", cites="CPP-40", in_line=True)
    leaves: date | None = ask("When may {child} go home?", hint="If the ward has said", cites="CPP-40")
    told: list[Telling] = ask("Who have you told already?", hint="The ward too: that {child} is on a plan", cites="CPP-105")


class HospitalDischarged(
    Entry,
    kind="hospital-discharged",
    whose=NOTICED,
    about=CHILD,
    called="Home from hospital",
    category="protection",
    short_form=("of",),
    act=WORRIED,
    followed_by=(CORE_GROUP, INSTEAD),
    phase=INCIDENT,
    also=("discharge",),
    sections=(Section("What the child needs now", ("needs",)), TOLD),
):
    """The child left hospital."""

    to: Words = ask("Where did {child} go, and with whom?", cites="CPP-40", in_line=True)
    of: Annotated[UUID, entry_of("hospital-admitted")] | None = ask("From which hospital stay?", cites="CPP-40")
    needs: Text | None = ask("What does {child} need now?", hint="Medicine, rest, an appointment")
    told: list[Telling] = ask("Who have you told already?", cites="CPP-105")


class Newcomer(Choice):
    MOVED_IN = "moved-in", "Lives there now"
    PARTNER = "partner", "A new partner of a parent or carer"
    VISITS = "visits", "Is often there"


class HouseholdJoined(
    Entry,
    kind="household-joined",
    story="Somebody new in {child}’s home: {who}",
    whose=NOTICED,
    about=CHILD,
    called="Somebody new in the home",
    category="protection",
    before_birth=True,
    shared=("who", "sort", "person", "known", "told"),
    short_form=(),
    act=WORRIED,
    followed_by=(LOOK_INTO, ASK, CORE_GROUP, STRATEGY),
    phase=INCIDENT,
    also=("new partner", "new baby", "moved in", "lodger"),
    sections=(Section("What you know of them", ("person", "known")), TOLD),
):
    """Somebody new lives in the child’s home or is often there. Find out who they are."""

    who: Words = ask("Who is it? The name, or what you know of it", cites="PS-4.9", in_line=True)
    sort: Newcomer = ask("Why are they there?", cites="PS-4.9", in_line=True)
    person: PersonId | None = ask("Who is it in the record?", hint="Where they are in it", cites="PS-4.9")
    known: Text | None = ask("What do you know of them, and how?", cites=("PS-4.9", "PS-3.3"))
    told: list[Telling] = ask("Who have you told already?", cites="CPP-105")


class NewcomerFound(Choice):
    HELP = "help", "A help to the child"
    NO_DANGER = "no-danger", "No danger that we know of"
    DANGER = "danger", "A danger to the child"


CHECKED = leading(
    "newcomer-checked",
    LeadsTo(
        "found",
        {
            NewcomerFound.HELP: Ends("They are a help to the child."),
            NewcomerFound.NO_DANGER: Ends("Nothing is known that makes them a danger."),
            NewcomerFound.DANGER: Step(
                "Keep {name} safe from somebody new in the home",
                ("safety-actions-agreed", "strategy-discussion-held", "protection-meeting-arranged", "early-review-requested"),
                "PS-4.9",
            ),
        },
    ),
)


class CheckMade(Part):
    """Where somebody asked about a newcomer, and what came back."""

    where: Words = ask("Who did you ask?", hint="Police, health, probation, our own records, another authority", cites="PS-4.9")
    found: Words = ask("What do they know?", cites="PS-4.9")


class NewcomerChecked(
    Entry,
    kind="newcomer-checked",
    whose=WORKING,
    about=CHILD,
    called="Checks on somebody new in the home",
    verb="Check",
    category="protection",
    before_birth=True,
    short_form=("of", "talked", "found", "taken_by", "by", "why"),
    followed_by=(SAFE_NOW, STRATEGY, CORE_GROUP, EARLY),
    leads_to=CHECKED,
    phase=INCIDENT,
    also=("police check", "new partner"),
    sections=(Section("Who was asked, and what they know", ("checks",)),),
):
    """What was found out about somebody new in the child’s home, and what they mean for the child."""

    of: Annotated[UUID, entry_of("household-joined")] = ask("Which person?", cites="PS-4.9")
    found: NewcomerFound = ask("What are they to {child}?", cites="PS-4.9", in_line=True)
    why: Text = ask("Why do you say so?", cites="PS-4.9")
    taken_by: PractitionerId | None = who_takes_it(CHECKED)
    by: date | None = by_when(CHECKED)
    checks: list[CheckMade] = ask("Who was asked?", cites="PS-4.9")
    talked: Text | None = ask("What do they say themselves, and what does {child} say of them?", cites="PS-4.9")


class ChildMissing(
    Entry,
    kind="child-missing",
    story="{child} was missing, last seen: {last_seen}",
    whose=(*NOTICED, CARER),
    about=CHILD,
    called="Missing",
    category="protection",
    shared=("last_seen", "police", "told"),
    short_form=(AT_WHAT_TIME,),
    act=WORRIED,
    followed_by=(FOUND, SAFE_NOW, STRATEGY, CORE_GROUP),
    phase=INCIDENT,
    also=("ran away", "police", "absconded"),
    sections=(Section("Why they might be in danger, and how they look", ("danger", "looks")), TOLD),
):
    """Nobody knows where the child is. Ring the police first; this takes a minute and can wait for that."""

    last_seen: Words = ask("Where and when was {child} last seen, and by whom?", cites="CPP-110", in_line=True)
    police: bool | None = ask("Have the police been told?", hint="If not: ring 999 now", cites=("CPP-110", "WT-141-2"), needed=True)
    danger: Text | None = ask(
        "Why might they be in danger?", hint="Age, health, who may be with them, what was said before", cites="CPP-110"
    )
    looks: Words | None = ask("What are they wearing and carrying?")
    told: list[Telling] = ask("Who have you told already?", cites="CPP-105")


class ChildFound(
    Entry,
    kind="child-found",
    story="{child} is back: {where}",
    whose=(*NOTICED, CARER),
    about=CHILD,
    called="Found or returned",
    verb="Say if found",
    category="protection",
    short_form=("of",),
    act=WORRIED,
    followed_by=(TALK, SAFE_NOW, STRATEGY, CORE_GROUP),
    phase=INCIDENT,
    also=("came back", "missing"),
    sections=(Section("What the child said on coming back", ("views",)), TOLD),
):
    """The child is back, or it is known where they are."""

    where: Words = ask("Where, and with whom?", in_line=True)
    safe: bool | None = ask("Is {child} safe there now?", cites="CPP-110", needed=True)
    of: Annotated[UUID, entry_of("child-missing")] | None = ask("Which missing episode is this?")
    views: Views | None = ask("What did {child} say on coming back?", hint="It can wait until they want to talk", cites="PS-7.5")
    told: list[Telling] = ask("Who have you told already?", cites="CPP-105")


class ReturnTalkHeld(
    Entry,
    kind="return-talk-held",
    whose=NOTICED,
    about=CHILD,
    called="Return home interview",
    verb="Talk",
    category="protection",
    short_form=("views", "harmed", "helps", "came_of_it", "of"),
    sections=(Section("Who talked with them", ("by",)),),
    act=SAID,
    followed_by=(SAFE_NOW, STRATEGY),
    phase=INCIDENT,
    also=("missing", "return interview"),
):
    """You talked with the child about why they went, where they were, and what would help."""

    views: Views = ask("What did {child} say?", cites="PS-7.5", in_line=True)
    of: Annotated[UUID, entry_of("child-found")] | None = ask("After which return?")
    harmed: Text | None = ask("Did anybody hurt or exploit them?", hint="If so, record the worry as well", cites="CPP-110")
    helps: Text | None = ask("What would make it less likely?")
    by: Words | None = ask("Who talked with {child}?", hint="Where it was not you: somebody who does not care for them", cites="PS-7.5")
    came_of_it: Text | None = ask("What is done about it, by whom?", cites="CPP-110")


class PersonTold(Part):
    """Somebody who was told."""

    who: Words = ask("Who was told?", cites="CPP-105")
    practitioner: PractitionerId | None = ask("Who is it in the directory?", cites="CPP-105", default=None)
    how: Words | None = ask("How?", hint="By telephone, in person", cites="CPP-105", default=None)

    def __str__(self) -> str:
        return self.who


WENT_WRONG = (
    "visit-failed", "not-brought", "hospital-admitted", "hospital-discharged", "household-joined", "child-missing", "child-found",
    "return-talk-held", "newcomer-checked", "concern-received", "significant-incident", "obstacle-met", "difference-opened",
    "early-review-requested", "early-review-answered",
)  # fmt: skip


class PeopleTold(
    Entry,
    kind="people-told",
    whose=NOTICED,
    about=CHILD,
    called="People told",
    verb="Tell",
    category="protection",
    before_birth=True,
    act=WORRIED,
    phase=INCIDENT,
    also=("informed", "notified"),
    story=False,
):
    """People who need to know about something were told."""

    of: Annotated[UUID, entry_of(*WENT_WRONG)] = ask("About what?", cites="CPP-105")
    told: list[PersonTold] = ask("Who did you tell?", cites="CPP-105", min_length=1, in_line=True)
