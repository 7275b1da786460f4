"""What one is offered: the acts of one's role first, the rest by phase of the work, everyday words found, and no way that leads nowhere."""

import re
from html import unescape

import pytest
from django.urls import reverse

from cast import Cast
from corbiere.desk.forms.menu import fits, offered, plain
from corbiere.ledger.entry import declared
from corbiere.ledger.phases import Phase
from markup import markup

pytestmark = pytest.mark.django_db

WHO = ["ana", "ben", "claire", "david", "eve", "hana", "ruth", "sam"]
WHOM = ["jade", "noah", "marie", "ana", "claire"]
AT_ONCE = 40  # controls of a form as first shown
WORDS = sorted({word for kind in declared().values() for word in kind.also})


def menu(cast: Cast, who: str, whom: str, sought: str = "") -> str | None:
    answer = cast.client(who).get(reverse("desk:choose", args=[cast.people[whom]]), {"q": sought} if sought else {})
    return markup(answer) if answer.status_code == 200 else None


def ways(page: str) -> list[str]:
    """Where the list leads, without the buttons above it."""
    within = page[page.index('<form class="desk-kinds__find') : page.index("</main>")]
    return [unescape(href) for href in re.findall(r'<li data-words="[^"]*">\s*<a class="govuk-link" href="([^"]+)"', within)]


def folded(page: str) -> str:
    """The page as it is first shown: nothing that is folded or hidden."""
    shown = re.sub(r"<details.*?</summary>(.*?)</details>", "<summary>", page, flags=re.DOTALL)
    return re.sub(r"<section[^>]* hidden>.*?</section>", "", shown, flags=re.DOTALL)


@pytest.mark.parametrize("who", WHO)
def test_no_way_leads_nowhere(cast: Cast, who: str) -> None:
    """Each opens with its form, and each question there that must be answered can be."""
    client, wrong = cast.client(who), []
    for whom in ("jade", "claire"):
        for way in dict.fromkeys(ways(menu(cast, who, whom) or '<form class="desk-kinds__find</main>')):
            form = client.get(way)
            if form.status_code != 200 or not _answerable(markup(form)):
                wrong.append((whom, way, form.status_code))
    assert wrong == []


def _answerable(form: str) -> bool:
    """Whether it can be sent, and nobody has to choose from a list in which nobody is."""
    return 'value="record"' in form and "<select" not in re.sub(r"<select[^>]*>\s*<option[^>]*>[^<]*</option>\s*<option", "", form)


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("whom", WHOM)
def test_it_fits_one_screen_or_two(cast: Cast, who: str, whom: str) -> None:
    page = menu(cast, who, whom)
    if page:
        main = folded(page)[page.index("<main") :]
        assert len(re.findall(r"<(?:a|input|button|summary|select|textarea)\b", main)) <= AT_ONCE


def test_what_somebody_does_most_comes_first(cast: Cast) -> None:
    firsts = {who: ways(menu(cast, who, "jade") or "")[:8] for who in ("ana", "ben")}
    kinds = {who: [way.split("/")[4] for way in found] for who, found in firsts.items()}
    assert kinds["ana"][0] == "child-seen" and kinds["ben"][0] == "management-decision-made"
    assert {len(found) for found in kinds.values()} == {8}


@pytest.mark.parametrize(
    ("said", "kind"),
    [("home visit", "child-seen"), ("Section 47", "strategy-discussion-held"), ("phone call", "contact-had"), ("strat", "strategy-discussion-held"),
     ("core group", "core-group-held"), ("LAC", "placement-started"), ("police", "agency-asked"), ("new baby", "household-joined")],
)  # fmt: skip
def test_everyday_words_find_it(cast: Cast, said: str, kind: str) -> None:
    found = menu(cast, "ana", "jade", said)
    assert found and f"/record/{kind}/" in " ".join(ways(found))
    assert "fit" in found


@pytest.mark.parametrize("word", WORDS)
def test_a_word_that_means_several_shows_them_all(word: str) -> None:
    meant = [kind for kind in declared().values() if word in kind.also]
    assert meant and all(fits(offered(kind, "").words, word) for kind in meant)


def test_words_are_compared_without_their_marks_and_from_their_beginning() -> None:
    assert plain("  Café,  s.47 ") == "cafe s 47"
    assert fits("home visit", "vis HO") and not fits("home visit", "isit") and fits("anything", "")


def test_what_nobody_calls_so_says_what_else_to_do(cast: Cast) -> None:
    found = menu(cast, "ana", "jade", "zebra")
    assert found and "Another word may find it, or ask your manager." in found and ways(found) == []


def test_what_follows_an_entry_is_offered_there_and_not_before(cast: Cast) -> None:
    page = menu(cast, "ana", "jade") or ""
    assert "core-group-notes-circulated" not in " ".join(ways(folded(page)))
    worry = cast.tell("jade", "concern-received", 4, concern="She cries at night", **{"from": "public"})
    assert markup(cast.client("ana").get(reverse("desk:entry", args=[worry]))).count("What may follow") == 1


def test_nobody_is_offered_what_is_of_another_age(cast: Cast) -> None:
    assert "/record/child-seen/" not in (menu(cast, "ana", "marie") or "")


def test_each_phase_has_kinds() -> None:
    assert {kind.phase for kind in declared().values() if kind.phase} == set(Phase)
