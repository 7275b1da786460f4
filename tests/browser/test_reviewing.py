"""Reviewing in the browser: an officer's day, a child's reviews, the officers, an appointment that is refused and then made, and a review."""

import pytest
from playwright.sync_api import expect

from browser.holding import come
from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import opened, write
from care.reviewing import reviewed
from cast import Cast
from corbiere.care.meetings import REVIEW

NARROWEST = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def cast(place: None, cast: Cast) -> Cast:
    """With a review of Jade's care that is held today."""
    reviewed(cast)
    cast.tell("jade", REVIEW.family.arranged, 0, by="rob", chairs=str(cast.rob), place="Jo’s kitchen", **{"for": str(cast.today)})
    return cast


@pytest.mark.parametrize("width", [*WIDTHS, "narrowest"])
def test_the_pages_of_reviewing(screens: Screens, width: str) -> None:
    """LAC-410-2, LAC-416-5, ISS-5-2."""
    cast, found = screens.site.cast, list[str]()
    jade, noah = f"/records/{cast.jade}/", f"/records/{cast.noah}/"
    pages = {
        "day": ("rob", "/reviews/"),
        "officers": ("mo", "/reviewing-officers/"),
        "service work": ("mo", "/"),
        "work": ("rob", "/"),
        "child": ("rob", f"{jade}reviews/"),
        "child of worker": ("ana", f"{jade}reviews/"),
        "appoint": ("mo", f"{noah}record/reviewer-appointed/"),
        "consulted": ("ana", f"{jade}record/review-consultation-received/"),
        "contact": ("rob", f"{jade}record/reviewer-contact-had/"),
        "checked": ("rob", f"{jade}record/care-plan-monitored/"),
        "recommended": ("rob", f"{jade}record/review-recommendation-made/"),
        "step": ("rob", f"{jade}record/review-dispute-step-taken/"),
        "referral": ("rob", f"{jade}record/court-advisory-referral-made/"),
        "review": ("rob", f"{jade}record/review-held/"),
        "record": ("rob", f"{jade}record/review-form-completed/"),
    }
    for name, (who, address) in pages.items():
        with screens.page_as(who, "desk" if width == "desk" else "phone") as page:
            if width == "narrowest":
                page.set_viewport_size(NARROWEST)
            page.goto(address)
            picture(page, f"reviewing-{name.replace(' ', '-')}-{width}")
            found += [f"{name}: {fault}" for fault in axe(page)] + [f"{name} sticks out: {one}" for one in spills(page)]
    assert found == []


def test_whoever_worked_with_the_child_is_not_offered_and_is_refused_by_name(screens: Screens) -> None:
    """LAC-411-2, LAC-411-5: nothing typed is lost, and the officer who is free is appointed in one act."""
    cast = screens.site.cast
    with screens.page_as("mo") as page:
        opened(page, cast.noah, "reviewer-appointed", practitioner=str(cast.ben))
        write(page, experienced="yes", independent="yes")
        follow(page.get_by_role("button", name="Save to the record"))
        picture(page, "reviewing-refused")
        expect(page.get_by_text("Ben Carter has managed those who work with the child").first).to_be_visible()
        expect(page.locator('[name="experienced"][value="yes"]')).to_be_checked()


def test_a_review_is_held_closed_and_recorded(screens: Screens) -> None:
    """LAC-393-2, LAC-416-3, LAC-416-6, ISS-7-L3."""
    cast = screens.site.cast
    with screens.page_as("rob") as page:
        page.goto(f"/records/{cast.jade}/reviews/")
        follow(page.locator("section", has_text="The next review").get_by_role("link").first)
        picture(page, "reviewing-prepare")
        assert axe(page) == []
        page.goto(page.url + "hold/")
        picture(page, "reviewing-hold")
        assert axe(page) == []
        come(page, "Mia from the school", "education")
        picture(page, "reviewing-hold-2")
        come(page, "Ana Pires", "social-care")
        follow(page.get_by_role("link", name="Close the review for Jade"))
        write(page, views__own_words="I want to stay with Jo", views__weight="She says it each time, and she is eight")
        write(page, participated="no", satisfied="yes", satisfied_says="She sleeps, and goes to school")
        write(page, planned="Swimming on Tuesdays", in_plain_words="You stay with Jo", policy="2025")
        picture(page, "reviewing-closing")
        follow(page.get_by_role("button", name="Save to the record"))
        picture(page, "reviewing-reasons")
        for box in page.locator('textarea[name^="reason-"]').all():
            box.fill("It was said at the review")
        follow(page.get_by_role("button", name="Save to the record"))
        picture(page, "reviewing-closed")
        page.goto(f"/records/{cast.jade}/reviews/")
        expect(page.get_by_text("You stay with Jo")).to_be_visible()
        expect(page.get_by_role("link", name="Complete it")).to_be_visible()
        picture(page, "reviewing-after")
        assert axe(page) == []
