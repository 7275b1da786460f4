"""The way to the registers for whoever sees one of them, and to asking one for those whose agency may be authorised to."""

from corbiere.desk.extend import Navigation, declare
from corbiere.registers.questions import PARTIES, answers_questions
from corbiere.registers.rights import registers_seen_by

declare(
    Navigation(name="registers", called="Registers", page="registers:all", sees=lambda viewer: bool(registers_seen_by(viewer)), order=30)
)
declare(
    Navigation(
        name="ask-a-register",
        called="Ask a register",
        page="registers:ask",
        sees=lambda viewer: viewer.agency_sort in PARTIES and not registers_seen_by(viewer),
        order=31,
    )
)
declare(
    Navigation(
        name="register-questions",
        called="Questions to the registers",
        page="registers:questions",
        sees=lambda viewer: answers_questions(viewer) and not registers_seen_by(viewer),
        order=32,
    )
)
