"""A move between homes as it is prepared, who is told of it, and what is learned where a home ended against the plan."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.care.entries.parts import SortOfHome, Told
from corbiere.ledger.declaration import FollowUp
from corbiere.ledger.entry import PERSON, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Text, Views, Words, entry_of
from corbiere.ledger.whose import WORKING


class HomeMovePlanned(
    Entry,
    kind="home-move-planned",
    whose=WORKING,
    about=PERSON,
    called="Move to another home planned",
    verb="Plan",
    category="care",
    shared=("day", "type", "carer", "to_tell"),
    short_form=("views", "day", "type", "carer", "why", "matched", "getting_to_know"),
    sections=(Section("Who is to be told, and by when", ("to_tell", "told_by")),),
    followed_by=(FollowUp("placement-started", "{name} moved there", "ISS-A-12"),),
    also=("placement move", "matching", "introductions", "transition"),
    story="A move of {child} was planned[: {carer}]",
):
    """The child is to move. Prepare it with them: what they say, why there, how they get to know it, who is told before."""

    day: date = ask("When are they to move?", cites="ISS-A-12", in_line=True)
    type: SortOfHome | None = ask("To what sort of home?", cites="ISS-A-12")
    carer: Words | None = ask("To whom?", cites="ISS-A-12")
    why: OwnText = ask("Why do they move?", cites="ISS-A-12")
    matched: Text = ask("Why is that home right for {child}?", cites="PS-5.3")
    getting_to_know: Text | None = ask("How do they get to know it, and say goodbye?", hint="Visits, photographs, what they take along")
    views: Views | None = ask("What does {child} say, or show, about it?", cites=("PS-7.5", "PS-5.10"))
    to_tell: list[Told] = ask("Who is to be told?", max_length=12)
    told_by: date | None = ask("By when are they told?", hint="Before the move")


class HomeMoveTold(
    Entry,
    kind="home-move-told",
    whose=WORKING,
    about=PERSON,
    called="Others told of a move",
    verb="Tell",
    category="care",
    shared=("told",),
    short_form=("of", "told"),
    also=("placement notification",),
    story=False,
):
    """Those who are to know were told that the child lives elsewhere now."""

    of: Annotated[UUID, entry_of("placement-started")] = ask("Of which move?", cites="ISS-A-12")
    told: list[Told] = ask("Who was told?", min_length=1, max_length=12)


class DisruptionConsidered(
    Entry,
    kind="disruption-considered",
    whose=WORKING,
    about=PERSON,
    called="Learned from a home that ended",
    verb="Look back",
    category="care",
    short_form=("child_says", "of", "what", "helped", "next_time"),
    also=("disruption meeting", "placement breakdown", "unplanned ending"),
    story="It was looked at why a home of {child} ended",
):
    """A home ended against the plan. Look at it with the child and the carers: nobody is to blame, and the next home is to last."""

    of: Annotated[UUID, entry_of("placement-started")] = ask("Which home?", cites="ISS-A-12")
    what: Text = ask("What happened there, as each of them sees it?", cites="PS-5.3")
    helped: Text | None = ask("What went well?", cites="PS-5.3")
    next_time: Text = ask("What does the next home need, so that it lasts?", cites="PS-5.3")
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
