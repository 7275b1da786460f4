"""The letter to the parents on what a conference decided: no word that needs explaining, what follows, and whom to ask.

What the child said stands in the letter to the child alone: a letter lies about.
"""

from corbiere.desk.documents.blocks import day, days, facts, section, text
from corbiere.desk.documents.source import Built, DocumentSource
from corbiere.documents.document import Block, Paragraph, Table
from corbiere.protection.entries.conferences import ConferenceHeld, Decision
from corbiere.protection.how_often import how_often
from corbiere.protection.in_care import ends_in_care
from corbiere.protection.last_day import as_it_came, nothing_goes_on
from corbiere.protection.pages.papers.ringing import who_to_ring

TO_PARENTS = {
    Decision.PLAN: "The conference decided that {child} needs a child protection plan.",
    Decision.NO_PLAN: "The conference decided that {child} does not need a child protection plan.",
    Decision.CONTINUE: "The conference decided that the child protection plan for {child} continues.",
    Decision.END: "The conference decided that {child} no longer needs a child protection plan.",
}
LAST_DAY_TO_PARENTS = "It was the last day of the child protection plan for {child}, which has ended."
PUT_RIGHT = (
    "If something in this letter is wrong, tell us: it will be looked at, and you will hear what was decided.",
    "If you are not happy with how the conference was held or with what was decided, you can complain. It will not be held against you "
    "or {child}.",
)


def _told_to_parents(given: DocumentSource) -> str:
    held = _held(given)
    if nothing_goes_on(held, given.record.lines, given.line.happened):
        return LAST_DAY_TO_PARENTS.format(child=given.child)
    return held.in_plain_words or TO_PARENTS[held.outcome].format(child=given.child)


def _held(given: DocumentSource) -> ConferenceHeld:
    return ConferenceHeld.read(given.line.body, given.line.version)


def to_parents(given: DocumentSource) -> Built:
    held = as_it_came(_held(given), given.record.lines, given.line.happened)
    child, lead, chair = given.child, given.name(held.lead_social_worker), given.name(held.chair)
    met = f"On {day(given.line.happened)} we met in a conference to talk about {child}, and about how {child} is to be kept safe."
    outline = [(one.what, one.who, day(one.by)) for one in (*held.outline, *held.changes)]
    blocks: list[Block] = [
        Paragraph(f"To the parents and carers of {given.record.person.called}"),
        Paragraph(f"{met} This letter says what was decided."),
        *section("What was decided", text(_told_to_parents(given)), text(held.why, "Why:")),
        *section("What will be done", Table(("What", "Who", "By"), outline, (6, 4, 4)), text(held.contingency, "If nothing changes:")),
        *section(f"What keeps {child} safe from now on", *_in_care(held)),
        *section("Where you see it differently", *_differently(held)),
        *section("What happens next", _dates(held)),
        *section("Who you can ask", *_ask(given, lead, chair)),
        *section("If something is not right", *(Paragraph(one.format(child=child)) for one in PUT_RIGHT), *_complain(chair)),
    ]
    return Built("Letter to the parents about the conference", blocks, {given.line.root})


def _in_care(held: ConferenceHeld) -> list[Paragraph]:
    """Answers in the child's care to each danger that the plan left open (ISS-2-3)."""
    return [Paragraph(one.said, f"{one.danger}:") for one in held.answered_in_care if ends_in_care(held)]


def _dates(held: ConferenceHeld) -> Block:
    return facts(
        ("The first core group, which works out the plan with you", day(held.first_core_group)),
        ("The next core groups", days(held.next_core_groups)),
        ("How often the child is seen", seen.said if (seen := how_often(held)) else ""),
        ("The next conference, which looks at how it is going", day(held.next_review)),
    )


def _differently(held: ConferenceHeld) -> list[Paragraph]:
    """The family's disagreements are in the letter to them; those of practitioners among themselves are in the minutes."""
    family = {one.who for one in held.attended if one.sector in ("family", "child")} | {one.who for one in held.family_group}
    return [Paragraph(f"{one.about}: {one.why}", f"{one.who}:") for one in held.disagreements if one.who in family]


def _ask(given: DocumentSource, lead: str, chair: str) -> list[Paragraph]:
    led = [Paragraph(f"{lead} is the lead social worker and answers your questions about the plan.")] if lead else []
    rings = [found] if (found := who_to_ring(given)) else []
    return [*led, *rings, *([Paragraph(f"{chair} chaired the conference and answers your questions about it.")] if chair else [])]


def _complain(chair: str) -> list[Paragraph]:
    whom = f"{chair}, or any" if chair else "Any"
    return [Paragraph(f"{whom} of the people named in this letter, will tell you how and help you with it.")]
