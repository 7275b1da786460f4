"""When something goes wrong: at the door on a telephone, without scripts, with the line lost; and every page of it looked at."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from browser.screens import WIDTHS, Screens, axe, follow, picture, spills
from browser.writing import button, opened, record, write

widths = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture
def jade(screens: Screens) -> UUID:
    return screens.site.cast.jade


def looked_at(page: Page, name: str) -> list[str]:
    width = next(width for width, size in WIDTHS.items() if page.viewport_size == size)
    picture(page, f"trouble-{name.replace(' ', '-')}-{width}")
    return axe(page) + [f"{name} sticks out: {one}" for one in spills(page)]


def test_a_minute_at_the_door_without_scripts(screens: Screens, jade: UUID) -> None:
    """From the child's page to the record in three presses and two answers; then who must be told, and ticked."""
    with screens.page_as("claire", "phone", javascript=False) as page:
        page.goto(f"/records/{jade}/")
        page.locator("main summary", has_text="Record").click()
        follow(page.get_by_role("link", name="When something goes wrong"))
        follow(page.get_by_role("link", name="Was not brought"))
        write(page, to="health-appointment", reason="They say that they forgot")
        record(page)
        expect(page.get_by_role("heading", name="Who must be told")).to_be_visible()
        page.get_by_label("Ana Pires").check()
        follow(page.get_by_role("button", name="I have told those ticked"))
        expect(page.locator(".desk-told li", has_text="Ana Pires")).to_contain_text("Told")
        expect(page.locator(".desk-told li", has_text="Ben Carter")).to_contain_text("not told yet")


def test_what_is_typed_at_the_door_outlives_a_lost_line(screens: Screens, jade: UUID) -> None:
    with screens.page_as("ana", "phone") as page:
        opened(page, jade, "household-joined")
        write(page, who="Kev, from the flat above", sort="partner")
        with page.expect_response("**/save/"):
            page.locator('[name="who"]').blur()
        page.context.set_offline(True)
        follow(button(page))
        page.context.set_offline(False)
        page.goto("/")
        follow(page.get_by_role("link", name="Go on Somebody new in the home"))
        assert page.locator('[name="who"]').input_value() == "Kev, from the flat above"
        record(page)
        expect(page.get_by_role("link", name="Find out who they are")).to_be_visible()


@widths
def test_every_page_of_it(screens: Screens, jade: UUID, width: str) -> None:
    cast, found = screens.site.cast, []
    cast.tell("jade", "visit-failed", 2, by="claire", reason="Nobody opened", told=[{"who": "Ana Pires"}])
    of = cast.tell(
        "jade",
        "hospital-admitted",
        1,
        by="claire",
        planned=False,
        why="A broken arm",
        where="General Hospital, Robin Ward",
        leaves=str(cast.today),
    )
    sides = [{"who": "Claire Hacquoil", "sees": "Mum needs help at night", "practitioner": str(cast.claire)}]
    held = cast.tell(
        "jade", "difference-opened", 9, about="Who is with Mum at night", sort="view", matters="Jade listens for Noah", sides=sides
    )
    cast.tell("jade", "difference-step-taken", 8, of=str(held), step="talk", outcome="not-settled", what="We talked for an hour.",
              who=[{"who": "Claire Hacquoil", "role": "practitioner"}], next_with=[str(cast.ben)])  # fmt: skip
    with screens.page_as("ana", width) as page:
        for name, address in {
            "choices": "trouble/", "one": f"trouble/{of}/", "difference": f"differences/{held}/", "form": "record/child-missing/",
            "decision": f"record/next-step-decided/?of={of}&lead={cast.ana}&manager={cast.ben}",
            "overview": "", "step form": f"record/difference-step-taken/?of={held}&step=managers",
        }.items():  # fmt: skip
            page.goto(f"/records/{jade}/{address}")
            found += looked_at(page, name)
        opened(page, jade, "child-missing")
        write(page, last_seen="At the bus stop at Plat Douet at three, by her teacher", police="no")
        record(page)
        found += looked_at(page, "saved")
        page.goto("/")
        found += looked_at(page, "my work")
    assert found == []
