"""How the record answers each Standard for an assessment, 2.1 to 2.23. Pure."""

from collections.abc import Callable, Iterator, Sequence

from corbiere.ledger.record import Line
from corbiere.meetings.parts import Sector
from corbiere.statute.calendar import in_words, months_after
from corbiere.wellbeing.assessment import Assessment, last_signed
from corbiere.wellbeing.entries.assessment_ends import AssessmentHearer
from corbiere.wellbeing.entries.assessment_parts import AssessmentContext
from corbiere.wellbeing.entries.assessments import AgreementParty
from corbiere.wellbeing.entries.parts import AssessmentLevel
from corbiere.wellbeing.standards import AssessmentRecord, StandardTold, cannot, met, not_yet

OF_THE_FAMILY = (Sector.CHILD, Sector.FAMILY, Sector.SOCIAL_CARE)
YEAR = 12  # months: PS-2.23
Rule = Callable[[AssessmentRecord], StandardTold]
_RULES: dict[str, Rule] = {}


def standard(clause: str) -> Callable[[Rule], Rule]:
    def register(rule: Rule) -> Rule:
        _RULES[clause] = rule
        return rule

    return register


def answered(of: AssessmentRecord) -> Iterator[tuple[str, StandardTold]]:
    """Each standard by its clause, in order."""
    return ((clause, rule(of)) for clause, rule in _RULES.items())


@standard("PS-2.1")
def why_it_is_made(of: AssessmentRecord) -> StandardTold:
    return met("Why it is made is written down.", of.held.started) if of.held.started.body.get("why") else not_yet("Nobody wrote why.")


@standard("PS-2.2")
def explained(of: AssessmentRecord) -> StandardTold:
    told = {_who(line) for line in of.held.agreements if line.body.get("explained")}
    left = [*([] if AgreementParty.CHILD in told or not of.born else ["the child"])]
    left += [name for id, name in of.asked.items() if str(id) not in told]
    if left:
        return not_yet(f"Nothing is written of what was explained to {_and(left)}.{of.not_asked}")
    return met(f"Explained to each.{of.not_asked}", next(reversed(of.held.agreements), None))


def _who(line: Line) -> str:
    return AgreementParty.CHILD if line.body["party"] == AgreementParty.CHILD else str(line.body.get("person") or "")


@standard("PS-2.3")
def views_of_the_family(of: AssessmentRecord) -> StandardTold:
    said = [view for part in of.held.parts for view in part.body.get("parents", ())]
    heard = {view.get("person") for view in said} | {line.body.get("person") for line in of.held.comments}
    named = " ".join(view["who"].casefold() for view in said)
    left = [name for id, name in of.asked.items() if str(id) not in heard and not (named and name.split()[0].casefold() in named)]
    left += ["the child"] if of.born and not of.held.childs_words else []
    return (
        not_yet(f"No view of {_and(left)} yet.{of.not_asked}")
        if left
        else met(f"Each has had their say.{of.not_asked}", of.part(name="parents") or of.part(name="views"))
    )


@standard("PS-2.4")
def others_told(of: AssessmentRecord) -> StandardTold:
    if of.held.completed is None:
        return not_yet("Whoever referred, and the services, are told once it is signed.")
    asked = [line for line in of.since if line.kind == "agency-asked"]
    referred = of.led is not None and of.led.body.get("from") not in ("family", "child")
    told = of.told(AssessmentHearer.REFERRER) or [line for line in of.lines if _tells_referrer(of, line)]
    left = ["whoever referred"] if referred and not told else []
    left += ["the services that were asked"] if asked and not of.told(AssessmentHearer.AGENCY) else []
    if not asked and not referred:
        return cannot("Nobody referred, and no other service was asked.")
    return not_yet(f"Nothing is written of telling {_and(left)}.") if left else met("Told.", (of.held.told or told)[-1])


def _tells_referrer(of: AssessmentRecord, line: Line) -> bool:
    signed = of.held.completed
    return line.kind == "referrer-told" and signed is not None and line.happened >= signed.happened


