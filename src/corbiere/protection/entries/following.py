"""What may come next after something went wrong: each kind as it is offered, with its clause. None of them is asked for.

A form begins with `of` the entry that it follows, with the lead and the manager of the child, or with the day of a second try (`again`), as
the page knows them; what begins with = is meant as it stands.
"""

from corbiere.ledger.declaration import Following

OF = ("of", "of")
TOGETHER = (OF, ("lead", "lead"), ("manager", "manager"))
# fmt: off
DECIDE = Following("next-step-decided", "Decide the next step, lead and manager together", "CPP-109", TOGETHER)
CORE_GROUP = Following("protection-meeting-arranged", "Call the core group", "CPP-109", (("type", "=core-group"),))
STRATEGY = Following("protection-meeting-arranged", "Hold a strategy discussion", "CPP-110", (("type", "=strategy-discussion"),))
INSTEAD = Following("strategy-discussion-held", "A strategy discussion in its place", "CPP-41", (("instead_of_core_group", "=yes"),))
SAFE_NOW = Following("safety-actions-agreed", "Agree an immediate safety plan for {name}", "CPP-110", (OF,))
EARLY = Following("early-review-requested", "Ask the chair for an early review", "CPP-8", (OF,))
LEGAL = Following("legal-planning-decided", "Decide on legal planning", "CPP-111")
AGAIN = Following("planned", "Plan the second attempt", "CPP-107", (("what", "=child-seen"), ("for", "again")))
LOOK_INTO = Following("newcomer-checked", "Find out who they are", "PS-4.9", (OF,))
ASK = Following("agency-asked", "Ask the police, health or somebody else what they know", "PS-4.9")
FOUND = Following("child-found", "{name} is found", "", (OF,))
TALK = Following("return-talk-held", "Return home interview with {name}", "PS-7.5", (OF,))
HOME = Following("hospital-discharged", "{name} leaves hospital", "", (OF,))
ANSWER = Following("early-review-answered", "Answer, as the chair", "CPP-8", (OF,))
NEW_DAY = Following("conference-arranged", "Set the new day of the review", "CPP-8", (("type", "=review"),))
WORRY = Following("concern-received", "Is {name} in danger now? Tell the Hub", "CPP-110")
# fmt: on
