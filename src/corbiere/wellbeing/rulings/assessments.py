"""May an assessment begin, may it end unfinished, and may a child agree by themselves?"""

import re

from corbiere.ledger.rulings import Proposal, Ruling, brought_in, must, ruling, should
from corbiere.people.competence import can_decide
from corbiere.statute.calendar import in_words
from corbiere.statute.states import LOOKED_AFTER
from corbiere.wellbeing.assessment import BELOW_CARE, assessments, named
from corbiere.wellbeing.entries import AssessmentAgreementNoted, AssessmentEnded, AssessmentStarted
from corbiere.wellbeing.entries.assessments import AssessmentAgreement, WhyAssessmentEnded
from corbiere.wellbeing.entries.parts import AssessmentLevel


@ruling(AssessmentStarted, now=True)
def may_start_without_level(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """WT-continuum-4: an assessment is of one sort, by which it is known who makes it."""
    why = "Say which sort of assessment it is: who may make it, and what it must hold, depends on that."
    return must(entry.level is not None, why, "WT-continuum-4", "level")


@ruling(AssessmentStarted, now=True)
def may_start_while_looked_after(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """WT-assess-1: these two levels are of children who are not looked after."""
    if entry.level not in BELOW_CARE:
        return None
    why = (
        f"On {in_words(asked.happened)} this child is looked after, and is assessed as that. Choose “{AssessmentLevel.LOOKED_AFTER.label}”."
    )
    return must(not asked.standing.within(LOOKED_AFTER, asked.happened), why, "WT-assess-1", "level")


@ruling(AssessmentStarted, now=True)
def may_start_another(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """WT-110-4: one assessment of a child and level is open at a time; what is found meanwhile is added to that."""
    open_one = next((held for held in assessments(asked.standing.lines) if held.is_open and held.level == entry.level), None)
    since = in_words(open_one.started.happened) if open_one else ""
    why = f"An assessment of this sort has been open since {since}. Add to that one: a child is not asked everything twice."
    return must(open_one is None, why, "WT-110-4", "level")


@ruling(AssessmentStarted, now=True)
def may_leave_earlier_unread(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """WT-carry-18, WT-108-1, WT-110-4: each earlier assessment is built on, read, or said not to matter."""
    marked = {one.of for one in entry.earlier}
    left = [held for held in assessments(asked.standing.lines) if not {held.id, held.completed.root if held.completed else None} & marked]
    days = " and ".join(in_words(held.started.happened) for held in left)
    why = f"There is an earlier assessment, begun on {days}. Say under “What was assessed before” what you make of it, or why you do not."
    return should(not left, why, "WT-110-4", "earlier")


@ruling(AssessmentStarted, now=True)
def may_copy_the_worry(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """PS-2.1: why it is made is said anew, and not copied from the referral."""
    worry = asked.standing.entry(entry.of) if entry.of else None
    said, told = _words(entry.why or ""), _words(str((worry.body if worry else {}).get("concern", "")))
    if not said:
        return should(False, "Say in your own words why you assess: what is going on, and what worries you.", "PS-2.1", "why")
    why = "This is the worry as it came, word for word. It stands beside this already: say what you make of it, and what else you know."
    return should(not told or (said != told and told not in said), why, "PS-2.1", "why")


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


@ruling(AssessmentStarted)
def may_start_for_another_child(asked: Proposal, entry: AssessmentStarted) -> Ruling | None:
    """PS-2.1: what led to an assessment came before it."""
    led = asked.standing.entry(entry.of) if entry.of else None
    day = in_words(led.happened) if led else ""
    why = f"What led to it came on {day}, which is later. Check the day, or choose what led to it."
    return must(led is None or led.happened <= asked.happened, why, "PS-2.1", "happened")


@ruling(AssessmentAgreementNoted)
def may_disagree_without_reason(asked: Proposal, entry: AssessmentAgreementNoted) -> Ruling | None:
    """WT-carry-1: who does not agree is heard, and who was not asked is not forgotten."""
    asks = entry.answer is not AssessmentAgreement.AGREED
    unheard = "Write why they were not asked." if entry.answer is AssessmentAgreement.NOT_SOUGHT else "Write why they do not agree."
    return must(not asks or bool(entry.why or entry.words), f"{unheard} Their own words are enough.", "WT-carry-1", "why")


@ruling(AssessmentEnded)
def may_end_what_is_over(asked: Proposal, entry: AssessmentEnded) -> Ruling | None:
    """WT-continuum-14: what is signed or ended does not end again."""
    held = named(asked.standing.lines, entry.of)
    day = in_words(held.over) if held and held.over else ""
    return must(
        held is None or held.is_open, f"This assessment was over on {day}. Correct that entry if it is wrong.", "WT-continuum-14", "of"
    )


NEVER_OF_DUTY = (WhyAssessmentEnded.AGREEMENT_WITHDRAWN,)


@ruling(AssessmentEnded)
def may_end_a_duty(asked: Proposal, entry: AssessmentEnded) -> Ruling | None:
    """WT-continuum-14, WT-100-1: only an early help assessment goes by agreement; of any other the duty stays whoever disagrees."""
    held = named(asked.standing.lines, entry.of)
    by_agreement = held is None or held.level is AssessmentLevel.WELLBEING or brought_in(asked)
    why = "This assessment must be made, whether or not everybody agrees: finish it, and write down who disagrees and why."
    return must(by_agreement or entry.reason not in NEVER_OF_DUTY, why, "WT-continuum-14", "reason")


@ruling(AssessmentAgreementNoted)
def may_take_a_childs_answer(asked: Proposal, entry: AssessmentAgreementNoted) -> Ruling | None:
    """WT-202-1, WT-203-1, WT-205-1: from sixteen they decide; below, it is judged; where it is not clear, advice comes first."""
    return can_decide(asked, entry.competence, "competence")