@standard("PS-2.5")
def seen_alone(of: AssessmentRecord) -> StandardTold:
    if not of.born:
        return cannot("Before birth there is nobody to see.")
    seen = next((line for line in reversed(of.since) if line.kind == "child-seen" and line.body.get("alone")), None)
    return met(f"Seen alone on {in_words(seen.happened)}.", seen) if seen else not_yet("Nobody saw the child alone since it began.")


@standard("PS-2.6")
def other_children(of: AssessmentRecord) -> StandardTold:
    if part := of.part(AssessmentContext.CHILDREN, name="children"):
        return met("The other children are written of.", part)
    return not_yet("The other children are not written of.") if of.children else cannot("No other child of the family is on record.")


@standard("PS-2.7")
def identity(of: AssessmentRecord) -> StandardTold:
    part = of.part(AssessmentContext.IDENTITY)
    return met("Who the family is is written of.", part) if part else not_yet("Nothing is written of who the family is.")


@standard("PS-2.8")
def adults(of: AssessmentRecord) -> StandardTold:
    part = of.part(AssessmentContext.ADULTS, name="adults")
    return met("The adults of the household are listed.", part) if part else not_yet("The adults of the household are not listed.")


@standard("PS-2.9")
def money(of: AssessmentRecord) -> StandardTold:
    part = of.part(AssessmentContext.FINANCES)
    return met("Money is written of.", part) if part else not_yet("Nothing is written of what the family lives on.")


@standard("PS-2.10")
def history(of: AssessmentRecord) -> StandardTold:
    read = of.part(AssessmentContext.HISTORY) or of.last("family-history-read")
    return met("What is on record was read.", read) if read else not_yet("Nothing is written of what is on record already.")


@standard("PS-2.11")
def chronology(of: AssessmentRecord) -> StandardTold:
    read = of.last("chronology-reviewed")
    why = f"The chronology was brought up to date on {in_words(read.happened)}." if read else ""
    return met(why, read) if read else not_yet("The chronology was not brought up to date since it began.")


@standard("PS-2.12")
def services_asked(of: AssessmentRecord) -> StandardTold:
    planned = of.last("assessment-planning-held")
    asked = [line for line in of.since if line.kind == "agency-asked"]
    if planned is None or not asked:
        missing = [*([] if planned else ["no planning meeting was held"]), *([] if asked else ["no other service was asked what it knows"])]
        return not_yet(f"{_and(missing).capitalize()}.")
    absent = _asked_of_nobody(planned, of)
    if absent:
        return not_yet(f"{_and(absent)} did not come to the planning meeting, and nothing is written of asking them since.")
    answers = {line.body["of"] for line in of.since if line.kind == "agency-answered"}
    silent = sum(str(line.root) not in answers for line in asked)
    return (
        not_yet(f"{silent} of {len(asked)} services have not answered.")
        if silent
        else met(f"It was planned together on {in_words(planned.happened)}, and each service that was asked answered.", planned)
    )


def _asked_of_nobody(planned: Line, of: AssessmentRecord) -> list[str]:
    """Colleagues of other services who did not come to plan it, and were not asked what they know from that day on."""
    asked = {line.body.get("practitioner") for line in of.since if line.kind == "agency-asked" and line.happened >= planned.happened}
    away = [one for one in planned.body.get("attended", ()) if not one["came"] and one["sector"] not in OF_THE_FAMILY]
    return [one["who"] for one in away if one.get("practitioner") and one["practitioner"] not in asked]


@standard("PS-2.13")
def facts_apart(of: AssessmentRecord) -> StandardTold:
    left = [
        said
        for name, said in (("evidence", "what was seen or told"), ("strengths", "strengths"), ("needs", "needs"))
        if not of.part(name=name)
    ]
    return not_yet(f"Nothing is written of {_and(left)}.") if left else met("Each stands apart, by what it is.", of.part(name="evidence"))


@standard("PS-2.14")
def found_and_next(of: AssessmentRecord) -> StandardTold:
    sent = of.held.submission
    return met("What was found, what comes next and why is written.", sent) if sent else not_yet("It is not finished yet.")


@standard("PS-2.15")
def child_in_the_middle(of: AssessmentRecord) -> StandardTold:
    day, needs = of.part(AssessmentContext.DAY), of.part(name="needs")
    left = [said for part, said in ((day, "a day in the child’s life"), (needs, "what the child needs")) if part is None]
    return not_yet(f"Nothing is written of {_and(left)}.") if left else met("A day in their life, and what they need.", day)


