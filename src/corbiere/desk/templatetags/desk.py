"""The components of the pages. Each says what it is given; its look is the template of the same name in `desk/_components`, or
stands here where it is one element.

`asked` is the day the page is about. A link is a pair of text and address. A page computes no date: words about days are made here.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.core.exceptions import ValidationError
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, DateField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localdate

from corbiere.access.recording import Ties, is_theirs
from corbiere.desk.components import charts, words
from corbiere.desk.components.chart_process import NotDrawn
from corbiere.ledger.entry import kind_called
from corbiere.work.tasks import Task

register = template.Library()

Link = tuple[str, str]
Context = dict[str, Any]
STATEMENTS = {"observed": "Seen or heard", "reported": "Reported by", "opinion": "Opinion of"}
TONES = {tone: f"desk-tone-{tone}" for tone in ("plain", "good", "needs-you", "late")}


@register.filter
def may(place: Any, kind: str) -> bool:
    """`{% if record|may:"born" %}`: whether whoever looks at a record or sits in a meeting may record it there."""
    return bool(place.may(kind))


@register.filter
def may_be_done(task: Task, ties: Mapping[UUID, Ties]) -> bool:
    """Whether it is done by recording something that is the viewer's to record."""
    return bool(task.kind) and is_theirs(kind_called(task.kind), ties[task.child.id])


@register.filter
def may_be_planned(task: Task, ties: Mapping[UUID, Ties]) -> bool:
    return task.can_be_planned and is_theirs(kind_called(task.plan_kind), ties[task.child.id])


@register.filter
def day(value: date, as_of: date) -> str:
    """`{{ held|day:asked }}`: Mon 16 March, with the year when it is another one than the day asked about."""
    return words.day_in_words(_date(value), _date(as_of))


@register.filter
def since(value: date, as_of: date) -> SafeString:
    """`{{ heard|since:asked }}`: 9 days ago. It stands beside the day itself: paper, which is read later, has the day alone."""
    return format_html('<span class="desk-relative">{}</span>', words.since(_date(value), _date(as_of)))


@register.filter
def until(value: date, as_of: date) -> str:
    """`{{ planned|until:asked }}`: in 3 days, 4 days late."""
    return words.until(_date(value), _date(as_of))


@register.filter
def age_on(born: date, as_of: date) -> str:
    """`{{ child.born|age_on:entry.day }}`: the age on that day, never the age now."""
    return words.age_in_words(_date(born), _date(as_of))


@register.simple_tag
def drawing(template: str, **said: Hashable) -> SafeString:
    """A part of a page that is drawn again and again, such as a row of somebody's work. It is kept as it was drawn, by everything that
    it says: it is given that alone, and nothing of the request."""
    return _drawing(template, tuple(said.items()))


@lru_cache(maxsize=2_000)
def _drawing(template: str, said: tuple[tuple[str, Hashable], ...]) -> SafeString:
    return render_to_string(template, dict(said))


@register.simple_tag
def status_tag(text: str, tone: str = "plain") -> SafeString:
    """`tone` is one of plain, good, needs-you and late; the word says the same without it."""
    return format_html('<strong class="desk-tag {}">{}</strong>', TONES[tone], text)


@register.inclusion_tag("desk/_components/due.html")
def due(falls: date, as_of: date, why: str, force: str = "must", basis: str = "", is_open: bool = False) -> Context:
    """`why` is the reason the date opens to; `basis` is the finding's, and `default` is marked. Red is for a must that is late."""
    tone = TONES[_urgency(_date(falls), _date(as_of), force)]
    return {"falls": falls, "as_of": as_of, "why": why, "force": force, "basis": basis, "is_open": is_open, "tone": tone}


@register.inclusion_tag("desk/_components/error_summary.html")
def error_summary(form: BaseForm) -> Context:
    """Nothing where the form has no fault. The title of such a page begins with `Error:`."""
    return {"general": form.non_field_errors(), "faults": [(_first_input(field), fault) for field in form for fault in field.errors]}


@register.inclusion_tag("desk/_components/error_summary.html")
def problem(fault: str, at: str = "") -> Context:
    """The one thing that is wrong, if anything is, `at` the input that it is about."""
    return {"faults": [(at, fault)]} if fault and at else {"general": [fault] if fault else []}


@register.inclusion_tag("desk/_components/error_summary.html")
def problems(faults: Mapping[str, str | Sequence[str]]) -> Context:
    """The faults of a page by the names of its questions."""
    return {"faults": [(f"id_{name}", said if isinstance(said, str) else " ".join(said)) for name, said in faults.items()]}


@register.inclusion_tag("desk/_components/as_at_band.html", takes_context=True)
def as_at_band(context: Context, on: date, known: date | None, as_of: date, back: str) -> Context:
    """For the banner block. `as_of` is today here and `back` the address of the page as it is today; nothing when both days are today.

    A day in the address that no page can be of is named, so that nobody takes today for it.
    """
    on, known, as_of = _date(on), _date(known or as_of), _date(as_of)
    typed = context["request"].GET if "request" in context else {}
    unread = [text for text, day in ((typed.get("on"), on), (typed.get("known"), known)) if text and _day_in(text) != day]
    return {"on": on, "known": known, "as_of": as_of, "back": back, "shown": (on, known) != (as_of, as_of), "unread": unread}


