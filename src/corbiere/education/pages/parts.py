"""Adds to the pages of the desk a child's education, as a tab and a block, and the Virtual School."""

from corbiere.desk.extend import Navigation, PlaceToGoBackTo, RecordPart, declare
from corbiere.education.pages.child.page import education_now, is_there
from corbiere.education.pages.cohort.views import sees
from corbiere.ledger.entry import PERSON

EDUCATION = "education"

declare(RecordPart(name="education", called="Education", about=(PERSON,), needs=EDUCATION, page="education:child", fits=is_there, order=24))
declare(
    RecordPart(
        name="education-now",
        called="Education",
        about=(PERSON,),
        needs=EDUCATION,
        template="education/brief.html",
        build=education_now,
        order=46,
    )
)
declare(Navigation(name="virtual-school", called="The Virtual School", page="education:cohort", sees=sees, order=30))
declare(PlaceToGoBackTo(name="education", called="their education", page="education:child"))
