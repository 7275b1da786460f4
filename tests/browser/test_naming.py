"""Family who are on record for a sister are found by name in the brother's form, before they are added a second time, and before a meeting."""

from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import button, choose, record, write
from cast import Cast
from corbiere.ledger.reading import without_row_security
from corbiere.people.models import Relationship

widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def cast(cast: Cast) -> Cast:
    cast.people["rosa"] = uuid4()
    cast.tell("rosa", "person-identified", 20, by="hana", opens=True, given="Rosa", family="Pereira", sex="female")
    cast.tell("rosa", "born", 60 * 365, by="hana")
    for who, given in (("paul", "Paul"), ("piers", "Piers")):
        cast.people[who] = uuid4()
        cast.tell(who, "person-identified", 20, by="hana", opens=True, given=given, family="Le Brocq", sex="male")
    cast.tell("jade", "relationship-noted", 9, by="hana", other=str(cast.rosa), relation="grandparent")
    return cast


def looked_at(page: Page, name: str, width: str) -> list[str]:
    picture(page, f"{name}-{width}")
    return axe(page) + spills(page)


@widths
def test_she_is_offered_in_the_brothers_form(screens: Screens, width: str) -> None:
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{screens.site.cast.noah}/record/relationship-noted/")
        page.locator('[name="other-search"]').press_sequentially("ro")
        expect(page.get_by_role("option", name="Rosa Pereira")).to_contain_text("Jade Le Brocq’s family: grandmother")
        assert looked_at(page, "brothers-form", width) == []


@widths
@pytest.mark.parametrize("javascript", [True, False])
def test_this_one_leads_on_from_the_likely_matches(screens: Screens, width: str, javascript: bool) -> None:
    with screens.page_as("ana", width, javascript=javascript) as page:
        page.goto("/people/new/")
        page.locator("#id_given").fill("Rosa")
        page.locator("#id_family").fill("Pereira")
        page.locator("#id_child").select_option(str(screens.site.cast.noah))
        page.locator("#id_relation").select_option("grandparent")
        follow(page.locator("main button[type=submit]").first)
        expect(page.get_by_text("family: grandmother")).to_be_visible()
        assert not javascript or looked_at(page, "likely-by-name", width) == []
        follow(page.get_by_role("link", name="This one"))
        expect(page.locator("#question-other .desk-chosen")).to_contain_text("Rosa Pereira")
        assert not javascript or looked_at(page, "brothers-form-chosen", width) == []


@pytest.mark.parametrize(("width", "father"), [("desk", "paul"), ("phone", "piers")])
def test_a_father_on_record_for_a_sister_alone_is_recorded_from_the_meeting(screens: Screens, width: str, father: str) -> None:
    cast = screens.site.cast
    tie = cast.tell("jade", "relationship-noted", 2, by="hana", other=str(cast.people[father]), relation="father")
    with screens.page_as("ana", width) as page:
        page.goto(f"/records/{cast.jade}/meetings/arrange/?type=core-group")
        write(page, **{"for": cast.today, "at": "14:30", "place": "St Saviour’s parish hall"})
        page.locator(f'[name="children"][value="{cast.noah}"]').check()
        follow(button(page))
        said = page.get_by_text(f"{father.capitalize()} Le Brocq is recorded as father of Jade and not of Noah.")
        expect(said).to_be_visible()
        assert looked_at(page, "meeting-one-father", width) == []
        address = page.url
        follow(page.get_by_role("link", name="Record it for Noah if he is"))
        record(page)
        page.goto(address)
        expect(said).to_have_count(0)
    with without_row_security():
        noted = Relationship.objects.get(subject=cast.noah, other=cast.people[father]).entry
    for whose, entry in (("jade", tie), ("noah", noted)):
        cast.tell(whose, "relationship-ended", 0, by="hana", of=str(entry))


@pytest.mark.parametrize(
    ("width", "javascript", "tie"),
    [("desk", True, "friend"), ("phone", True, "carer"), ("desk", False, "guardian"), ("phone", False, "other-relative")],
)
def test_she_is_chosen_where_one_adds_to_the_family(screens: Screens, width: str, javascript: bool, tie: str) -> None:
    """Of somebody on record nothing is asked that her own record says."""
    with screens.page_as("ana", width, javascript=javascript) as page:
        page.goto(f"/records/{screens.site.cast.noah}/people/add/")
        assert not javascript or looked_at(page, "add-to-family", width) == []
        page.locator("#id_relation").select_option(tie)
        choose(page, "other", "Rosa Pereira")
        expect(page.locator("#id_given")).to_be_visible(visible=not javascript)
        assert not javascript or looked_at(page, "add-to-family-chosen", width) == []
        follow(page.locator("main form .govuk-button-group button"))
        expect(page.get_by_text("They are in this family now.")).to_be_visible()
        assert not javascript or looked_at(page, "added-to-family", width) == []
