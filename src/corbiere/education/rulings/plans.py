"""May this be a child's education plan? Theirs, with their words, a teacher who has it, something to reach, and a day to look again."""

from corbiere.education.entries import EducationPlanAgreed
from corbiere.education.schooling import in_care_on, plans
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import in_words
from corbiere.statute.terms import terms_of


@ruling(EducationPlanAgreed, now=True)
def may_plan_for_a_child_not_in_care(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """LAC-426-2: the plan is one of a child who is looked after."""
    why = "They are not looked after on that day, so there is no such plan. Check the day; advice for others is recorded as advice."
    return must(in_care_on(asked.standing.lines, asked.happened) is not None, why, "LAC-426-2", "happened")


@ruling(EducationPlanAgreed, now=True)
def may_plan_without_the_child(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """LAC-427-1: the child takes part in the plan, or it is said what kept them from it."""
    why = "Write what the child said or showed, or what kept you from learning it."
    return must(entry.views is not None, why, "LAC-427-1", "views")


@ruling(EducationPlanAgreed, now=True)
def may_plan_without_their_hopes(asked: Proposal, entry: EducationPlanAgreed) -> Ruling | None:
    """LAC-427-3: what the child hopes for stands beside what is to be reached."""
    return should(bool(entry.hopes), "What do they hope for? Or why is it not known?", "LAC-427-3", "hopes")


@ruling(EducationPlanAgreed, now=True)
def may_hear_a_wish_and_leave_it(asked: Proposal, entry: EducationPlanAgreed) -> Ruling | None:
    """LAC-427-2: what the child would change in how they are taught counts: something becomes of it."""
    said = not entry.their_way or bool(entry.their_way_done)
    return should(said, "What becomes of what they would change? Or why does nothing?", "LAC-427-2", "their_way_done")


@ruling(EducationPlanAgreed, now=True)
def may_plan_without_a_teacher(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """LAC-426-3: a designated teacher has the plan in school."""
    return must(bool(entry.teacher), "Write who the designated teacher is: each plan has one.", "LAC-426-3", "teacher")


@ruling(EducationPlanAgreed, now=True)
def may_plan_nothing_to_reach(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """LAC-428-1: a plan says what is to be reached, who helps and by when."""
    if not entry.targets:
        return must(False, "Write at least one thing that is to be reached.", "LAC-428-1", "targets")
    said = all(target.who and target.by for target in entry.targets)
    return must(said, "Write of each who helps, and by when.", "LAC-428-1", "targets")


@ruling(EducationPlanAgreed, now=True)
def may_plan_and_not_look_back(asked: Proposal, entry: EducationPlanAgreed) -> Ruling | None:
    """LAC-426-1, LAC-384-2: what became of the last plan."""
    before = [line for line in plans(asked.standing.lines) if line.happened <= asked.happened and line.body.get("targets")]
    if not before:
        return None
    why = f"What became of what the plan of {in_words(before[-1].happened)} set out to reach? Or why is it not known?"
    return should(bool(entry.progress), why, "LAC-426-1", "progress")


@ruling(EducationPlanAgreed, now=True)
def may_go_on_with_what_does_not_help(asked: Proposal, entry: EducationPlanAgreed) -> Ruling | None:
    """LAC-428-2: a plan that does not help is changed."""
    changed = entry.effective is not False or bool(entry.change)
    return must(changed, "Write what is done differently from now on: the plan does not help as it was.", "LAC-428-2", "change")


@ruling(EducationPlanAgreed, now=True)
def may_plan_alone(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """PS-5.17: a plan is made at a meeting."""
    there = bool(entry.meeting or entry.attended)
    return should(there, "At which meeting was it agreed, or who was there? Or why did nobody meet?", "PS-5.17", "attended")


@ruling(EducationPlanAgreed, now=True)
def may_never_look_again(asked: Proposal, entry: EducationPlanAgreed) -> Ruling:
    """LAC-428-1, PS-5.17: the plan is looked at again in the next term at the latest."""
    if entry.next_review is None:
        return must(False, "Write when you look at it again.", "LAC-428-1", "next_review")
    if entry.next_review <= asked.happened:
        return must(False, "The day on which you look again comes after this one. Check the days.", "LAC-428-1", "next_review")
    year = asked.happened.year
    terms = [term for one in (year, year + 1) for term in terms_of(one) if term.first > asked.happened]
    latest = terms[0].last
    why = f"There is a plan each term: the next one ends on {in_words(latest)}. Choose an earlier day, or say why it is later."
    return should(entry.next_review <= latest, why, "PS-5.17", "next_review")
