"""Conferences: what makes their decisions whole. A plan without a lead, a harm or a first core group is no plan, and is refused."""

from corbiere.agencies.fits import is_trained
from corbiere.agencies.rulings import REGISTERED
from corbiere.ledger.conditions import is_offered
from corbiere.ledger.fits import Fit, fits
from corbiere.ledger.rulings import Proposal, Ruling, brought_in, choosing_of, gate, must, ruling, should
from corbiere.meetings.rulings import who_came
from corbiere.people.needs import Harm
from corbiere.protection import quorum
from corbiere.protection.entries import (
    ConferenceHeld,
    ConferenceReportShared,
)
from corbiere.protection.entries.conferences import ConferenceType, Decision
from corbiere.protection.how_often import VISIT_DAYS
from corbiere.protection.last_day import GOES_ON, over_for_good, was_its_last
from corbiere.protection.limits import CORE_GROUP_DAYS, first_core_group_by
from corbiere.protection.registration import plan_running
from corbiere.statute.calendar import in_words

AT_REVIEW = (Decision.CONTINUE, Decision.END)


def begins_plan(asked: Proposal, entry: ConferenceHeld) -> bool:
    """Whether this is a new plan, decided here."""
    return entry.outcome is Decision.PLAN and not brought_in(asked)


@ruling(ConferenceReportShared)
def may_share_report(asked: Proposal, entry: ConferenceReportShared) -> Ruling | None:
    """PS-3.13: a report is shared for a conference of a certain day."""
    days = {line.body.get("for") for line in asked.standing.of_kind("conference-arranged")}
    allowed = brought_in(asked) or (entry.for_ is not None and entry.for_.isoformat() in days)
    of = f"on {in_words(entry.for_)}" if entry.for_ else "named here"
    return should(
        allowed, f"No conference {of} is arranged on the record. Choose its day, or write what the report was for.", "PS-3.13", "for_"
    )


