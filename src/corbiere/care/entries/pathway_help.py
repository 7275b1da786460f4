"""Staying with one's carers after 18, and what goes to the adviser's supervisor because it is not done (Guidance 381, 408, 439)."""

from datetime import date
from typing import Annotated
from uuid import UUID

from corbiere.care.entries.pathway_plan import PATHWAY
from corbiere.ledger.conditions import answered
from corbiere.ledger.entry import PERSON, Choice, Entry, Section, ask
from corbiere.ledger.fields import OwnText, Text, Words, entry_of
from corbiere.ledger.outcomes import Ends, LeadsTo, OnAList
from corbiere.ledger.phases import DECISION, PLAN
from corbiere.ledger.whose import MANAGER, WORKING


class StayingPutWish(Choice):
    STAY = "stay", "To stay with their carers"
    NOT_STAY = "not-stay", "Not to stay"
    NOT_SURE = "not-sure", "They are not sure yet"


class CarersReply(Choice):
    YES = "yes", "Yes"
    ON_TERMS = "on-terms", "Yes, if something is settled first"
    NO = "no", "No"
    NOT_ASKED = "not-asked", "They were not asked yet"


class StayingPutAnswer(Choice):
    ARRANGED = "arranged", "They stay"
    NOT_WANTED = "not-wanted", "They do not want to"
    NOT_POSSIBLE = "not-possible", "It cannot be"
    LATER = "later", "It is open: you look at it again"


class StayingPutConsidered(
    Entry,
    kind="staying-put-considered",
    whose=WORKING,
    about=PERSON,
    called="Staying with their carers",
    verb="Ask",
    category="care",
    short_form=("said", "wish", "carers", "carers_say", "answer", "why", "look_again"),
    sections=(Section("How it is arranged: until when, and who pays what", ("until", "terms")),),
    leads_to=LeadsTo(
        "answer",
        {
            StayingPutAnswer.ARRANGED: Ends("They stay, as it is arranged here and in the plan."),
            StayingPutAnswer.NOT_WANTED: Ends("They do not want to, and can say otherwise until they turn 18."),
            StayingPutAnswer.NOT_POSSIBLE: OnAList("the Lead Worker’s: the plan says where they live next"),
            StayingPutAnswer.LATER: OnAList("the Lead Worker’s: it is asked again on the day that was set"),
        },
    ),
    phase=PLAN,
    also=(*PATHWAY, "staying put"),
    family=("wish", "carers", "answer", "until"),
    story="{child} and the carers were asked whether {child} stays: {answer}",
):
    """You asked the young person, and those who care for them, whether they stay there after they turn 18."""

    wish: StayingPutWish = ask("What does {child} want?", cites="LAC-381-1", in_line=True)
    said: OwnText | None = ask("What does {child} say about it?", cites="LAC-381-1")
    carers: CarersReply = ask("What do the carers say?", cites="LAC-381-1", in_line=True)
    carers_say: Text | None = ask("In their words, or what is to be settled first", cites="LAC-381-1")
    answer: StayingPutAnswer = ask("What is the answer?", cites="LAC-381-1", in_line=True)
    why: Text | None = ask(
        "Why can it not be, or is it open?",
        cites="LAC-381-1",
        only_if=answered("answer", StayingPutAnswer.NOT_POSSIBLE, StayingPutAnswer.LATER),
    )
    look_again: date | None = ask(
        "When do you look at it again?", cites="LAC-381-1", only_if=answered("answer", StayingPutAnswer.LATER), in_line=True
    )
    until: date | None = ask("Until when do they stay?", cites="LAC-381-1", only_if=answered("answer", StayingPutAnswer.ARRANGED))
    terms: Text | None = ask(
        "Who pays what, and what are the rules of the house?", cites="LAC-381-1", only_if=answered("answer", StayingPutAnswer.ARRANGED)
    )


class WhyToSupervisor(Choice):
    NOT_DONE = "not-done", "Something that was promised is not done"
    NOT_IN_TOUCH = "not-in-touch", "We are not in touch with them"
    NOT_WORKING = "not-working", "The plan does not work, and what was planned for that did not either"
    OTHER = "other", "Something else"


class SupervisorAsked(
    Entry,
    kind="pathway-supervisor-asked",
    whose=WORKING,
    about=PERSON,
    called="Brought to the adviser’s supervisor",
    verb="Bring",
    category="care",
    short_form=("why", "what", "tried", "by"),
    phase=DECISION,
    also=(*PATHWAY, "escalate", "plan not working"),
    story=False,
):
    """Something that was promised to a young person is not done, or nobody is in touch with them. The adviser’s supervisor sees to it."""

    why: WhyToSupervisor = ask("What is it about?", cites="LAC-408-1", in_line=True)
    what: Text = ask("What was promised, and what does it mean for {child} that it is not done?", cites="LAC-408-1")
    tried: Text = ask("What was tried instead?", cites="LAC-408-1")
    by: date | None = ask("By when is it needed?", cites="LAC-408-1", in_line=True)


class SupervisorsAnswer(Choice):
    DONE = "done", "It is done, or will be by a day"
    ANOTHER_WAY = "another-way", "It is done in another way, or by somebody else"
    REVIEW = "review", "The plan is reviewed now"
    NOTHING = "nothing", "Nothing more can be done"


class SupervisorAnswered(
    Entry,
    kind="pathway-supervisor-answered",
    whose=(MANAGER,),
    about=PERSON,
    called="Supervisor’s answer",
    verb="Answer",
    category="care",
    short_form=("of", "answer", "why", "by", "told"),
    leads_to=LeadsTo(
        "answer",
        {
            SupervisorsAnswer.DONE: OnAList("the Lead Worker’s: what was promised stays there until it is noted as done"),
            SupervisorsAnswer.ANOTHER_WAY: OnAList("the Lead Worker’s: what was promised stays there until it is agreed anew"),
            SupervisorsAnswer.REVIEW: OnAList("the Lead Worker’s: the review stays there until it is held"),
            SupervisorsAnswer.NOTHING: Ends("The young person was told why, and how to complain."),
        },
    ),
    phase=DECISION,
    story=False,
):
    """The adviser’s supervisor says what happens, and the young person is told."""

    of: Annotated[UUID, entry_of("pathway-supervisor-asked")] = ask("What was asked?", cites="LAC-408-1")
    answer: SupervisorsAnswer = ask("What happens?", cites="LAC-408-1", in_line=True)
    why: Text = ask("What is done, by whom? Or why is it nothing?", cites="LAC-408-1")
    by: date | None = ask("By when?", cites="LAC-408-1", in_line=True)
    told: Words | None = ask("How was {child} told, and how to complain?", cites="PS-6.11")