def _day_in(text: str) -> date | None:
    try:
        return DateField().to_python(text)
    except ValidationError:
        return None


@register.inclusion_tag("desk/_components/child_header.html")
def child_header(child: object, as_of: date, actions: Sequence[Link] = ()) -> Context:
    """`child` has name, born, and may have pronouns, languages, lead (text) and flags (pairs of text and tone)."""
    return {"child": child, "as_of": as_of, "actions": actions}


@register.inclusion_tag("desk/_components/tabs.html")
def tabs(links: Iterable[Link], current: str, label: str) -> Context:
    """`current` is the address of the page shown; `label` names the tabs for those who hear them: `About Mia`."""
    return {"links": links, "current": current, "label": label}


@register.inclusion_tag("desk/_components/timeline_item.html")
def timeline_item(entry: object, as_of: date, born: date | None = None) -> Context:
    """Within `<ol class="desk-timeline">`. `entry` has day and title, and may have by, words, href and significant."""
    return {"entry": entry, "as_of": as_of, "born": born}


@register.inclusion_tag("desk/_components/quote.html")
def quote(said: str, day: date, as_of: date, how: str = "", who: str = "") -> Context:
    """A child's own words; `how` is how they came to be told: `drawing, told Ana`."""
    return {"said": said, "day": day, "as_of": as_of, "how": how, "who": who}


@register.inclusion_tag("desk/_components/statement.html")
def statement(text: str, kind: str, by: str) -> Context:
    """`kind` is observed, reported or opinion; `by` is who saw, who told or whose opinion it is."""
    return {"text": text, "kind": kind, "heading": STATEMENTS[kind], "by": by}


@register.inclusion_tag("desk/_components/summary_list.html")
def summary_list(rows: Iterable[Mapping[str, str]]) -> Context:
    """A row has key and value, and may have href and action (`Change`)."""
    return {"rows": rows}


@register.inclusion_tag("desk/_components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any]) -> Context:
    """Nothing where there is one page. Keeps the other parameters of the address."""
    return {"page": page, "numbers": page.paginator.get_elided_page_range(page.number), "gap": page.paginator.ELLIPSIS}


@register.inclusion_tag("desk/_components/filter_panel.html")
def filter_panel(form: BaseForm, clear: str = "") -> Context:
    """Open when something is filtered. `clear` is the address without any filter."""
    return {"form": form, "clear": clear, "filtered": form.is_bound and form.has_changed()}


@register.inclusion_tag("desk/_components/empty.html")
def empty(sentence: str, next_step: str = "", href: str = "") -> Context:
    """Where there is nothing to show: a kind sentence, and the next step if there is one."""
    return {"sentence": sentence, "next_step": next_step, "href": href}


@register.inclusion_tag("desk/_components/empty.html", takes_context=True)
def empty_page(context: template.Context, sentence: str, will: str = "") -> Context:
    """Where a whole page has nothing to show: what will stand there, whom to ask, and that a worry may always be told."""
    head, record = context.get("head"), context.get("record")
    about = f"?about={record.subject}" if record and record.is_person else ""
    worries = [(called, f"{href}{about}") for called, href in context.get("urgent_forms") or ()]
    return {"sentence": sentence, "will": will, "lead": getattr(head, "lead", ""), "worries": worries, "asks": True}


@register.inclusion_tag("desk/_components/notification.html")
def notification(heading: str, lines: Iterable[str] = (), tone: str = "plain") -> Context:
    """Tells what just happened and what changed. `tone` is plain, good or needs-you."""
    return {"heading": heading, "lines": lines, "tone": TONES[tone]}


@register.inclusion_tag("desk/_components/chart.html")
def chart(given: charts.Chart) -> Context:
    """A picture beside its table; the page takes `desk/charts.css` into its head. Nothing where there is nothing to draw."""
    try:
        picture = charts.svg(given)
    except NotDrawn:
        return {"title": given.title, "words": given.words, "missing": True}
    return {"picture": picture, "title": given.title, "words": given.words}


def _date(value: date) -> date:
    """The day in Jersey of a moment that knows its zone; any other value is a day already."""
    if not isinstance(value, datetime):
        return value
    return localdate(value) if is_aware(value) else value.date()


def _urgency(falls: date, as_of: date, force: str) -> str:
    """Amber needs you; red is kept for a must that is late."""
    if falls < as_of:
        return "late" if force == "must" else "needs-you"
    return "needs-you" if falls == as_of else "plain"


def _first_input(field: BoundField) -> str:
    """The id a fault leads to; a group of choices has none of its own, and its first choice has this one."""
    return field.id_for_label or f"{field.auto_id}_0"
