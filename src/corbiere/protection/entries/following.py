"""Steps that may follow what went wrong: each kind as it is offered, with its clause. None of them is asked for.

A form begins with `of` the entry that it follows, with the lead and the manager of the child, or with the day of a second try (`again`), as
the page knows them; what begins with = is meant as it stands.
"""

from corbiere.ledger.declaration import FollowUp

OF = ("of", "of")
TOGETHER = (OF, ("lead", "lead"), ("manager", "manager"))
# fmt: off
DECIDE = FollowUp("next-step-decided", "Decide the next step, lead and manager together", "CPP-109", TOGETHER)
CORE_GROUP = FollowUp("protection-meeting-arranged", "Call the core group", "CPP-109", (("type", "=core-group"),))
STRATEGY = FollowUp("protection-meeting-arranged", "Hold a strategy discussion", "CPP-110", (("type", "=strategy-discussion"),))
INSTEAD = FollowUp("strategy-discussion-held", "A strategy discussion in its place", "CPP-41", (("instead_of_core_group", "=yes"),))
SAFE_NOW = FollowUp("safety-actions-agreed", "Agree an immediate safety plan for {name}", "CPP-110", (OF,))
EARLY = FollowUp("early-review-requested", "Ask the chair for an early review", "CPP-8", (OF,))
LEGAL = FollowUp("legal-planning-decided", "Decide on legal planning", "CPP-111")
AGAIN = FollowUp("planned", "Plan the second attempt", "CPP-107", (("what", "=child-seen"), ("for", "again")))
LOOK_INTO = FollowUp("newcomer-checked", "Find out who they are", "PS-4.9", (OF,))
ASK = FollowUp("agency-asked", "Ask the police, health or somebody else what they know", "PS-4.9")
FOUND = FollowUp("child-found", "{name} is found", "", (OF,))
TALK = FollowUp("return-talk-held", "Return home interview with {name}", "PS-7.5", (OF,))
HOME = FollowUp("hospital-discharged", "{name} leaves hospital", "", (OF,))
ANSWER = FollowUp("early-review-answered", "Answer, as the chair", "CPP-8", (OF,))
NEW_DAY = FollowUp("conference-arranged", "Set the new day of the review", "CPP-8", (("type", "=review"),))
WORRY = FollowUp("concern-received", "Is {name} in danger now? Tell the Hub", "CPP-110")
# fmt: on
