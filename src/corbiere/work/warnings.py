"""Alarms as tasks: what each says to whom, what answers it, and how much a child is harmed if it waits."""

from typing import NamedTuple

from corbiere.protection.alarm import AlarmKind


class Says(NamedTuple):
    """`what` and `why` with the name a child goes by; `answer` is the kind that answers it, `managers` that for a manager if it is another.

    `rank` as of tasks: 0 is safety. `by_name`: only those who are named are to answer; the others know of it.
    """

    what: str
    why: str
    answer: str
    rank: int = 0
    managers: str = ""
    by_name: bool = False


# fmt: off
ALARMS: dict[AlarmKind, Says] = {
    "two-failed-visits": Says("{name} was not seen, twice running", "See {name}, and decide with your manager what to do",
                              "child-seen", managers="next-step-decided"),
    "unseen-undecided": Says("Decide what follows: nobody could see {name}, twice running", "Lead and manager decide together",
                             "next-step-decided", rank=1),
    "new-concern": Says("A new worry about {name}’s safety", "Decide what keeps {name} safe now",
                        "safety-actions-agreed", managers="management-decision-made"),
    "in-hospital": Says("{name} is in hospital: should the core group meet before the way home?",
                        "Decide with your manager before {name} leaves", "next-step-decided"),
    "home-undecided": Says("{name} left hospital, and nobody had decided on a core group", "Decide now, with your manager",
                           "next-step-decided"),
    "newcomer": Says("Somebody new in {name}’s home to look into", "Find out who they are and what they mean for {name}",
                     "newcomer-checked", rank=1),
    "missing": Says("{name} is missing", "Work with the police until {name} is found", "child-found"),
    "return-talk": Says("{name} is back: talk about why and where", "Hear from {name} what happened and what would help",
                        "return-talk-held", rank=1),
    "stuck": Says("{name}’s plan is stuck", "Ask the chair for an early review", "early-review-requested", rank=1),
    "reflection": Says("{name}’s plan is complex, stuck or drifting: should the agencies reflect on it together?",
                       "Decide whether reflective supervision is held, and write down why or why not",
                       "reflective-supervision-decided", rank=2),
    "early-review": Says("An early review is asked for {name}", "Answer whether it comes early, and on which day",
                         "early-review-answered", rank=1, by_name=True),
    "legal-planning": Says("Legal planning for {name}", "Decide on the meeting, hold it, and write down what came of it",
                           "legal-planning-decided", rank=2),
    "difference": Says("Professionals differ about {name}", "Take the next step to settle it", "difference-step-taken", rank=2),
}
# fmt: on
