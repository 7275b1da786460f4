"""The parts of a record's pages that the desk has of its own; a domain adds its own in the same way (desk/extend.py)."""

from corbiere.desk.documents.listing import has_documents
from corbiere.desk.extend import RecordPart, declare
from corbiere.desk.meetings.tab import has_meetings
from corbiere.desk.record import directory
from corbiere.ledger.entry import AGENCY, PERSON, PRACTITIONER, TEAM

ANYBODY = (PERSON, PRACTITIONER, TEAM, AGENCY)
FACTS = "desk/record/facts.html"

declare(RecordPart(name="overview", called="Overview", about=ANYBODY, page="desk:subject", order=0))
declare(RecordPart(name="chronology", called="Chronology", about=ANYBODY, page="desk:chronology", order=10))
declare(RecordPart(name="meetings", called="Meetings", about=ANYBODY, page="desk:meetings", fits=has_meetings, order=40))
declare(RecordPart(name="documents", called="Documents", about=ANYBODY, page="desk:documents", fits=has_documents, order=50))
declare(RecordPart(name="access", called="Who can see this", about=(PERSON,), page="desk:access", order=90))
declare(RecordPart(name="access-to-staff", called="Who has looked", about=(PRACTITIONER,), needs="staff", page="desk:access", order=90))
declare(RecordPart(name="practitioner", called="At work", about=(PRACTITIONER,), template=FACTS, build=directory.practitioner))
declare(RecordPart(name="team", called="The team", about=(TEAM,), template=FACTS, build=directory.team))
declare(RecordPart(name="agency", called="The agency", about=(AGENCY,), template=FACTS, build=directory.agency))
