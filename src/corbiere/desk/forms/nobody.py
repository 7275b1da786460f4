"""Sentences for a name that fits nobody who may be chosen: why, and whom to ask."""

from corbiere.desk.forms.directory_options import who_works_here
from corbiere.desk.forms.form_author import FormAuthor
from corbiere.desk.forms.questions import Question
from corbiere.ledger.fits import Fit

NOBODY = {
    "person": "Nobody whom you may see is called “{}”. Try another spelling, a former name, or only the first letters.",
    "practitioner": "Nobody who works here is called “{}”. Try only the first letters. Whoever keeps the directory adds people to it.",
    "team": "No team is called “{}”. Try only the first letters. Whoever keeps the directory adds teams to it.",
    "agency": "No agency is called “{}”. Try only the first letters. Whoever keeps the directory adds agencies to it.",
}


def nobody(asking: FormAuthor, question: Question, words: str) -> str:
    reference = question.reference
    if reference is None or reference.to not in NOBODY:
        return ""
    return _does_not_fit(asking, reference.may, words) if reference.may else NOBODY[reference.to].format(words)


def _does_not_fit(asking: FormAuthor, fit: Fit, words: str) -> str:
    works_here = who_works_here(asking, words)
    if works_here:
        return f"{works_here} works here, and is not somebody who {fit.who}. {fit.ask}".strip()
    return f"Nobody who {fit.who} is called “{words}”. {fit.ask}".strip()
