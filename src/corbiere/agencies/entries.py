"""Who works with children and where: agencies, teams, practitioners, and what practitioners do beside their children."""

from datetime import date

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import AGENCY, PRACTITIONER, TEAM, Choice, Entry, ask
from corbiere.ledger.fields import AgencyId, PersonId, PractitionerId, TeamId, Text, Words
from corbiere.ledger.whose import DIRECTORY, ONESELF, REGISTER_KEEPER

declare_category(Category("work", "Who works with the child", order=8, offered=4))
declare_category(Category("directory", "Directory", order=10, offered=10, often=True))
declare_category(Category("staff", "Supervision and practice", order=11, offered=11, often=True))


class AgencySort(Choice):
    SOCIAL_CARE = "social-care", "Children’s social care"
    HEALTH = "health", "Health"
    EDUCATION = "education", "School, college or nursery"
    POLICE = "police", "Police"
    PROBATION = "probation", "Probation and court advice"
    VOLUNTARY = "voluntary", "Charity or parish"
    OTHER = "other", "Another service"


class Profession(Choice):
    SOCIAL_WORKER = "social-worker", "Social worker"
    STUDENT_SOCIAL_WORKER = "student-social-worker", "Student social worker"
    FAMILY_SUPPORT_WORKER = "family-support-worker", "Family support worker"
    PERSONAL_ADVISER = "personal-adviser", "Personal adviser"
    REVIEWING_OFFICER = "reviewing-officer", "Reviewing officer"
    CONFERENCE_CHAIR = "conference-chair", "Conference chair"
    HEALTH_VISITOR = "health-visitor", "Health visitor"
    SCHOOL_NURSE = "school-nurse", "School nurse"
    MIDWIFE = "midwife", "Midwife"
    DOCTOR = "doctor", "Doctor"
    PAEDIATRICIAN = "paediatrician", "Paediatrician"
    CAMHS_PRACTITIONER = "camhs-practitioner", "Practitioner of Child and Adolescent Mental Health Services"
    OTHER_HEALTH = "other-health", "Another health professional"
    TEACHER = "teacher", "Teacher"
    POLICE_OFFICER = "police-officer", "Police officer"
    PROBATION_OFFICER = "probation-officer", "Probation officer"
    YOUTH_WORKER = "youth-worker", "Youth worker"
    FOSTER_CARER = "foster-carer", "Foster carer"
    MANAGER = "manager", "Manager"
    ADMINISTRATOR = "administrator", "Administrator"
    OTHER = "other", "Another profession"


class Role(Choice):
    """What somebody may do beside the work with their own children."""

    HUB = "hub", "Receives worries at the Children and Families Hub"
    REGISTER_ADMINISTRATOR = "register-administrator", "Keeps the registers"
    CONFERENCE_ADMINISTRATOR = "conference-administrator", "Arranges conferences, for the Independent Safeguarding Service"
    SERVICE_MANAGER = "service-manager", "Manages the Independent Safeguarding Service"
    VIRTUAL_SCHOOL = "virtual-school", "Leads the Virtual School"


class AgencyEstablished(
    Entry, kind="agency-established", whose=(DIRECTORY,), about=AGENCY, called="Agency", category="directory", opens="agencies"
):
    """An agency that works with children and families."""

    name: Words = ask("What is it called?", in_line=True)
    sort: AgencySort = ask("What sort of agency is it?", in_line=True)


class TeamFormed(Entry, kind="team-formed", whose=(DIRECTORY,), about=TEAM, called="Team", category="directory", opens="teams"):
    """A team within an agency."""

    name: Words = ask("What is it called?", in_line=True)
    agency: AgencyId = ask("Which agency is it part of?")


class TeamManagerAppointed(
    Entry, kind="team-manager-appointed", whose=(DIRECTORY,), about=TEAM, called="Team manager appointed", category="directory"
):
    """Somebody manages the team from this day, and sees the records of its children."""

    practitioner: PractitionerId = ask("Who?", in_line=True)


class TeamManagerEnded(
    Entry, kind="team-manager-ended", whose=(DIRECTORY,), about=TEAM, called="Team manager stood down", category="directory"
):
    """Somebody no longer manages the team after this day."""

    practitioner: PractitionerId = ask("Who?", in_line=True)


class Joined(
    Entry,
    kind="joined",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Joined",
    category="directory",
    opens="practitioners",
    short_form=("name", "profession", "agency", "registration"),
):
    """Somebody started work here, or started in another post."""

    name: Words = ask("What is their name?", in_line=True)
    profession: Profession = ask("What is their profession?", cites="PS-0.11", in_line=True)
    registration: Words | None = ask(
        "What is their registration number?", hint="With the body that registers their profession", cites="PS-0.11"
    )
    agency: AgencyId = ask("Which agency do they work for?")
    induction: bool | None = ask(
        "Are they new to practice in Jersey?",
        hint="Their manager then approves that they are ready, before they have children",
        cites="PS-0.5",
    )


class ReadinessApproved(
    Entry,
    kind="readiness-approved",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Ready to practise in Jersey",
    verb="Approve",
    category="directory",
    short_form=("why",),
    also=("induction", "probation"),
):
    """The manager approves that somebody who was new to practice in Jersey is ready for it, from this day."""

    why: Words = ask("What shows it?", hint="For example what they did in their induction, and who watched it", cites="PS-0.5")


