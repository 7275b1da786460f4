"""Acts of a worker in a week, with her hands on a browser: by the rows of her list, the buttons and the questions of each page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from playwright.sync_api import Locator, Page

from corbiere.bench.hands import Hands

CHILD_SAID = "I like it when Gran picks me up, and I don’t like the stairs when it is dark."
SAW = "The kitchen was warm and somebody had put drawings on the fridge. She listens for Noah before she answers."
SAID = "She slept through two nights of three. He wants to be asked before the school is."
WHY = "She goes without sleep when there is shouting, and nobody comes to her at night."


@dataclass(frozen=True)
class Monday:
    """All that a worker and the chair have before them on Monday: sessions, children she leads, meetings, an offer."""

    worker: str
    chair: str
    children: list[UUID]
    core_groups: dict[UUID, UUID]  # the meeting about each child
    brothers: list[UUID]
    offered: UUID
    review: date
    due: date


Act = Callable[[Hands, Monday, int], None]


def question(hands: Hands, name: str, value: str = "") -> Locator:
    """A question by its name; of several answers the one of this value."""
    return hands.page.locator(f'[name="{name}"][value="{value}"]' if value else f'main [name="{name}"]:not([type="hidden"])')


def tick(hands: Hands, name: str, value: str) -> None:
    """Nothing is done where it is ticked already."""
    if not (at := question(hands, name, value)).is_checked():
        hands.press(at)


def tell(hands: Hands, name: str, words: str) -> None:
    """Nothing is written where it stands already."""
    if not (at := question(hands, name)).input_value():
        hands.say(at, words)


def set_day(hands: Hands, name: str, day: date) -> None:
    """Nothing is typed where a day stands already."""
    if question(hands, f"{name}-day").input_value():
        return
    hands.fill(question(hands, f"{name}-day"), str(day.day))
    for number in (day.month, day.year):
        hands.key("Tab", *str(number))


def pick(hands: Hands, name: str, whom: str) -> None:
    """Somebody who works here, by two letters of their name, down to them where others come first, and Enter."""
    hands.fill(question(hands, f"{name}-search"), whom[:2].lower())
    suggested = hands.page.get_by_role("option", name=whom).first
    hands.wait_for(suggested)
    while suggested.get_attribute("aria-selected") != "true":
        hands.key("ArrowDown")
    hands.key("Enter")
    hands.wait_for(hands.page.locator(".desk-chosen", has_text=whom).first)


def act_of_list(hands: Hands, child: UUID, kind: str) -> None:
    """From the list of her work, by the row's button; by the child's page where nothing asks for it."""
    hands.open(reverse("desk:my-work"))
    form, page = reverse("desk:record", args=[child, kind]), reverse("desk:subject", args=[child])
    button = hands.page.locator(f'main a[href^="{form}"]').first
    if not button.count():
        hands.follow(hands.page.locator(f'main a[href="{page}"]').first)
        button = hands.page.locator(f'a[href^="{form}"]').first
        hands.press(hands.page.locator("summary", has_text="Record").first)
    hands.follow(button)


def sent(hands: Hands) -> None:
    """Sends the form and goes back to where she was."""
    hands.follow(sending(hands.page))
    well(hands)
    hands.follow(hands.page.locator("main a", has_text="Back to").first)


def sending(page: Page) -> Locator:
    return page.locator('.desk-form__end button[name="send"][value="record"]')


def visit(hands: Hands, desk: Monday, number: int) -> None:
    act_of_list(hands, desk.children[number % len(desk.children)], "child-seen")
    hands.say(question(hands, "views-own_words"), CHILD_SAID)
    hands.say(question(hands, "life"), SAW)
    for name in ("alone", "bedroom"):
        tick(hands, name, "yes")
    tick(hands, "announced", "no")
    sent(hands)


def contact(hands: Hands, desk: Monday, number: int) -> None:
    act_of_list(hands, desk.children[number % len(desk.children)], "contact-had")
    hands.press(hands.page.locator("#question-person .govuk-radios__item", has_text="mother").locator("input").first)
    tick(hands, "how", "telephone")
    hands.say(question(hands, "said-0-text"), SAID)
    tick(hands, "said-0-ground", "observed")
    sent(hands)


def failed_visit(hands: Hands, desk: Monday, number: int) -> None:
    act_of_list(hands, desk.children[-1 - number], "visit-failed")
    hands.say(question(hands, "reason"), "Nobody opened, and the blinds were down")
    tick(hands, "difficulty", "no-access")
    sent(hands)


def new_baby(hands: Hands, desk: Monday, number: int) -> None:
    """Due in a hundred days, and nobody of those who are alike."""
    hands.open(reverse("desk:subject", args=[desk.children[number]]))
    hands.follow(hands.page.get_by_role("link", name="People", exact=True))
    hands.follow(hands.page.get_by_role("link", name="Add a baby on the way"))
    set_day(hands, "expected", desk.due)
    hands.follow(hands.page.get_by_role("button", name="Add", exact=True))
    if (alike := hands.page.get_by_role("button", name="No, it is somebody else: add them")).count():
        hands.follow(alike)
    well(hands)


def handover(hands: Hands, desk: Monday, number: int) -> None:
    hands.open(reverse("desk:my-work"))
    hands.follow(hands.page.locator(f'main li:has(a[href*="{desk.offered}"]) a', has_text="Answer").first)
    hands.follow(hands.page.get_by_role("button", name="Accept").first)
    well(hands)


def core_group(hands: Hands, desk: Monday, number: int) -> None:
    """Who is here, a note under each point that must be discussed, and how it went."""
    child = desk.children[number]
    hands.open(reverse("desk:my-work"))
    hands.follow(hands.page.locator(f'main a[href^="{reverse("desk:meeting-hold", args=[desk.core_groups[child]])}"]').first)
    hands.follow(hands.page.get_by_role("button", name="Everybody else is in the room"))
    for place, point in enumerate([point.get_attribute("id") for point in hands.page.locator(".desk-point--wanted").all()]):
        noted(hands, f"#{point}", SAID.split(". ")[place % 2] + f", as at {place + 1} of the last visits")
    hands.follow(hands.page.get_by_role("link", name="Write down how it went"))
    hands.say(question(hands, "views-own_words"), CHILD_SAID)
    tell(hands, "life", SAW)
    hands.choose(question(hands, "progress-0-progress"), "on-track")
    for name in ("all_agreed", "quorate"):
        tick(hands, name, "yes")
    hands.say(question(hands, "actions-0-what"), "Take both to the breakfast club until the end of term")
    hands.say(question(hands, "actions-0-who"), "Gran")
    sent(hands)


def noted(hands: Hands, point: str, words: str) -> None:
    """A note of what was said under a point of the agenda, and whose it is."""
    box = hands.page.locator(point)
    hands.say(box.locator("textarea"), words)
    hands.press(box.get_by_label("Fact"))
    hands.press(box.get_by_role("button", name="Add this note"))
    hands.wait_for(box.get_by_text(words).first)


def invitations(hands: Hands, desk: Monday, number: int) -> None:
    """The family’s usual people are ticked; two others are found by two letters. Then the reports."""
    hands.open(reverse("desk:my-work"))
    hands.follow(hands.page.get_by_role("link", name="Invite Initial conference: people to invite").first)
    for name in ("Claire Hacquoil", "David Vibert"):
        pick(hands, "add", name)
    hands.follow(hands.page.get_by_role("button", name="Invite those ticked"))
    if (ask := hands.page.get_by_role("button", name="Ask for the reports ticked")).count():
        hands.follow(ask)


def decisions(hands: Hands, desk: Monday, number: int) -> None:
    """Held by the chair, a decision for each brother."""
    hands.open(reverse("desk:my-work"))
    hands.follow(hands.page.get_by_role("link", name="Hold Initial conference of").first)
    hands.follow(hands.page.get_by_role("button", name="Everybody else is in the room"))
    hands.follow(hands.page.get_by_role("link", name="Decide for").first)
    for place, _ in enumerate(desk.brothers, 1):
        decided(hands, desk, place)
        hands.follow(sending(hands.page))
        well(hands)


ALIKE = ("next_review", "harm", "harm_basis", "outline", "contingency", "lead_social_worker", "lead_is_qualified")  # for brothers


def decided(hands: Hands, desk: Monday, place: int) -> None:
    """Says in words what is the child’s own, and takes what is answered for a brother already by *Copy*."""
    tell(hands, "views-own_words", f"{CHILD_SAID} {place}")
    tick(hands, "outcome", "plan")
    tell(hands, "why", f"{WHY} {place}")
    tell(hands, "in_plain_words", f"Somebody must come to child {place} at night.")
    tick(hands, "complaints_told", "yes")
    for name in ALIKE:
        if (copy := hands.page.locator(f'button[name="copy-theirs"][value="{name}"]')).count():
            hands.press(copy)
            hands.wait_for(hands.page.locator(f'#question-{name}:not(:has(button[name="copy-theirs"][value="{name}"]))'))
    set_day(hands, "next_review", desk.review)
    tick(hands, "harm", "emotional")
    tick(hands, "harm_basis", "likely")
    if not hands.page.locator('[name^="outline-0-"]').count():
        hands.press(hands.page.locator('button[name="add"][value="outline"]'))
        hands.wait_for(question(hands, "outline-0-what"))
    tell(hands, "outline-0-what", "A safe place each night")
    tell(hands, "outline-0-who", "Their aunt")
    tell(hands, "contingency", "They stay with their aunt.")
    if not hands.page.locator("#question-lead_social_worker .desk-chosen").count():
        pick(hands, "lead_social_worker", "Ana Pires 0")
    tick(hands, "lead_is_qualified", "yes")


def plans(hands: Hands, desk: Monday, number: int) -> None:
    """Worked out from what the conference outlined, for each brother."""
    for place, child in enumerate(desk.brothers, 1):
        hands.open(reverse("desk:subject", args=[child]))
        hands.follow(hands.page.get_by_role("link", name="Plan", exact=True))
        hands.follow(hands.page.locator(f'main a[href^="{reverse("desk:record", args=[child, "protection-plan-written"])}"]').first)
        part(hands, 2)
        hands.say(question(hands, "safe_from-0-what"), f"Shouting at night, and nobody who comes to child {place}")
        hands.follow(hands.page.get_by_role("button", name="Save, and back to the parts"))
        part(hands, 3)
        hands.press(hands.page.locator('button[name="add"][value="outcomes"]'))
        hands.wait_for(question(hands, "outcomes-0-what"))
        hands.say(question(hands, "outcomes-0-what"), f"Each night somebody comes to child {place}")
        hands.follow(hands.page.get_by_role("button", name="Save, and back to the parts"))
        sent(hands)


def part(hands: Hands, number: int) -> None:
    hands.follow(hands.page.locator(f'button[name="open"][value="{number}"]'))


def well(hands: Hands) -> None:
    """A page that says what is wrong is no page of a week that went well."""
    if (wrong := hands.page.locator(".govuk-error-summary")).count():
        raise RuntimeError(f"{hands.page.url}: {wrong.first.inner_text()}")
