"""Taking worries in: what is decided about each, who takes the next step, and what whoever raised it is told."""

from corbiere.statute.catalogue.words import HUB, default, should
from corbiere.statute.duties import Duty, OfIt, each
from corbiere.statute.limits import Within, working_days
from corbiere.statute.patterns import fact

ENGLAND = "Working Together to Safeguard Children (England)"
OURS = "a default of this product: no public source gives a number"

DECIDED = fact("concern-decided")
GOES_ON = fact("concern-decided", outcome=("early-help", "assessment", "strategy-discussion"))

# fmt: off
FRONT_DOOR = (
    Duty("worry.decided", should, default, (each(fact("concern-received")),), Within(working_days(1)), OfIt(DECIDED, unnamed=True), ("WT-167-1",), HUB,
         label="Decide on the worry about {name}", rank=1, asks="It should be decided what happens with the worry about the child", because="it came in", number_from=ENGLAND,
         reading="Each worry has its own decision. One that names no worry answers every worry that came before it."),
    Duty("worry.taken-on", should, default, (each(GOES_ON),), Within(working_days(1)), OfIt(fact("step-accepted")), ("WT-167-1",), HUB,
         label="Somebody takes on what was decided about {name}", asks="Somebody should take on what was decided about the worry", because="it was decided", number_from=OURS,
         reading="Done when whoever was asked accepts the step, or is seen to have taken it. Until then it stays with the Hub. Where nothing follows from a decision there is nobody to ask."),
    Duty("worry.referrer-told", should, default, (each(DECIDED),), Within(working_days(5)), OfIt(fact("referrer-told"), beside=True, unnamed=True), ("WT-167-1",), HUB,
         label="Tell whoever raised the worry", asks="Whoever raised the worry should be told what came of it", because="it was decided on", number_from=OURS,
         reading="Counted from the decision about their worry. What they may be told is for the Hub to say, and may be no more than that it was looked at."),
)
# fmt: on
