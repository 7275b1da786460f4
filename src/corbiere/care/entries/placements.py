"""Where a looked-after child lives: one home at a time, why that one, and how they came to leave it (ISS-A-12; Standards 5.3)."""

from typing import Annotated
from uuid import UUID

from corbiere.care.entries.parts import BeganBefore, Matched, MoveSort, SortOfHome, Told, WhyLeftHome
from corbiere.ledger.conditions import answered, while_in
from corbiere.ledger.declaration import WHO_ELSE, FollowUp
from corbiere.ledger.entry import PERSON, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Part, PersonId, PractitionerId, Text, Views, Words, entry_of
from corbiere.ledger.whose import HUB_DECIDING, LEADING
from corbiere.statute.states import IN_A_HOME

AWAY = answered("off_island", True)
APART = answered("with_siblings", False)
ADDRESS = FollowUp("address-noted", "Write down the address of {name}’s new home", "ISS-A-12", (("sort", "=placement"),))
KEPT_FROM = FollowUp("address-withheld", "Must somebody not learn where {name} lives?", "PS-8.4")
TOLD = FollowUp("home-move-told", "Tell the others that {name} has moved", "ISS-A-12", (("of", "of"),))
MEET = FollowUp("family-time-arranged", "Arrange family time for {name}", "PS-5.4")


class LeftHome(Part):
    """How a child left the home before: it ended on the day of the move."""

    reason: WhyLeftHome = ask("What was it?", cites="ISS-A-12")
    why: OwnText | None = ask("In a sentence, so that {child} can read it one day", cites="ISS-A-12", default=None)
    disrupted: bool | None = ask("Did that home end against the plan?", cites="ISS-A-12", default=None)
    learned: Text | None = ask(
        "What went well there, what did not, and what would have helped?", only_if=answered("disrupted", True), default=None
    )

    def __str__(self) -> str:
        return self.reason.label


class PlacementStarted(
    Entry,
    kind="placement-started",
    whose=(*LEADING, HUB_DECIDING),
    about=PERSON,
    called="Moved to a home",
    verb="Move",
    category="care",
    shared=("type", "off_island", "carer", "carer_person", "signs_in", "provider", "sort", "told"),
    short_form=(
        "views",
        WHO_ELSE,
        "type",
        "carer",
        "carer_person",
        "signs_in",
        "left",
        "sort",
        "off_island",
        "place",
        "with_siblings",
        "why_apart",
        "matched",
    ),
    sections=(
        Section("Why this home: what it was looked at for", ("looked_at", "not_met")),
        Section("School, where it is off the island", ("school", "school_grade")),
        Section("Who is told of the move, who runs the home, and whether they had lived there before", ("told", "provider", "began")),
    ),
    followed_by=(ADDRESS, KEPT_FROM, TOLD, MEET),
    also=("LAC", "placement", "foster care", "moved", "fostering", "children's home", "matching"),
    story="{child} moved to a home[: {type}][, with {carer}]",
):
    """The child lives in another home from this day. Begin with what they said about it; then where, with whom and why there."""

    type: SortOfHome | None = ask("What sort of home is it?", cites="ISS-A-12", in_line=True)
    carer: Words | None = ask("With whom?", hint="The carers’ names, or the name of the home", cites="ISS-A-12", told_by="carer_person")
    carer_person: PersonId | None = ask("Which carer on record?", cites="ISS-A-12")
    signs_in: list[PractitionerId] = ask(
        "Which of them sign in here?",
        hint="Foster carers who are approved: they write {child}’s day, and read what carers need to know, and nothing else",
        cites="ISS-A-12",
        max_length=4,
    )
    provider: Words | None = ask("Who runs it?", hint="The fostering service, or the agency", cites="ISS-A-12")
    off_island: bool | None = ask("Is it off the island?", cites="ISS-A-12", in_line=True)
    place: Words | None = ask("Where off the island?", hint="The town and the country, not the address", only_if=AWAY)
    school: Words | None = ask("Which school do they go to there?", only_if=AWAY)
    school_grade: Words | None = ask("What do its inspectors say of it?", hint="Their last grade, and of which year", only_if=AWAY)
    sort: MoveSort | None = ask("Was it planned?", cites="ISS-A-12")
    left: LeftHome | None = ask("Why did {child} leave the home before?", cites="ISS-A-12", only_if=while_in(IN_A_HOME))
    matched: Text | None = ask("Why is this home right for {child}?", cites="PS-5.3")
    looked_at: list[Matched] = ask("What was it looked at for?", cites="PS-5.3")
    not_met: Text | None = ask("What does it not give, and how is that made up for?", cites="PS-5.3")
    with_siblings: bool | None = ask("Do brothers or sisters live there too?", cites="PS-5.4")
    why_apart: Text | None = ask("Why apart, and how do they see each other?", cites="PS-5.4", only_if=APART)
    views: Views | None = ask("What does {child} say, or show, about it?", cites=("PS-7.5", "PS-5.10"))
    told: list[Told] = ask("Who is told?", max_length=12)
    began: BeganBefore | None = ask("Had they lived there before?", hint="Only where older records do not say since when", cites="ISS-A-12")


class PlacementEnded(
    Entry,
    kind="placement-ended",
    whose=LEADING,
    about=PERSON,
    called="Left a home",
    verb="End",
    category="care",
    shared=("sort", "reason"),
    short_form=("of", "sort", "reason", "why", "disrupted", "learned", "child_says"),
    also=("LAC", "placement", "foster care", "moved", "disruption", "placement breakdown"),
    story="{child} left a home[: {reason}]",
):
    """The child left a home, and did not move to another that day. Where they did, write down where to: that ends the home before."""

    of: Annotated[UUID, entry_of("placement-started")] | None = ask("Which home?", cites="ISS-A-12")
    sort: MoveSort | None = ask("Was it planned?", cites="ISS-A-12")
    reason: WhyLeftHome | None = ask("Why did {child} leave?", cites="ISS-A-12", in_line=True)
    why: OwnText | None = ask("In a sentence, so that {child} can read it one day", cites="ISS-A-12")
    disrupted: bool | None = ask("Did it end against the plan?", cites="ISS-A-12")
    learned: Text | None = ask("What went well, what did not, and what would have helped?", only_if=answered("disrupted", True))
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
