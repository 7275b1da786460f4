"""Family time: with whom a child in care stays in touch, how, why so, and what came of it (Guidance 390; Standard 5.4)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.ledger.conditions import answered
from corbiere.ledger.declaration import AT_WHAT_TIME, WHOLE, FollowUp
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.field_types import Evidence
from corbiere.ledger.fields import NearPersonId, OwnText, PractitionerId, Text, Words, entry_of
from corbiere.ledger.whose import WORKING


class Allowed(Choice):
    """How free time together is."""

    FREE = "free", "They see each other freely"
    SUPERVISED = "supervised", "With somebody there"
    NOT_MEETING = "not-meeting", "They write or telephone, and do not meet"
    NONE = "none", "They are not in touch"


class InTouch(Choice):
    MEET = "meet", "They meet"
    STAY = "stay", "They stay overnight"
    VIDEO = "video", "They telephone, or see each other on a screen"
    WRITE = "write", "They write, or send pictures"


LIMITED = (Allowed.SUPERVISED, Allowed.NOT_MEETING, Allowed.NONE)
IN_TOUCH = (Allowed.FREE, Allowed.SUPERVISED, Allowed.NOT_MEETING)


class FamilyTimeArranged(
    Entry,
    kind="family-time-arranged",
    whose=WORKING,
    about=PERSON,
    called="Family time arranged",
    verb="Arrange",
    category="care",
    family=WHOLE,
    shared=("person", "who", "allowed", "how", "how_often", "where", "with_whom"),
    short_form=("child_says", "person", "who", "allowed", "how", "how_often", "where", "with_whom", "why_limited", "why_best"),
    sections=(Section("Until when, and what the other says of it", ("look_again", "they_say")),),
    also=("contact", "supervised contact", "contact plan", "sibling contact"),
    story="Family time of {child} with {who}: {allowed}",
):
    """With one person: how they stay in touch, how often, where, and why that is best for the child. It replaces what was before."""

    person: NearPersonId | None = ask("With whom?", cites=("LAC-390-2", "PS-5.4"))
    who: Words = ask(
        "Their name, and who they are to {child}",
        hint="A friend or a teacher too",
        cites=("LAC-390-2", "PS-5.4"),
        told_by="person",
        in_line=True,
    )
    allowed: Allowed = ask("How?", cites="PS-5.4", in_line=True)
    how: list[InTouch] = ask("In which ways?", cites="LAC-390-2", only_if=answered("allowed", *IN_TOUCH))
    how_often: Words | None = ask("How often, and how long?", cites="LAC-390-2", only_if=answered("allowed", *IN_TOUCH))
    where: Words | None = ask("Where?", cites="PS-5.4", only_if=answered("allowed", Allowed.FREE, Allowed.SUPERVISED))
    with_whom: Words | None = ask("Who is there with them?", cites="PS-5.4", only_if=answered("allowed", Allowed.SUPERVISED))
    why_limited: OwnText | None = ask("Why is it limited?", cites="PS-5.4", only_if=answered("allowed", *LIMITED))
    why_best: OwnText = ask("Why is that best for {child}?", cites="LAC-390-1")
    child_says: OwnText | None = ask("What does {child} wish?", cites=("LAC-390-1", "PS-7.5"))
    they_say: Text | None = ask("What do they say of it?", cites="PS-5.4")
    look_again: date | None = ask("When is it looked at again?", cites="PS-5.4")


class HowItWent(Choice):
    """What came of one time together."""

    WELL = "well", "They had it"
    SHORT = "short", "It was cut short"
    CHILD_NOT = "child-not", "The child did not want to"
    THEY_NOT = "they-not", "The other did not come"
    WE_NOT = "we-not", "We could not make it happen"
    OTHER = "other", "It did not happen, for another reason"


NOT_KEPT = (HowItWent.SHORT, HowItWent.CHILD_NOT, HowItWent.THEY_NOT, HowItWent.WE_NOT, HowItWent.OTHER)


class FamilyTimeHad(
    Entry,
    kind="family-time-had",
    whose=WORKING,
    about=PERSON,
    called="Family time",
    category="care",
    shared=("went", "why_not", "next"),
    short_form=(AT_WHAT_TIME, "child_says", "of", "went", "why_not", "seen", "next"),
    sections=(Section("Who was there with them", ("supervisor",)),),
    followed_by=(FollowUp("family-time-arranged", "Arrange it differently", "LAC-390-2"),),
    also=("contact", "contact session", "contact cancelled"),
    story="Family time of {child}: {went}",
):
    """A time together as it was arranged, or what kept it from happening."""

    of: Annotated[UUID, entry_of("family-time-arranged")] = ask("Which family time?", cites="PS-5.4")
    went: HowItWent = ask("Did they have it?", cites="PS-5.4", in_line=True)
    why_not: Text | None = ask("Why not, or not whole? How was {child} told?", cites="PS-5.4", only_if=answered("went", *NOT_KEPT))
    seen: Annotated[OwnText, Evidence()] | None = ask("How were they with each other, and {child} afterwards?", cites="PS-5.4")
    child_says: OwnText | None = ask("What does {child} say about it?", cites=("PS-5.4", "PS-7.5"))
    next: date | None = ask("When is the next?", cites="PS-5.4")
    supervisor: PractitionerId | None = ask("Who was there with them?", cites="PS-5.4")