@standard("PS-2.16")
def tools(of: AssessmentRecord) -> StandardTold:
    part = of.part(AssessmentContext.TOOLS)
    return met("Tools are written of.", part) if part else not_yet("No tool was used, or nothing is written of why none was needed.")


@standard("PS-2.17")
def research(of: AssessmentRecord) -> StandardTold:
    part = of.part(AssessmentContext.RESEARCH)
    return met("Research is written of.", part) if part else not_yet("Nothing is written of what research says.")


@standard("PS-2.18")
def parents_pictured(of: AssessmentRecord) -> StandardTold:
    if not of.parents and not of.part(AssessmentContext.PARENTING):
        return cannot("No parent is on record.")
    part = of.part(AssessmentContext.PARENTING, AssessmentContext.FATHERS, name="parenting")
    return (
        met("The parents are shown with both sides.", part)
        if part
        else not_yet("No parent is shown, with what they do well and what is missing.")
    )


@standard("PS-2.19")
def family_told(of: AssessmentRecord) -> StandardTold:
    if of.held.completed is None:
        return not_yet("The family is told once it is signed.")
    heard = {line.body.get("person") for line in of.told(AssessmentHearer.PARENT)}
    left = [name for id, name in of.asked.items() if str(id) not in heard]
    left += ["the child"] if of.born and not of.told(AssessmentHearer.CHILD) else []
    if left:
        return not_yet(f"Nothing is written of telling {_and(left)} what comes next.{of.not_asked}")
    return met(f"Told.{of.not_asked}", next(reversed(of.held.told), None))


@standard("PS-2.20")
def back_to_the_beginning(of: AssessmentRecord) -> StandardTold:
    sent = of.held.submission
    if sent is None:
        return not_yet("It is not finished yet.")
    wanted = of.led is not None and of.led.kind == "concern-received" and not sent.body.get("answers")
    return not_yet("The worry that led to it has no answer.") if wanted else met("It says what came of what it began with.", sent)


@standard("PS-2.21")
def in_time(of: AssessmentRecord) -> StandardTold:
    done = of.held.completed
    if of.held.level is AssessmentLevel.WELLBEING:
        return (
            met("Signed. No source gives early help a time.", done)
            if done
            else not_yet("It is not signed yet. No source gives early help a time.")
        )
    clock = next((one for one in of.findings if one.duty.id == "assessment.completed" and one.since <= of.held.started.happened), None)
    by = f" It is due on {in_words(clock.due)}, which is a default." if clock else ""
    if done is None:
        return not_yet(f"It is not signed yet.{by}")
    late = clock is not None and done.happened > clock.due
    return not_yet(f"It was signed late.{by}") if late else met(f"Signed on {in_words(done.happened)}.", done)


@standard("PS-2.22")
def copy_given(of: AssessmentRecord) -> StandardTold:
    if of.held.completed is None:
        return not_yet("A copy is given once it is signed.")
    given = next((line for line in reversed(of.lines) if line.kind == "assessment-given" and line.body.get("of") in _roots(of.held)), None)
    return met("A copy was given.", given) if given else not_yet("Nothing is written of a copy for the family.")


def _roots(held: Assessment) -> set[str]:
    return {str(held.id), *([str(held.completed.root)] if held.completed else [])}


@standard("PS-2.23")
def assessed_again(of: AssessmentRecord) -> StandardTold:
    before = last_signed([one for one in of.among if one.id != of.held.id], of.held.started.happened)
    if before is None or before.completed is None:
        again = f" Another is due by {in_words(months_after(of.held.completed.happened, YEAR))}." if of.held.completed else ""
        return cannot(f"It is the first.{again}")
    day = before.completed.happened
    within = of.held.started.happened <= months_after(day, YEAR)
    return (
        met(f"The last was signed on {in_words(day)}.", before.completed)
        if within
        else not_yet(f"The last was signed on {in_words(day)}, over a year before.")
    )


def _and(names: Sequence[str]) -> str:
    return " and ".join(names)
