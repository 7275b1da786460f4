"""The day a page shows, and the moment as of which it was known."""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.safestring import SafeString

from corbiere.desk.components.filters import Day, Filter
from corbiere.ledger.reading import JERSEY

NIGHTFALL = time(23, 59, 59, 999_999)
EARLIEST = date(1900, 1, 1)
TIMES = ("%H:%M", "%H.%M", "%H%M")


class OnDayForm(Filter):
    """Which day to show."""

    on = forms.DateField(label="Show the day", widget=Day())


class AsAtForm(OnDayForm):
    """The same, and as it was known when."""

    known = forms.DateField(label="As it was known on", widget=Day())
    at = forms.TimeField(label="At (for example 14:30, if you know it)", input_formats=TIMES, widget=forms.TimeInput(format=TIMES[0]))


def days_form(request: HttpRequest) -> SafeString:
    """The form as the page shows it; where nothing was chosen it is the same on every page."""
    form = AsAtForm(request.GET)
    return form.render() if form.is_bound else _nothing_chosen()


@cache
def _nothing_chosen() -> SafeString:
    return AsAtForm().render()


@dataclass(frozen=True, slots=True)
class AsAt:
    """`on` is the day shown; `known` the moment as of which it was known, None for now; `today` the day it really is."""

    on: date
    known: datetime | None
    today: date
    at: time | None = None

    @property
    def known_on(self) -> date | None:
        return self.known and self.known.astimezone(JERSEY).date()

    @property
    def is_now(self) -> bool:
        """Whether the page is the one of today, on which things can be recorded."""
        return self.on == self.today and self.known is None

    @property
    def words(self) -> str:
        """The part of an address that shows another page as of the same days; empty today."""
        held = {"on": self.on if self.on != self.today else None, "known": self.known_on, "at": self.at and f"{self.at:%H:%M}"}
        chosen = {name: value for name, value in held.items() if value}
        return f"?{urlencode(chosen)}" if chosen else ""


def shown(request: HttpRequest, today: date) -> AsAt:
    """Days the address asks for. A day that cannot be read, or that is still to come, is today."""
    if not request.GET:
        return AsAt(today, None, today)
    asked = AsAtForm(request.GET).answers()
    on, known, at = asked["on"], asked["known"], asked["at"]
    on = on if on and EARLIEST <= on < today else today
    if known is None or known < EARLIEST or known > today or (known == today and at is None):
        return AsAt(on, None, today)
    return AsAt(on, datetime.combine(known, at or NIGHTFALL, JERSEY), today, at)