@ruling(ConferenceHeld)
def may_decide_so(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-3-3: a first conference decides on a plan, a review on its going on."""
    if brought_in(asked):
        return None
    why = "A first conference decides whether there is to be a plan. Choose one of these, or record it as a review conference."
    if entry.type is ConferenceType.REVIEW:
        why = "A review conference decides whether the plan continues or ends. Choose one of these, or another type of conference."
    return must(is_offered(ConferenceHeld, "outcome", entry.body()), why, "ISS-3-3", "outcome")


@ruling(ConferenceHeld)
def may_begin_plan(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-63: while a plan runs, only a review conference decides about it."""
    running = plan_running(asked.standing.lines, asked.happened)
    since = in_words(running.begins) if running else ""
    why = f"The child has been on a plan since {since}. A review conference decides whether that one continues or ends."
    return must(running is None or not begins_plan(asked, entry), why, "CPP-63", "outcome")


@ruling(ConferenceHeld)
def may_let_plan_go_on(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-63: from the day of death and from the eighteenth birthday no plan begins or goes on, whoever writes it down."""
    over = over_for_good(asked.standing, asked.happened) if entry.outcome in GOES_ON else ""
    other = Decision.END if entry.type is ConferenceType.REVIEW else Decision.NO_PLAN
    why = f"{over} No plan continues from that day. Choose “{other.label}”, or check the day."
    return must(not over, why, "CPP-63", "outcome")


@ruling(ConferenceHeld)
def may_review_plan_at_conference(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-63: there is nothing to go on or to end where no plan runs, nor once another conference has ended it."""
    if entry.outcome not in AT_REVIEW or brought_in(asked):
        return None
    lines, day = asked.standing.lines, asked.happened
    if was_its_last(lines, day):
        if over_for_good(asked.standing, day):
            return None
        why = f"A conference of {in_words(day)} has ended the plan. Correct that one if it decided otherwise."
        return must(False, why, "CPP-63", "outcome")
    why = f"The child was not on a plan on {in_words(asked.happened)}, so none can continue or end. Check the day and the decision."
    return must(plan_running(asked.standing.lines, asked.happened) is not None, why, "CPP-63", "outcome")


@ruling(ConferenceHeld)
def may_begin_plan_against_harm(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-2: the form of harm is named, suffered or likely."""
    named = entry.harm is not None and entry.harm_basis is not None
    why = "Name the main form of harm, and say whether the child has suffered it or is likely to."
    return must(named or not begins_plan(asked, entry), why, "CPP-2", "harm" if entry.harm is None else "harm_basis")


@ruling(ConferenceHeld)
def may_leave_other_harm_unnamed(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """WT-166-1: the list of harms is open, and another form has its own words."""
    chosen = Harm.OTHER in (entry.harm, *entry.other_harm)
    if entry.harm_in_words and not chosen:
        why = "You wrote which other form of harm it is. Choose “Another form of harm” as well, or take the words out."
        return must(False, why, "WT-166-1", "harm_in_words")
    why = "Say in your own words which other form of harm it is, or why you cannot."
    return should(not chosen or entry.harm_in_words is not None or brought_in(asked), why, "WT-166-1", "harm_in_words")


@ruling(ConferenceHeld)
def may_begin_plan_under_lead(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-82, CPP-1: the chair names a lead who is a registered and experienced social worker."""
    if not begins_plan(asked, entry):
        return None
    if entry.lead_social_worker is None:
        return must(False, "Name the lead social worker: a plan needs one from its first day.", "CPP-82", "lead_social_worker")
    why = "The lead must have the experience that this needs. Confirm that they have, or name another."
    return must(entry.lead_is_qualified is True, why, "CPP-1", "lead_is_qualified")


LEADS_PLAN = fits(
    Fit(
        who="may lead the work: it takes a registered social worker",
        ask="Whoever keeps the directory completes somebody’s entry.",
        training=lambda choosing: REGISTERED,
    ),
    (ConferenceHeld, "lead_social_worker"),
)


@gate
def may_lead_plan(asked: Proposal) -> Ruling | None:
    """CPP-1: the directory knows the lead as a registered social worker on the day."""
    match asked.entry:
        case ConferenceHeld(lead_social_worker=lead) if lead and not brought_in(asked):
            why = "The lead must be a registered social worker who works here on that day. Choose one, or complete their entry first."
            return must(is_trained(LEADS_PLAN, lead, choosing_of(asked)), why, "CPP-1", "lead_social_worker")
    return None


@ruling(ConferenceHeld)
def may_begin_plan_in_outline(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-4: the plan is outlined at the conference."""
    allowed = bool(entry.outline) or not begins_plan(asked, entry)
    return must(allowed, "Write at least one line of the plan: what will be done, and by whom.", "CPP-4", "outline")


@ruling(ConferenceHeld)
def may_begin_plan_with_core_group(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-12: the conference says who is in the core group."""
    allowed = bool(entry.core_group) or not begins_plan(asked, entry)
    return must(allowed, "Say which practitioners are in the core group.", "CPP-12", "core_group")


@ruling(ConferenceHeld)
def may_begin_plan_without_family(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-12: parents, carers and family belong to the core group."""
    allowed = bool(entry.family_group or entry.why_not_in_group) or not begins_plan(asked, entry)
    return should(allowed, "Nobody from the family is in the core group. Name them, or write why not.", "CPP-12", "family_group")


@ruling(ConferenceHeld)
def may_begin_plan_without_contingency(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-64: a plan says what happens if nothing changes. The core group may still work that out."""
    allowed = entry.contingency is not None or not begins_plan(asked, entry)
    return should(allowed, "Say what will happen if nothing changes for the child, or why that is left open.", "CPP-64", "contingency")


@ruling(ConferenceHeld)
def may_set_first_core_group(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-19, CPP-15: its day is set before the conference closes, and is within ten working days."""
    if not begins_plan(asked, entry):
        return None
    last = first_core_group_by(asked.happened)
    if entry.first_core_group is None:
        return must(False, f"Set the day of the first core group: {in_words(last)} at the latest.", "CPP-19", "first_core_group")
    why = f"The first core group must meet within ten working days of the conference: {in_words(last)} at the latest."
    return must(asked.happened <= entry.first_core_group <= last, why, "CPP-15", "first_core_group")


@ruling(ConferenceHeld)
def may_set_core_group_days(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-18: more often than every four weeks, never less."""
    allowed = entry.core_group_days is None or entry.core_group_days <= CORE_GROUP_DAYS or brought_in(asked)
    return must(allowed, "Core groups meet every four weeks or more often. Write 28 days or fewer.", "CPP-18", "core_group_days")


@ruling(ConferenceHeld)
def may_set_visit_days(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-90: another rhythm than two weeks stands with its reasons."""
    allowed = entry.visit_days in (None, VISIT_DAYS) or entry.visit_days_why is not None or brought_in(asked)
    return must(allowed, "Write why the child is to be seen more or less often than every 14 days.", "CPP-90", "visit_days_why")


@ruling(ConferenceHeld)
def may_change_plan_at_conference(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-63: a first conference has no plan to change."""
    allowed = entry.type is ConferenceType.REVIEW or not entry.changes
    why = "A plan may be changed only at a review conference. Write the new plan under “The plan in outline”."
    return must(allowed, why, "CPP-63", "changes")


@ruling(ConferenceHeld)
def may_leave_core_groups_unbooked(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """CPP-22: a review that lets the plan go on is followed by new dates."""
    allowed = entry.outcome is not Decision.CONTINUE or bool(entry.next_core_groups) or brought_in(asked)
    return should(allowed, "Set the dates of the next core groups, or write why they cannot be set yet.", "CPP-22", "next_core_groups")


@ruling(ConferenceHeld)
def may_hold_conference_without_quorum(asked: Proposal, entry: ConferenceHeld) -> Ruling | None:
    """ISS-7-C8: conferences with too few agencies are counted. What is too few is a default."""
    if brought_in(asked):
        return None
    missing = quorum.of_conference(who_came(asked, entry))
    why = f"Missing: {' and '.join(missing)}. Write why it went on. {quorum.CONFERENCE}"
    return should(not missing, why, "ISS-7-C8", "attended")
