"""The components, as a page uses them."""

import re
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, engines
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.views.defaults import server_error

import corbiere.desk
from markup import markup

TEMPLATES = sorted((Path(corbiere.desk.__file__).parent / "templates").rglob("*.html"))
ASKED = date(2026, 3, 16)
LINKS = [("Overview", "/mia"), ("Plan", "/mia/plan")]


class Visit(forms.Form):
    seen = forms.DateField(error_messages={"required": "Say when you saw her"})
    how = forms.ChoiceField(choices=[("alone", "Alone")], widget=forms.RadioSelect, error_messages={"required": "Say how"})

    def clean(self) -> None:
        raise forms.ValidationError("Say who saw her")


def shown(tag: str, **context: object) -> str:
    """What a page shows of `tag`, with each run of white space made one space."""
    template = engines["django"].from_string("{% load desk %}" + tag)
    inner = Context({"as_of": ASKED, **context})
    inner.request = RequestFactory().get("/?q=mia&page=2")
    return re.sub(r"\s+", " ", template.template.render(inner)).strip()


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


@pytest.mark.parametrize(
    ("falls", "force", "tone"),
    [
        ("2026-03-13", "must", "late"),
        ("2026-03-13", "should", "needs-you"),
        ("2026-03-16", "must", "needs-you"),
        ("2026-03-17", "must", "plain"),
    ],
)
def test_red_is_kept_for_a_must_that_is_late(falls: str, force: str, tone: str) -> None:
    html = shown("{% due falls as_of 'why' force=force %}", falls=date.fromisoformat(falls), force=force)
    assert f'class="desk-due desk-tone-{tone}"' in html


def test_a_date_opens_to_its_reason_and_a_default_is_marked() -> None:
    html = shown("{% due falls as_of 'two weeks after 27 February' basis='default' %}", falls=date(2026, 3, 13))
    assert words(html) == "Fri 13 March 3 days late two weeks after 27 February must default"
    assert html.startswith("<details") and 'datetime="2026-03-13"' in html


def test_a_status_is_a_word_and_an_unknown_tone_is_a_fault() -> None:
    assert shown("{% status_tag 'Late' tone='late' %}") == '<strong class="desk-tag desk-tone-late">Late</strong>'
    with pytest.raises(KeyError):
        shown("{% status_tag 'Late' tone='purple' %}")


def test_the_filters_speak_of_days() -> None:
    tag = "{{ day|day:as_of }}, {{ day|since:as_of }}; {{ as_of|until:day }}; {{ born|age_on:day }}"
    ago = '<span class="desk-relative">10 weeks ago</span>'
    assert shown(tag, day=date(2025, 12, 31), born=date(2018, 6, 3)) == f"Wed 31 December 2025, {ago}; in 10 weeks; 7"


def test_a_moment_is_the_day_it_was_in_jersey() -> None:
    assert shown("{{ at|day:as_of }}", at=datetime(2026, 6, 2, 23, 30, tzinfo=UTC)) == "Wed 3 June"


def test_the_error_summary_leads_to_each_field() -> None:
    html = shown("{% error_summary form %}", form=Visit({}))
    assert words(html) == "There is a problem Say who saw her Say when you saw her Say how"
    assert 'href="#id_seen"' in html and 'href="#id_how_0"' in html
    assert shown("{% error_summary form %}", form=Visit()) == ""


def test_the_band_is_there_when_another_day_is_shown_and_only_then() -> None:
    html = shown("{% as_at_band on known as_of '/now' %}", on=date(2025, 12, 3), known=date(2026, 1, 9))
    said = "You are looking at Wed 3 December 2025 , as it was known on Fri 9 January. Nothing can be recorded here. Go back to today"
    assert words(html) == said
    assert shown("{% as_at_band as_of known as_of '/now' %}", known=None) == ""


@pytest.mark.parametrize("typed", ["abc", "2199-01-01", "31/2/2026", "1066-10-14"])
def test_a_day_that_cannot_be_shown_is_named(typed: str) -> None:
    asked = RequestFactory().get("/now", {"on": typed})
    html = shown("{% as_at_band as_of known as_of '/now' %}", known=None, request=asked)
    assert words(html) == f"No page can be shown for “ {typed} ”. Choose a day that has been, from 1900 on. This is today."


