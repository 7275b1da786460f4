"""May this teacher have a child's education plan in school, and see what is on record of their education?"""

from uuid import UUID

from corbiere.agencies.entries import Profession
from corbiere.agencies.fits import is_trained
from corbiere.education.entries import DesignatedTeacherNamed
from corbiere.education.schooling import in_care_on
from corbiere.ledger.fits import Choosing, Fit, Training, fits
from corbiere.ledger.rulings import Proposal, Ruling, choosing_of, must, ruling

TEACHERS = Training((Profession.TEACHER.value,))


def _whoever_names(choosing: Choosing) -> set[UUID]:
    return {choosing.by} if choosing.by else set()


MAY_TEACH = fits(
    Fit(
        who="teaches, as the directory says",
        ask="Ask whoever keeps the directory to add the teacher.",
        training=lambda choosing: TEACHERS,
        not_them=_whoever_names,
    ),
    (DesignatedTeacherNamed, "practitioner"),
)


@ruling(DesignatedTeacherNamed)
def may_be_no_teacher(asked: Proposal, entry: DesignatedTeacherNamed) -> Ruling | None:
    """LAC-426-3: it is a teacher, as the directory knows them on that day."""
    if asked.invented:
        return None
    why = "They are no teacher on that day, as the directory has it. Choose a teacher, or ask whoever keeps the directory."
    return must(is_trained(MAY_TEACH, entry.practitioner, choosing_of(asked)), why, "LAC-426-3", "practitioner")


@ruling(DesignatedTeacherNamed)
def may_name_oneself_designated_teacher(asked: Proposal, entry: DesignatedTeacherNamed) -> Ruling:
    """ISS-10-1: it opens what is on record of the child's education, and nobody opens that to themselves."""
    own = asked.by.practitioner == entry.practitioner and not asked.invented
    return must(not own, "Nobody names themselves. Ask the Virtual School to.", "ISS-10-1", "practitioner")


@ruling(DesignatedTeacherNamed)
def may_name_a_teacher_outside_care(asked: Proposal, entry: DesignatedTeacherNamed) -> Ruling:
    """LAC-426-3: of a child who is looked after."""
    why = "They are not looked after on that day, and have no designated teacher. Check the day."
    return must(in_care_on(asked.standing.lines, asked.happened) is not None, why, "LAC-426-3", "happened")
