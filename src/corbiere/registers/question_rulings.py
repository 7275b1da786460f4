"""May a register be questioned so, by this asker, today? And what an answer and a review must say."""

from uuid import UUID

from django.utils import timezone

from corbiere.access.viewing import Viewer, viewer
from corbiere.ledger.rulings import Proposal, Ruling, gate, must, ruling, should
from corbiere.registers.question_entries import (
    Further,
    MayAsk,
    RegisterAnswered,
    RegisterQuestioned,
    RegisterQuestionReviewed,
    RegisterSays,
)
from corbiere.registers.questions import ANSWERED, KINDS, answers_questions, course_of, may_ask
from corbiere.registers.register import register_called
from corbiere.registers.rights import keeps_register
from corbiere.statute.calendar import in_words

NOT_AUTHORISED = "Your agency is not authorised to question this register. Ask whoever keeps the registers."
ASKER_NOT_AUTHORISED = "The agency of whoever rang is not authorised to question this register. Authorise it first, or give no answer."
STAYS = "A question, its answer and its review stay as they are. Ask again, or answer again."
NOT_YOURS = "Only somebody who keeps the registers can take a question by telephone."


@gate
def may_question(asked: Proposal) -> Ruling | None:
    """ISS-10-2: the people of an authorised agency do, on the day itself; and whoever keeps the register, for one of them who rings."""
    filed = asked.replaces.kind if asked.replaces else asked.entry.kind
    if filed not in KINDS or asked.by.system or asked.invented:
        return None
    if asked.corrects:
        return must(False, STAYS, "ISS-10-3")
    entry = asked.entry
    if not isinstance(entry, RegisterQuestioned):
        return None
    today = timezone.localdate()
    author = viewer(asked.by.practitioner or UUID(int=0), today)
    if asked.happened != today:
        return must(False, "A question is of the day on which it is asked.", "ISS-10-3", "happened")
    return _by_telephone(entry, author) if entry.asked_by else must(entry.which in may_ask(author).may, NOT_AUTHORISED, "ISS-10-2", "which")


def _by_telephone(entry: RegisterQuestioned, author: Viewer) -> Ruling:
    if not keeps_register(author, register_called(entry.which)):
        return must(False, NOT_YOURS, "ISS-10-2", "asked_by")
    assert entry.asked_by
    theirs = may_ask(viewer(entry.asked_by, author.on))
    return must(entry.which in theirs.may, ASKER_NOT_AUTHORISED, "ISS-10-2", "asked_by")


@ruling(RegisterQuestioned)
def may_take_a_voice_for_them(asked: Proposal, entry: RegisterQuestioned) -> Ruling | None:
    """ISS-10-2: whoever asks by telephone is who they say."""
    told = "Write how you made sure that it was them: a number that you rang back, for instance."
    return must(not entry.asked_by or bool(entry.verified), told, "ISS-10-2", "verified")


@ruling(MayAsk)
def may_authorise(asked: Proposal, entry: MayAsk) -> Ruling | None:
    """ISS-10-2: nobody authorises themselves, and no authorisation ends before it begins."""
    if asked.by.practitioner == asked.subject:
        return must(False, "Nobody authorises themselves. Ask somebody else who keeps the registers.", "ISS-10-2")
    until = entry.until
    told = f"It would end on {in_words(until)}, before it begins on {in_words(asked.happened)}. Check both days." if until else ""
    return must(until is None or until >= asked.happened, told, "ISS-10-2", "until")


@ruling(RegisterAnswered)
def may_answer_so(asked: Proposal, entry: RegisterAnswered) -> Ruling | None:
    """ISS-10-2: an answer says of which child it is, and agrees with the register."""
    course = course_of(asked.standing.lines)
    if course is None or entry.answer is not RegisterSays.ON_IT:
        return None
    if entry.child is None:
        return must(False, "Choose which child it is. If that is not certain, no answer can be given.", "ISS-10-2", "child")
    register = register_called(course.asked.body["which"])
    there = register.places.known(None).on(asked.happened).filter(subject=entry.child).exists()
    return must(there, f"That child is not on the {register.called} today. Look again which child is meant.", "ISS-10-2", "child")


@ruling(RegisterQuestionReviewed)
def may_review_before_an_answer(asked: Proposal, entry: RegisterQuestionReviewed) -> Ruling | None:
    """ISS-A-11: a question is reviewed with its answer."""
    course = course_of(asked.standing.lines)
    return must(bool(course and course.answer), "Nobody has answered it yet. Answer it first.", "ISS-A-11")


@ruling(RegisterQuestionReviewed)
def may_review_own_answer(asked: Proposal, entry: RegisterQuestionReviewed) -> Ruling | None:
    """ISS-A-11: somebody else than who answered looks at it."""
    answer = asked.standing.last(ANSWERED)
    other = answer is None or answer.practitioner != asked.by.practitioner
    return should(other, "You answered it yourself. Ask somebody else to review it, or write why that cannot be.", "ISS-A-11")


@ruling(RegisterQuestionReviewed)
def may_leave_the_review_unexplained(asked: Proposal, entry: RegisterQuestionReviewed) -> Ruling | None:
    """ISS-A-11: what follows from a question has its reason."""
    told = "Write why: what in the question makes it more than a question?"
    return must(entry.further is Further.NOTHING or bool(entry.why), told, "ISS-A-11", "why")


@gate
def may_answer_and_review(asked: Proposal) -> Ruling | None:
    """ISS-10-1: whoever keeps the registers answers and reviews, and the manager of the service reviews."""
    if not isinstance(asked.entry, RegisterAnswered | RegisterQuestionReviewed) or asked.by.system or asked.invented:
        return None
    author = viewer(asked.by.practitioner or UUID(int=0), timezone.localdate())
    theirs = answers_questions(author) if isinstance(asked.entry, RegisterQuestionReviewed) else _keeps(asked, author)
    return must(theirs, "Only somebody who keeps this register can do that.", "ISS-10-1")


def _keeps(asked: Proposal, author: Viewer) -> bool:
    course = course_of(asked.standing.lines)
    return course is not None and keeps_register(author, register_called(course.asked.body["which"]))