def test_the_child_comes_first_with_the_age_on_the_day() -> None:
    child = SimpleNamespace(name="Mia Renouf", born=date(2018, 6, 3), languages="English", flags=[("On the register", "good")])
    html = shown("{% child_header child as_of actions=links %}", child=child, links=LINKS)
    assert words(html) == "Mia Renouf 7 born 3 June 2018 English On the register Record Overview Plan"
    assert "Record" not in shown("{% child_header child as_of %}", child=child)


def test_the_tabs_say_which_page_this_is() -> None:
    html = shown("{% tabs links '/mia/plan' 'About Mia' %}", links=LINKS)
    assert 'aria-label="About Mia"' in html
    assert re.findall(r'href="([^"]+)" aria-current="page"', html) == ["/mia/plan"]


def test_an_entry_of_the_chronology_says_the_age_then() -> None:
    entry = SimpleNamespace(day=date(2025, 5, 1), title="Moved school", by="School nurse", significant=True, href="/e", words="")
    html = shown("{% timeline_item entry as_of born=born %}", entry=entry, born=date(2018, 6, 3))
    assert words(html) == "Thu 1 May 2025 age 6 Moved school Significant School nurse"


def test_a_childs_words_say_when_and_how_they_were_told() -> None:
    html = shown("{% quote said day as_of how='told Ana' %}", said="I <3 Gran", day=date(2026, 3, 12))
    assert words(html) == "I &lt;3 Gran Thu 12 March , 4 days ago · told Ana"


@pytest.mark.parametrize(
    ("kind", "said"), [("observed", "Seen or heard by Ana"), ("reported", "Reported by Ana"), ("opinion", "Opinion of Ana")]
)
def test_a_statement_says_what_sort_it_is(kind: str, said: str) -> None:
    assert words(shown("{% statement 'Calm.' kind 'Ana' %}", kind=kind)) == f"{said} Calm."


def test_a_row_may_be_changed_and_says_what_would_be() -> None:
    html = shown("{% summary_list rows %}", rows=[{"key": "Name", "value": "Mia", "href": "/x"}, {"key": "Lives", "value": "With mum"}])
    assert words(html) == "Name Mia Change Name Lives With mum"


def test_pages_keep_what_was_asked() -> None:
    html = shown("{% pagination page %}", page=Paginator(range(30), 10).page(2))
    assert 'href="?q=mia&amp;page=3" rel="next"' in html
    assert shown("{% pagination page %}", page=Paginator(range(3), 10).page(1)) == ""


def test_a_filter_is_open_when_something_is_filtered() -> None:
    assert '<details class="desk-filter" open>' in shown("{% filter_panel form clear='/all' %}", form=Visit({"seen": "2026-03-16"}))
    assert " open>" not in shown("{% filter_panel form %}", form=Visit())


def test_an_empty_place_says_a_sentence_and_the_next_step() -> None:
    assert words(shown("{% empty 'Nobody has written here yet.' next_step='Write' href='/w' %}")) == "Nobody has written here yet. Write"
    assert words(shown("{% notification 'Recorded.' lines=lines tone='good' %}", lines=["Next visit: Mon 30 March"])) == (
        "Recorded. Next visit: Mon 30 March"
    )


def test_a_page_that_may_not_be_seen_reads_like_one_that_is_not_there() -> None:
    assert render_to_string("403.html") == render_to_string("404.html")
    assert "We can’t show you this page" in render_to_string("404.html")


def test_the_error_pages_need_no_database() -> None:
    assert "wrong on our side" in markup(server_error(RequestFactory().get("/")))
    assert "Nothing was recorded" in render_to_string("400.html")
    assert "20 MB" in render_to_string("413.html", {"largest": 20})


def test_the_page_says_that_its_data_are_invented_and_who_is_signed_in() -> None:
    signed_in = {"user": SimpleNamespace(is_authenticated=True), "signed_in_as": "Ana Pires", "invented": True}
    html = render_to_string("desk/base.html", signed_in)
    assert "Nobody on these pages is real" in html and "Ana Pires" in html
    assert "Nobody on these pages is real" not in render_to_string("desk/base.html")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_page_holds_a_script_or_a_style_of_its_own(template: Path) -> None:
    text = re.sub(r"{%.*?%}", "", template.read_text(encoding="utf-8"))
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|<script(?![^>]*\ssrc=)", text) == []
    assert "://" not in text
