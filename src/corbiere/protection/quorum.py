"""Who must be there for a meeting of child protection to decide, in words where somebody is missing. Pure, over who came."""

from collections.abc import Sequence

from corbiere.meetings.parts import AGENCIES, Attendance, Sector

CONFERENCE_AGENCIES = 2  # besides social care. Default: no source says what a quorum is
CORE_GROUP_AGENCIES = 1
SOCIAL_CARE = "children’s social care"
NO_NUMBER = "No Jersey source gives the number of agencies: it is a default."
CONFERENCE = f"A conference needs social care and two other agencies. {NO_NUMBER}"
CORE_GROUP = f"A core group needs social care and another agency. {NO_NUMBER}"


def of_conference(attended: Sequence[Attendance]) -> tuple[str, ...]:
    return _short_of(attended, CONFERENCE_AGENCIES)


def of_core_group(attended: Sequence[Attendance]) -> tuple[str, ...]:
    return _short_of(attended, CORE_GROUP_AGENCIES)


def of_strategy_discussion(attended: Sequence[Attendance]) -> tuple[str, ...]:
    """Police and health each took part, or it is written why not (PS-3.1)."""
    there = _agencies(attended)
    explained = {one.sector for one in attended if one.why_not}
    wanted = ((Sector.SOCIAL_CARE, SOCIAL_CARE), (Sector.POLICE, "the police"), (Sector.HEALTH, "health"))
    return tuple(words for sector, words in wanted if sector not in there | explained)


def _short_of(attended: Sequence[Attendance], others: int) -> tuple[str, ...]:
    there = _agencies(attended)
    short = others - len(there - {Sector.SOCIAL_CARE})
    missing = () if Sector.SOCIAL_CARE in there else (SOCIAL_CARE,)
    return (*missing, *([("one other agency" if short == 1 else f"{short} other agencies")] if short > 0 else []))


def _agencies(attended: Sequence[Attendance]) -> set[Sector]:
    return {one.sector for one in attended if one.came} & AGENCIES
