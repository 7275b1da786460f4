"""May a child move to this home, or leave it? One home at a time, in care, and it is said why."""

from datetime import date

from corbiere.care.entries import PlacementEnded, PlacementStarted
from corbiere.care.episodes import Home, homes, in_care_on
from corbiere.care.rulings.coming_into_care import not_looked_after
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.statute.calendar import birthday, in_words

AT_SCHOOL = (4, 16)  # the ages of a plan for education (PS-5.17, as we read it)


def _before(asked: Proposal) -> Home | None:
    """The home in which they live as the day begins, or to which they moved on it."""
    return next((home for home in reversed(homes(asked.standing.lines)) if home.on(asked.happened)), None)


@ruling(PlacementStarted, now=True)
def may_live_there_before_care(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: a home in care is one of a child who is looked after on that day."""
    running = in_care_on(asked.standing.lines, asked.happened)
    return must(running is not None, not_looked_after(asked), "ISS-A-12", "happened")


@ruling(PlacementStarted, now=True)
def may_live_in_two_homes(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: one home at a time: a move ends the one before, and says why."""
    before = _before(asked)
    if before is None and in_care_on(asked.standing.lines, asked.happened) is None:
        return None
    if before is None:
        return must(entry.left is None, "There is no home in care that they could have left. Take that answer out.", "ISS-A-12", "left")
    why = f"They live in another home since {in_words(before.since)}. Say why they left it, or check the day: nobody lives in two homes."
    return must(entry.left is not None, why, "ISS-A-12", "left")


@ruling(PlacementStarted, now=True)
def may_move_to_no_sort_of_home(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: what sort of home it is, and with whom, is on record."""
    if entry.type is None:
        return must(False, "Choose what sort of home it is.", "ISS-A-12", "type")
    return must(bool(entry.carer or entry.carer_person), "Write with whom they live.", "ISS-A-12", "carer")


@ruling(PlacementStarted, now=True)
def may_move_without_a_plan_unsaid(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: whether a move was planned is on record."""
    return must(entry.sort is not None, "Say whether it was planned, or in an emergency.", "ISS-A-12", "sort")


@ruling(PlacementStarted, now=True)
def may_move_unmatched(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """PS-5.3: a home is chosen for this child, and it is said why it is right."""
    why = "Write why this home is right for them. Or why could that not be thought about?"
    return should(bool(entry.matched), why, "PS-5.3", "matched")


@ruling(PlacementStarted, now=True)
def may_move_apart_without_why(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """PS-5.4: brothers and sisters who are placed apart see each other, and it is said why they are."""
    told = entry.with_siblings is not False or bool(entry.why_apart)
    return should(told, "Write why they live apart, and how they see each other.", "PS-5.4", "why_apart")


@ruling(PlacementStarted, now=True)
def may_go_off_the_island_unschooled(asked: Proposal, entry: PlacementStarted) -> Ruling | None:
    """ISS-A-12: of a home off the island it is known where it is, and for a child of school age what its school is worth."""
    if not entry.off_island:
        return None
    if not entry.place:
        return must(False, "Write in which town and country it is.", "ISS-A-12", "place")
    known = bool(entry.school and entry.school_grade) or not _goes_to_school(asked.standing.born, asked.happened)
    return should(known, "Which school do they go to there, and what do its inspectors say? Or why is it not known?", "ISS-A-12", "school")


def _goes_to_school(born: date | None, day: date) -> bool:
    first, last = AT_SCHOOL
    return born is None or birthday(born, first) <= day < birthday(born, last)


@ruling(PlacementEnded, now=True)
def may_leave_no_home(asked: Proposal, entry: PlacementEnded) -> Ruling | None:
    """ISS-A-12: a home is left on its first day or later, and once."""
    there = [home for home in homes(asked.standing.lines) if home.on(asked.happened)]
    if entry.of is not None:
        there = [home for home in there if entry.of in (home.started.root, home.started.id)]
    why = "On that day they live in no such home. Check the day, and which home it was."
    return must(bool(there), why, "ISS-A-12", "of")


@ruling(PlacementEnded, now=True)
def may_leave_without_why(asked: Proposal, entry: PlacementEnded) -> Ruling | None:
    """ISS-A-12: why a child left is on record."""
    return must(entry.reason is not None, "Choose why they left.", "ISS-A-12", "reason")
