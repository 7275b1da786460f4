"""Looked after, and afterwards: episodes of care, reviews, health and school, advisers to the 22nd birthday."""

from bisect import bisect_left
from datetime import date

from corbiere.island.chronology import YEAR, Chronology, working, written
from corbiere.island.support import alert_is_raised, assessed, seen

STATUS = tuple((("status", status),) for status in (*("in-care",) * 6, *("accommodated",) * 5, "custody"))
HOMES = tuple(
    (("off_island", away), ("type", sort))
    for sort, away in (
        *(("foster carers", "no"),) * 6,
        *(("family and friends", "no"),) * 3,
        *(("children's home", "no"),) * 3,
        ("supported lodgings", "no"),
        ("residential school", "yes"),
        ("foster carers", "yes"),
    )
)
TOOK_PART = (*((("participated", "yes"),),) * 8, (("participated", "no"),), ())
ORDERS = tuple((("order", name),) for name in ("interim care order", "care order", "supervision order"))
TERMS = sorted(
    (date(year, *first).toordinal(), date(year, *last).toordinal())
    for year in range(1990, 2060)
    for first, last in (((1, 5), (3, 31)), ((4, 15), (7, 20)), ((9, 1), (12, 19)))
)


def care_is_planned(child: Chronology, day: int) -> None:
    child.done(day, "plan-required", (("type", "care"),))
    if child.happens(0.97):
        child.done(day + child.taken(14), "lead-worker-appointed", (("profession", "social worker"),))
    if child.happens(0.9):
        child.done(day + child.taken(20), "plan-agreed", (("type", "care"),))


def looked_after(child: Chronology, day: int, days: int) -> int:
    """One episode of care of about `days`, or until the 18th birthday; the day it ended."""
    began = max(day, child.born)
    ended = min(began + days, child.birthday(18))
    child.happened(began, "care-started", child.one_of(STATUS))
    if child.happens(0.97):
        child.done(began + child.taken(7), "reviewer-appointed")
    _placements(child, began, ended)
    _reviews(child, began, ended)
    seen(child, began, ended, 42)
    _health(child, began, ended)
    _needs(child, began, ended)
    _school(child, began, ended)
    _adviser(child, began, ended)
    if child.happens(0.3):
        _court(child, began)
    if child.happens(0.05):
        alert_is_raised(child, began + child.between(30, 200))
    child.happened(ended, "care-ended")
    return ended


def _placements(child: Chronology, began: int, ended: int) -> None:
    day = began
    last = min(ended, child.end + 1)
    while day < last:
        moves = min(day + child.between(30, 1000), ended)
        child.happened(day, "placement-started", child.one_of(HOMES))
        child.done(day + child.taken(7), "child-seen", (("alone", "yes"), ("bedroom", "yes")))
        child.happened(moves, "placement-ended")
        day = moves + 1 if child.happens(0.1) else moves


def _reviews(child: Chronology, began: int, ended: int) -> None:
    day = working(began + child.taken(28))
    last = min(ended, child.end)
    allowed = 90
    while day <= last:
        if child.happens(0.97):
            ref = child.new_ref("review")
            child.done(day, "review-held", child.one_of(TOOK_PART), ref)
            if child.happens(0.93):
                child.done(day + child.taken(21), "review-form-completed", (), None, ref)
        day = working(day + child.taken(allowed))
        allowed = 180


def _health(child: Chronology, began: int, ended: int) -> None:
    day = began + child.taken(28)
    last = min(ended, child.end)
    while day <= last:
        if child.happens(0.95):
            child.done(day, "health-assessment-completed")
        day += child.taken(180 if day < child.born + 5 * YEAR else 362)


def _needs(child: Chronology, began: int, ended: int) -> None:
    day = began + child.taken(45)
    last = min(ended, child.end)
    while day <= last:
        day = assessed(child, day, "looked-after") + child.taken(300)


def _school(child: Chronology, began: int, ended: int) -> None:
    since, until = max(began, int(child.born + 4 * YEAR)), min(ended, int(child.born + 16 * YEAR), child.end)
    for place in range(bisect_left(TERMS, (since, 0)), len(TERMS)):
        first, last = TERMS[place]
        if first > until:
            return
        if child.happens(0.9):
            child.done(child.between(first + 7, last + 3), "education-plan-agreed")


def _adviser(child: Chronology, began: int, ended: int) -> None:
    """From 13 a chance to meet one, from 14 one of their own, before 16 a plan for afterwards."""
    fourteen = child.birthday(14)
    if fourteen > ended + 365 or fourteen > child.end + 365:
        return
    if began < fourteen and child.happens(0.8):
        child.done(max(began + 5, fourteen - child.between(-20, 300)), "personal-adviser-met")
    if fourteen < ended:
        if child.happens(0.06):
            child.done(max(began, fourteen) + child.between(3, 30), "personal-adviser-declined")
        if child.happens(0.9):
            child.done(max(began, fourteen) + child.taken(14), "personal-adviser-appointed")
    from_half_past_fifteen = int(child.born + 15.5 * YEAR)
    pathway = began + child.taken(14) if began > from_half_past_fifteen else from_half_past_fifteen + child.taken(90)
    if pathway < ended and child.happens(0.93):
        following = working(pathway + child.between(150, 180))
        child.done(pathway, "plan-agreed", (("next_review", written(following)), ("type", "pathway")))
        child.done(following + child.between(-10, 5), "plan-reviewed", (("outcome", "continue"), ("type", "pathway")))


def _court(child: Chronology, began: int) -> None:
    issued = began + child.between(-10, 30)
    hearing = working(issued + child.between(7, 40))
    child.done(issued, "proceedings-issued")
    child.done(issued + 2, "hearing-listed", (("for", written(hearing)),))
    child.done(hearing, "order-made", child.one_of(ORDERS))
    if child.happens(0.8):
        child.done(hearing + child.between(90, 260), "proceedings-ended")


def after_care(child: Chronology) -> int:
    """From the 18th birthday: an adviser who keeps in touch, at least each year, to the 22nd; the day it ended."""
    adult, last = child.birthday(18), child.birthday(22)
    if child.happens(0.6):
        assessed(child, adult - child.between(30, 120), "care-leaver")
    day = adult + child.taken(120)
    while day < last and day <= child.end:
        if child.happens(0.92):
            child.done(day, "adviser-contact")
        day += child.taken(240)
    return last