class Left(Entry, kind="left", whose=(DIRECTORY,), about=PRACTITIONER, called="Left", category="directory"):
    """Somebody’s last day of work here. From the next day no record is open to them."""


class TeamJoined(Entry, kind="team-joined", whose=(DIRECTORY,), about=PRACTITIONER, called="Joined a team", category="directory"):
    """Somebody joined a team."""

    team: TeamId = ask("Which team?", in_line=True)


class TeamLeft(Entry, kind="team-left", whose=(DIRECTORY,), about=PRACTITIONER, called="Left a team", category="directory"):
    """Somebody’s last day in a team."""

    team: TeamId = ask("Which team?", in_line=True)


class RoleGranted(
    Entry,
    kind="role-granted",
    whose=(REGISTER_KEEPER,),
    about=PRACTITIONER,
    called="Role given",
    category="directory",
    short_form=("role", "why", "answers_to"),
):
    """Somebody was given a role that opens records to them. The record says who gave it."""

    role: Role = ask("Which role?", cites="ISS-10-1", in_line=True)
    why: Words = ask("Why do they need it?", cites="ISS-10-1")
    answers_to: PractitionerId | None = ask(
        "To whom do they answer?",
        hint="To nobody who manages those whose work the service reviews",
        cites=("ISS-6-1", "ISS-6-2"),
        only_if=answered("role", Role.SERVICE_MANAGER),
    )


class RoleEnded(
    Entry,
    kind="role-ended",
    whose=(REGISTER_KEEPER,),
    about=PRACTITIONER,
    called="Role ended",
    category="directory",
    short_form=("role", "why"),
):
    """Somebody’s last day in a role."""

    role: Role = ask("Which role?", in_line=True)
    why: Words | None = ask("Why?")


class CoverArranged(
    Entry,
    kind="cover-arranged",
    whose=(ONESELF, DIRECTORY),
    about=PRACTITIONER,
    called="Cover arranged",
    verb="Arrange",
    category="directory",
    short_form=("acting", "from", "to", "reason"),
    also=("leave", "holiday", "sick", "away"),
    often=1,
):
    """Somebody covers for this person while they are away, and sees the children allocated to them for that time."""

    acting: PractitionerId = ask("Who covers for them?", in_line=True)
    from_: date = ask("From which day?", alias="from", in_line=True)
    to: date = ask("Until which day?", hint="The last day of cover", in_line=True)
    reason: Words | None = ask("What is it for?", hint="Everybody can read this: leave out what is private")


class KnowsDeclared(
    Entry, kind="knows-declared", whose=(ONESELF, DIRECTORY), about=PRACTITIONER, called="Personal connection declared", category="staff"
):
    """You know or are related to somebody in the record. On a small island that is no shame; their record is closed to you from now on."""

    person: PersonId = ask("Who?")
    how: Words = ask("How do you know them?", hint="For example: my neighbour’s son, my cousin, we were at school together")


class SupervisionHeld(
    Entry,
    kind="supervision-held",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Supervision",
    verb="Hold",
    category="staff",
    short_form=("supervisor", "outside", "reflection", "caseload", "agreed"),
    also=("one to one",),
    often=1,
):
    """Time to think about the work, with somebody who supervises it."""

    supervisor: PractitionerId | None = ask("Who gave the supervision?", cites="PS-1.9", lasts=True)
    outside: Words | None = ask("Who, where they are not in the directory?", cites=("ISS-6-4", "ISS-4-4"), lasts=True)
    reflection: Text | None = ask(
        "What did you think about together?", hint="Feelings, ideas about what is going on, what was learned", cites=("PS-1.9", "PS-1.10")
    )
    caseload: Text | None = ask("Is the number of children right? What should change?", cites="PS-0.6")
    agreed: list[Words] = ask("What was agreed?", cites="PS-1.10")


class PracticeObserved(
    Entry,
    kind="practice-observed",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Practice observed",
    verb="Observe",
    category="staff",
    short_form=("observer", "setting", "feedback", "response"),
):
    """Somebody observed the work with a child or family and talked it over afterwards."""

    observer: PractitionerId | None = ask("Who observed?", cites="PS-0.7", lasts=True)
    setting: Words | None = ask("What was observed?", hint="For example a home visit or a core group. Name no child", cites="PS-0.7")
    feedback: Text | None = ask("What feedback was given?", cites="PS-0.7")
    response: Text | None = ask("What does the person observed say?", cites="PS-0.7")


class PracticeFrameworkTrained(
    Entry,
    kind="practice-framework-trained",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Trained in the practice framework",
    category="directory",
    short_form=("evidence",),
    also=("Jersey’s Children First", "training", "course"),
):
    """Somebody was trained in Jersey’s Children First, the practice framework, and may lead an assessment from this day."""

    evidence: Words | None = ask("What shows it?", hint="For example a certificate, and who gave the course", cites="WT-principles-3")


class Appraised(
    Entry,
    kind="appraised",
    whose=(DIRECTORY,),
    about=PRACTITIONER,
    called="Appraisal",
    verb="Hold",
    category="staff",
    short_form=("appraiser", "went_well", "to_learn"),
):
    """A look back at the year’s work, and ahead to the next."""

    appraiser: PractitionerId | None = ask("Who talked it over with them?", cites="PS-1.12", lasts=True)
    went_well: Text | None = ask("What went well?", cites="PS-1.12")
    to_learn: Text | None = ask("What would they like to learn or change?", cites="PS-1.12")
