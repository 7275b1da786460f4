"""The Strengths and Difficulties Questionnaire, and to whom a child is referred after it (Guidance 386)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.agencies.taking import by_when, leading, who_takes_it
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, ask
from corbiere.ledger.fields import OwnText, PractitionerId, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, Step
from corbiere.ledger.phases import ASSESSMENT
from corbiere.ledger.whose import WORKING

SDQ, REFERRED = "strengths-questionnaire-scored", "health-referral-made"
MOST = 40  # the questionnaire's own: four scales of ten


class FilledInBy(Choice):
    """Who filled in the questionnaire. A young person fills in their own from 11."""

    CARER = "carer", "The carer"
    PARENT = "parent", "A parent"
    TEACHER = "teacher", "A teacher"
    CHILD = "child", "The young person themselves"


# The questionnaire's own bands: from this total on the score points to need. What one says of oneself is read higher.
POINTS_TO_NEED = {FilledInBy.CARER: 17, FilledInBy.PARENT: 17, FilledInBy.TEACHER: 16, FilledInBy.CHILD: 20}


def points_to_need(score: int, by: FilledInBy) -> bool:
    return score >= POINTS_TO_NEED[by]


class AfterScreen(Choice):
    """What follows a score."""

    REFER = "refer", "Refer them to CAMHS, or to another service"
    HAS_HELP = "has-help", "They have that help already"
    NOT = "not", "No referral"


AFTER = leading(
    SDQ,
    LeadsTo(
        "next",
        {
            AfterScreen.REFER: Step("Refer {name} to CAMHS, or to another service", (REFERRED,), "LAC-386-1"),
            AfterScreen.HAS_HELP: Ends("They have that help already."),
            AfterScreen.NOT: Ends("Nobody is asked: a low score, or it is said why not."),
        },
    ),
)


class StrengthsQuestionnaireScored(
    Entry,
    kind=SDQ,
    whose=WORKING,
    about=PERSON,
    called="Strengths and Difficulties Questionnaire",
    verb="Fill in",
    category="health",
    short_form=("score", "filled_in_by", "who", "child_says", "next", "why_not", "taken_by", "by"),
    phase=ASSESSMENT,
    also=("SDQ", "screening", "emotional health"),
    leads_to=AFTER,
    story="Strengths and Difficulties Questionnaire of {child}: {score} of 40",
):
    """How the child feels and gets on, as whoever knows them well filled it in. From a score that points to need, something follows."""

    score: int = ask("The total score", hint="Of 40, as the questionnaire is added up", cites="LAC-386-2", ge=0, le=MOST, in_line=True)
    filled_in_by: FilledInBy = ask("Who filled it in?", cites="LAC-386-2", in_line=True)
    who: Words | None = ask("Their name", cites="LAC-386-2")
    child_says: OwnText | None = ask("What does {child} say about how things are?", cites="PS-7.5")
    next: AfterScreen | None = ask(
        "What follows?",
        hint="A score points to need from 17 by a parent or carer, 16 by a teacher, 20 by the young person: the questionnaire’s own bands",
        cites="LAC-386-1",
    )
    why_not: Text | None = ask("Why no referral?", cites="LAC-386-1", only_if=answered("next", AfterScreen.NOT))
    taken_by: PractitionerId | None = who_takes_it(AFTER)
    by: date | None = by_when(AFTER)


class NoQuestionnaire(Choice):
    """Why there is no score."""

    CARERS = "carers", "The carers did not want to fill it in"
    DISABILITY = "disability", "The child’s disability makes it impossible"
    CHILD = "child", "The child did not wish it"
    OTHER = "other", "Another reason"


class QuestionnaireNotDone(
    Entry,
    kind="strengths-questionnaire-not-done",
    whose=WORKING,
    about=PERSON,
    called="No Strengths and Difficulties Questionnaire",
    category="health",
    short_form=("why", "instead"),
    phase=ASSESSMENT,
    also=("SDQ",),
    story=False,
):
    """This year it is not filled in. Write why, and how you know otherwise how the child is."""

    why: NoQuestionnaire = ask("Why not?", cites="LAC-386-2", in_line=True)
    instead: Text = ask("How do you know otherwise how {child} feels and gets on?", cites="LAC-386-2")


class HealthReferralMade(
    Entry,
    kind=REFERRED,
    whose=WORKING,
    about=PERSON,
    called="Referred to a health service",
    verb="Refer",
    category="health",
    short_form=("child_says", "to", "why", "answer_by"),
    phase=ASSESSMENT,
    also=("CAMHS", "referral", "therapy", "speech and language"),
    story="{child} was referred to {to}",
):
    """A service was asked to help the child. It stays in your work until they answer."""

    to: Words = ask("To which service?", hint="CAMHS, or another", cites="LAC-386-1", in_line=True)
    why: Text = ask("Why, and what should they do?", cites="LAC-386-1")
    child_says: OwnText | None = ask("What does {child} say about it?", cites="PS-7.5")
    answer_by: date | None = ask("By when do you expect an answer?", cites="LAC-386-1")


class ReferralState(Choice):
    SEES = "sees", "They see the child from now on"
    WAITING = "waiting", "The child is on their waiting list"
    REFUSED = "refused", "They do not take it on"


class HealthReferralAnswered(
    Entry,
    kind="health-referral-answered",
    whose=WORKING,
    about=PERSON,
    called="Health service answered",
    verb="Answer",
    category="health",
    short_form=("of", "said", "first_seen", "meanwhile"),
    phase=ASSESSMENT,
    story=False,
):
    """What the service said to the referral."""

    of: Annotated[UUID, entry_of(REFERRED)] = ask("Which referral?", cites="LAC-386-1")
    said: ReferralState = ask("What do they say?", cites="LAC-386-1", in_line=True)
    first_seen: date | None = ask("When do they see {child} first?", only_if=answered("said", ReferralState.SEES, ReferralState.WAITING))
    meanwhile: Text | None = ask(
        "What helps {child} until then, or instead?", only_if=answered("said", ReferralState.WAITING, ReferralState.REFUSED)
    )
