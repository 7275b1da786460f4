"""Early help that was not enough: up to a plan of protection, down again to a plan of help (Guidance 141), and to its end."""

from corbiere.island.chronology import Chronology, working
from corbiere.island.protection import VISIT_DAYS, conferred, core_groups, enquiry, plan_on_paper
from corbiere.island.support import DECIDED, assessed, planned, running, seen, worry_is_shared

EARLY, LONG = 2, 24
"""Months for which early help runs before it is not enough, and of a plan that does not end by itself."""
OTHER_ASSESSMENT = 95
"""Days after the enquiry by which the assessment that goes with it is done."""
STEPPED = frozenset(("stepped-down", "helped-through"))
TAKEN_UP = (("reason", "protection"), ("type", "early-help"))


def stepped_down(child: Chronology, since: int) -> None:
    """A plan of help runs again."""
    _helped_again(child, since, LONG)


def helped_through(child: Chronology, since: int) -> None:
    """It ended with what it was for, and nobody works with the family now."""
    ended = _helped_again(child, since, child.between(3, 5))
    child.done(working(ended + child.between(3, 20)), "involvement-ended")


def _helped_again(child: Chronology, since: int, months: int) -> int:
    safe = _protected(child, _helped_early(child, since))
    completed = assessed(child, safe, "health-or-development")
    ended = planned(child, completed, "child-in-need", months)
    seen(child, completed, ended, 35)
    return ended


def _helped_early(child: Chronology, since: int) -> int:
    """The day on which whoever leads the plan is worried that the child is not safe."""
    completed = assessed(child, worry_is_shared(child, since, "early-help"), "wellbeing")
    return working(running(child, completed, "early-help", EARLY))


def _protected(child: Chronology, worried: int) -> int:
    """The day of the review conference that found no more need of protection, and on which nothing else of it goes on."""
    ref = child.new_ref("concern")
    child.happened(worried, "concern-received", (("from", "professional"),), ref)
    child.happened(worried, "concern-decided", DECIDED["strategy-discussion"], None, ref)
    child.done(worried + child.between(1, 6), "referrer-told", (), None, ref)
    concluded = enquiry(child, working(worried + 1), "conference")
    began, visit_days = working(concluded + child.between(4, 10)), child.one_of(VISIT_DAYS)
    conferred(child, concluded, began, "initial", "plan", visit_days)
    child.done(began + child.between(24, 34), "plan-ended", TAKEN_UP)
    ended = working(began + child.taken(85))
    conferred(child, ended - child.between(20, 35), ended, "review", "end")
    plan_on_paper(child, began, ended)
    core_groups(child, began, ended)
    seen(child, began, ended, int(visit_days))
    return max(ended, concluded + OTHER_ASSESSMENT)
