"""Entries about the daily work with a child or a young person."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.categories import Category, declare_category
from corbiere.ledger.conditions import answered
from corbiere.ledger.day_limits import DayLimit
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import AgencyId, NearPersonId, PersonId, PractitionerId, Statement, Text, Views, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo
from corbiere.ledger.phases import ASSESSMENT, DECISION, VISITS
from corbiere.ledger.whose import HUB_DECIDING, MANAGER, MEETING_THEM, REVIEWER, SAID, SAW, WORKER, WORKING

declare_category(Category("casework", "Daily work", order=6, offered=3, often=True))


class ContactHow(Choice):
    IN_PERSON = "in-person", "In person"
    TELEPHONE = "telephone", "By telephone"
    VIDEO = "video", "By video"
    MESSAGE = "message", "By message or email"
    LETTER = "letter", "By letter"


class ContactHad(
    Entry,
    kind="contact-had",
    story="{by} was in touch with {with}, {how}",
    whose=MEETING_THEM,
    about=PERSON,
    called="Contact",
    category="casework",
    before_birth=True,
    shared=("person", "with", "telephone", "how"),
    often=4,
    act=SAW,
    short_form=("person", "with", "how", "views", "said"),
    phase=VISITS,
    also=("phone call", "telephone", "text message", "email", "letter", "spoke to"),
    sections=(Section("How to reach them, and how you understood each other", ("telephone", "helped_by")),),
):
    """You spoke or wrote with the child, their family or somebody who knows them."""

    person: NearPersonId | None = ask("Whom were you in touch with?", cites="PS-7.8", lasts=True)
    with_: Words = ask(
        "With whom, and who are they to the child?",
        alias="with",
        cites="PS-7.8",
        in_line=True,
        lasts=True,
        told_by="person",
    )
    telephone: Words | None = ask("How can they be reached?", cites="PS-7.8", lasts=True)
    how: ContactHow = ask("How?", in_line=True)
    said: list[Statement] = ask("What was said?", cites=("PS-7.3", "PS-7.8"))
    views: Views | None = ask("What did the child say?", cites="PS-7.5")
    helped_by: Words | None = ask(
        "Who or what helped you to understand each other?", hint="An interpreter, pictures, signs", cites="PS-7.4", lasts=True
    )


class NoteMade(
    Entry,
    kind="note-made",
    whose=MEETING_THEM,
    about=PERSON,
    called="Note",
    category="casework",
    before_birth=True,
    often=5,
    act=SAW,
    short_form=("title", "statements"),
    phase=VISITS,
    also=("case note", "file note", "observation"),
):
    """Something to keep on the record, with what was seen, what was told and what is thought kept apart."""

    title: Words = ask("What is it about?", in_line=True)
    statements: list[Statement] = ask("What do you want to record?", cites="PS-7.3", min_length=1)
    also_about: list[PersonId] = ask(
        "Who else does it concern?", hint="Write separately for each child what it means for them", cites="PS-7.6"
    )


class ViewsHeard(
    Entry,
    kind="views-heard",
    story="{by} heard from {child}",
    whose=MEETING_THEM,
    about=PERSON,
    called="In their own words",
    category="casework",
    often=3,
    act=SAID,
    short_form=("views", "confirmed", "helped_by"),
    phase=VISITS,
    also=("wishes and feelings", "voice of the child", "what the child said"),
):
    """What the child or young person said, wrote, drew or showed."""

    views: Views = ask("What did they say?", cites=("PS-7.5", "PS-4.7", "LAC-396-1"), in_line=True)
    confirmed: bool | None = ask("Have you checked with them that this is what they meant?", cites="PS-7.5")
    helped_by: Words | None = ask(
        "Who or what helped you to understand each other?", hint="An interpreter, pictures, play, signs", cites="PS-7.4", lasts=True
    )


class RightsExplained(
    Entry,
    kind="rights-explained",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Rights explained",
    verb="Explain",
    category="casework",
    family=("what", "how"),
    short_form=("what", "said", "how"),
    phase=VISITS,
    also=("advocacy", "advocate", "how to complain"),
    story=False,
):
    """The child or young person was told about their rights, in a way they can follow."""

    what: Text = ask("What did you explain?", hint="For example: to be heard, to be safe, to be told why, to complain", cites="PS-0.10")
    how: Words | None = ask("How, and in which language?", cites="PS-0.10", lasts=True)
    said: Text | None = ask("What did they say?", cites="PS-0.10")


class SignificanceMarked(
    Entry,
    kind="significance-marked",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Marked as significant",
    category="casework",
    before_birth=True,
    marks=True,
    story=False,
    short_form=("of", "why"),
):
    """An entry matters for the story of this child’s life, and belongs in the short chronology."""

    of: Annotated[UUID, entry_of()] = ask("Which entry?", cites="PS-7.9")
    why: Text = ask("Why does it matter for the child?", cites="PS-7.9")


class ChronologyReviewed(
    Entry,
    kind="chronology-reviewed",
    whose=WORKING,
    about=PERSON,
    called="Chronology reviewed",
    verb="Review",
    category="casework",
    before_birth=True,
    short_form=("shows", "household"),
    phase=ASSESSMENT,
    also=("read the record",),
    story=False,
):
    """Somebody read the whole chronology, brought it up to date and said what it shows."""

    household: list[Words] = ask("Whose histories were read?", hint="Everybody in the household", cites="PS-3.7")
    shows: Text = ask("What does it show?", cites=("PS-7.9", "PS-7.0"))


class DecisionPoint(Choice):
    THRESHOLD = "threshold", "Whether help or protection is needed"
    STRATEGY = "strategy", "A strategy discussion or an enquiry"
    CONFERENCE = "conference", "A conference"
    NOT_SEEN = "not-seen", "A child who could not be seen"
    NEW_CONCERN = "new-concern", "A new worry"
    LEGAL = "legal", "Going to court"
    CARE = "care", "A child who comes into care"
    CLOSING = "closing", "Ending our work"
    OTHER = "other", "Something else"


class ManagementDecisionMade(
    Entry,
    kind="management-decision-made",
    whose=(MANAGER,),
    about=PERSON,
    called="Manager’s decision",
    verb="Decide",
    category="casework",
    before_birth=True,
    short_form=("of", "point", "decision", "why"),
    phase=DECISION,
    also=("case direction", "oversight", "supervision decision"),
    often=1,
):
    """A manager decided or advised, and why."""

    point: DecisionPoint | None = ask("What is it about?", cites="PS-1.3", in_line=True)
    decision: Text = ask("What did you decide or advise?", cites="PS-1.3")
    why: Text = ask("Why?", cites="PS-1.3")
    options: Text | None = ask("What else did you think about?", cites="PS-1.3")
    of: Annotated[UUID, entry_of()] | None = ask(
        "Which entry does it answer?", hint="For example a worry, or a visit that failed", cites=("PS-4.13", "CPP-109")
    )


class AgencyAsked(
    Entry,
    kind="agency-asked",
    whose=(*WORKING, HUB_DECIDING),
    about=PERSON,
    called="Information requested from an agency",
    verb="Ask",
    category="casework",
    before_birth=True,
    short_form=("what", "practitioner", "agency", "elsewhere", "wanted_by"),
    phase=ASSESSMENT,
    also=("checks", "police check", "police", "GP", "school"),
    story=False,
):
    """An agency was asked what it knows, or for a report."""

    agency: AgencyId | None = ask("Which agency?", cites="PS-3.8", in_line=True)
    elsewhere: Words | None = ask("Which agency, where it is not in the directory?", cites=("PS-3.8", "CPP-102"), in_line=True)
    what: Text = ask("What did you ask for?", cites="PS-3.8")
    practitioner: PractitionerId | None = ask("Who there answers here?", hint="They see who the child is, and this", cites="PS-3.8")
    wanted_by: date | None = ask("By when?")


class AgencyReply(Choice):
    TOLD = "told", "They told us"
    NOTHING_HELD = "nothing-held", "They do not know the child"
    REFUSED = "refused", "They will not share it"
    UNAVAILABLE = "unavailable", "It is not available"


NOTHING_OWED = Ends("Whoever asked has the reply before them: what it means for the child is theirs to judge and to write down.")


class AgencyAnswered(
    Entry,
    kind="agency-answered",
    whose=WORKING,
    about=PERSON,
    called="Reply from an agency",
    verb="Write the reply",
    category="casework",
    before_birth=True,
    leads_to=LeadsTo("answer", dict.fromkeys(AgencyReply, NOTHING_OWED)),
    short_form=("of", "answer", "told", "who"),
    phase=ASSESSMENT,
    also=("checks", "police check"),
    story=False,
):
    """An agency replied to what it was asked."""

    of: Annotated[UUID, entry_of("agency-asked")] = ask("Which request?", cites="PS-3.8")
    answer: AgencyReply = ask("What was their reply?", cites="PS-3.8", in_line=True)
    told: list[Statement] = ask("What do they know, and what do they think?", cites="PS-3.8")
    who: Words | None = ask("Who answered, and how can they be reached?", cites="PS-7.8", lasts=True)


class PlannedWhat(Choice):
    """What a worker sets a day for, by the kind that will be recorded when it is done."""

    VISIT = "child-seen", "See the child"
    CORE_GROUP = "core-group-held", "Core group"
    NOTES = "core-group-notes-circulated", "Send the notes of the core group"
    CONFERENCE = "conference-held", "Conference"
    CONTACT = "contact-had", "Speak with somebody"


# The duties that each does.
DOES = {
    PlannedWhat.VISIT: ("enquiry.child-seen", "cp.child-seen", "care.first-visit", "care.next-visit"),
    PlannedWhat.CORE_GROUP: ("cp.first-core-group", "cp.next-core-group"),
    PlannedWhat.NOTES: ("cp.core-group-notes",),
    PlannedWhat.CONFERENCE: ("cp.initial-conference", "cp.first-review-conference", "cp.next-review-conference"),
}
BY_LAW = [DayLimit(duty, answered("what", what), of_record=True) for what, duties in DOES.items() for duty in duties]


class Planned(
    Entry,
    kind="planned",
    whose=(WORKER, MANAGER, REVIEWER),
    about=PERSON,
    called="Day planned",
    verb="Plan",
    category="casework",
    before_birth=True,
    short_form=("what", "for", "note"),
    phase=VISITS,
    also=("diary", "appointment", "planned visit"),
    story=False,
):
    """You planned a day for something. It is shown beside the day that the law sets, and never in its place."""

    what: PlannedWhat = ask("What do you plan?", in_line=True)
    for_: date = ask("For which day?", alias="for", in_line=True, by=tuple(BY_LAW))
    note: Text | None = ask("Anything to remember?")
