"""May an assessment go to the manager? What the sources ask of it is asked here, once, and what it lacks is explained."""

from collections.abc import Sequence
from uuid import UUID

from corbiere.ledger.record import Line
from corbiere.ledger.rulings import Proposal, Ruling, must, ruling, should
from corbiere.people.needs import LevelOfNeed
from corbiere.statute.calendar import in_words, whole_years
from corbiere.wellbeing.assessment import Assessment, AssessmentState, named, refusing
from corbiere.wellbeing.entries import AssessmentSubmitted
from corbiere.wellbeing.entries.parts import AssessmentLevel


def age_on(asked: Proposal) -> int | None:
    born = asked.standing.born
    return whole_years(born, asked.happened) if born and born <= asked.happened else None


def since(asked: Proposal, held: Assessment, *kinds: str) -> list[Line]:
    """Entries of these kinds from the day on which the assessment began."""
    return [line for line in asked.standing.of_kind(*kinds, upto=asked.happened) if line.happened >= held.started.happened]


@ruling(AssessmentSubmitted)
def may_finish_twice(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """PS-2.21: it goes to the manager once, until it comes back."""
    held = named(asked.standing.lines, entry.of)
    if held is None or held.is_written:
        return None
    if held.state is AssessmentState.SUBMITTED and held.submission:
        day = in_words(held.submission.happened)
        return must(False, f"It has been with the manager since {day}. Ask for it back, or correct what you sent.", "PS-2.21", "of")
    day = in_words(held.over) if held.over else ""
    return must(False, f"This assessment was over on {day}. Start another, which builds on it.", "PS-2.21", "of")


@ruling(AssessmentSubmitted, now=True)
def may_find_no_limb(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-103-1: a need of health or development is one of four things, and it is written what shows it."""
    found = entry.level_found is not LevelOfNeed.HEALTH_OR_DEVELOPMENT or bool(entry.limbs)
    why = "Say which of the four makes it a need of health or development, and what shows it; or find another level of need."
    return must(found, why, "WT-103-1", "limbs")


@ruling(AssessmentSubmitted)
def may_pass_over_a_parish_hall(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-17, WT-107-1: a probation officer's assessment for a parish hall inquiry is taken into account."""
    weighed = not entry.parish_hall or bool(entry.parish_hall_weighed)
    why = "Write what the probation officer’s assessment says, and how you took it into account."
    return must(weighed, why, "WT-carry-17", "parish_hall_weighed")


@ruling(AssessmentSubmitted, now=True)
def may_leave_indicators_blank(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-4, WT-105-1, WT-110-3: all eight are looked at, and a blank has its reason."""
    held = named(asked.standing.lines, entry.of)
    left = [one.label for one in held.unexplored] if held else []
    why = f"Nothing is written under {', '.join(left)}. Write there what you know, even that all is well; or why it is left out."
    return should(not left, why, "WT-110-3")


@ruling(AssessmentSubmitted, now=True)
def may_finish_unheard(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-7, WT-109-1, WT-110-2, WT-wellbeing-8: the child's own words are in it."""
    held, age = named(asked.standing.lines, entry.of), age_on(asked)
    said = held is None or age is None or bool(held.childs_words)
    why = "The child’s own words are nowhere in it. Ask them, in a way that suits them; or write why they could not be learned."
    return should(said, why, "WT-110-2")


@ruling(AssessmentSubmitted, now=True)
def may_finish_without_family(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-2, WT-110-6, PS-2.3: the family had its part."""
    held = named(asked.standing.lines, entry.of)
    said = held is None or held.holds_something("parents") or bool(held.comments)
    why = "It has no parent’s view. Write what each says, or why none was asked."
    return should(said, why, "PS-2.3")


@ruling(AssessmentSubmitted, now=True)
def may_finish_without_agreement(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-1: an early help assessment is made by agreement with child and parents. Of any other it is a fact, and no more."""
    held = named(asked.standing.lines, entry.of)
    if held is None or held.level is not AssessmentLevel.WELLBEING:
        return None
    if not held.agreed:
        return should(False, "Nobody was asked whether they agree to it. Note who does, or write why nobody was asked.", "WT-carry-1")
    against = [_called(line) for line in refusing(held, age_on(asked))]
    why = f"It goes on without the agreement of {' and '.join(against)}. Write why, and what the manager thinks of it."
    return should(not against, why, "WT-carry-1")


def _called(line: Line) -> str:
    return str(line.body.get("who") or ("the child" if line.body["party"] == "child" else "a parent"))


@ruling(AssessmentSubmitted, now=True)
def may_finish_with_agencies_silent(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-19, WT-108-2, PS-2.12: services that know the child were asked, and have answered."""
    held = named(asked.standing.lines, entry.of)
    if held is None:
        return None
    questions, answers = since(asked, held, "agency-asked"), {line.body["of"] for line in since(asked, held, "agency-answered")}
    if not questions:
        said = held.holds_something("practitioners") or _written_by_others(held)
        return should(said, "No other service was asked what it knows. Ask them, or write why that was not right here.", "PS-2.12")
    silent = sum(str(line.root) not in answers for line in questions)
    number = "One service has" if silent == 1 else f"{silent} services have"
    return should(not silent, f"{number} not answered what you asked. Write down the answers, or why you do not wait.", "WT-carry-19")


def _written_by_others(held: Assessment) -> bool:
    return bool({part.agency for part in held.parts} - {held.started.agency})


@ruling(AssessmentSubmitted, now=True)
def may_finish_unseen(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """PS-2.5: somebody saw the child alone since it began. Early help is not asked for this, and before birth there is nobody to see."""
    held = named(asked.standing.lines, entry.of)
    if held is None or held.level is AssessmentLevel.WELLBEING or age_on(asked) is None:
        return None
    seen = any(line.body.get("alone") for line in since(asked, held, "child-seen"))
    return should(
        seen, "Nobody has seen the child alone since it began. See them, or write why that was not right for this child.", "PS-2.5"
    )


@ruling(AssessmentSubmitted, now=True)
def may_leave_worries_unanswered(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """PS-2.20: each worry that led to it has its answer."""
    held = named(asked.standing.lines, entry.of)
    led = asked.standing.entry(UUID(held.started.body["of"])) if held and held.started.body.get("of") else None
    of_worry = led is not None and led.kind == "concern-received"
    return should(
        not of_worry or bool(entry.answers), "Write what you found of the worry that led to it, or why you cannot.", "PS-2.20", "answers"
    )


@ruling(AssessmentSubmitted, now=True)
def may_leave_a_need_without_next_step(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-110-7: each need has its next step."""
    left = _short([need.what for need in entry.needs if not need.next_step])
    return should(not left, f"No next step is written for {left}. Write one, or why there is none.", "WT-110-7", "needs")


@ruling(AssessmentSubmitted, now=True)
def may_find_need_and_name_none(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-request-2, PS-2.14: whoever finds a need says which."""
    found = entry.level_found in (LevelOfNeed.UNIVERSAL,) or bool(entry.needs)
    return should(
        found, "You find a need, and name none. Write what the child needs and the next step, or why you cannot.", "PS-2.14", "needs"
    )


@ruling(AssessmentSubmitted, now=True)
def may_weigh_no_views(asked: Proposal, entry: AssessmentSubmitted) -> Ruling | None:
    """WT-carry-8, WT-109-2: where several had their say, it is written where they differ and how each was weighed."""
    held = named(asked.standing.lines, entry.of)
    several = held is not None and held.holds_something("parents") and (bool(held.childs_words) or held.holds_something("practitioners"))
    why = "Several people had their say. Write where they differ and how you weighed each; or that they do not."
    return should(not several or bool(entry.differing), why, "WT-carry-8", "differing")


def _short(texts: Sequence[str]) -> str:
    return " and ".join(f"“{text[:60]}{'…' if len(text) > 60 else ''}”" for text in texts)
