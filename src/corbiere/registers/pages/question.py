"""Questions of a keeper: about a child, a day, two days between which a register changed; and lists to be taken out, with the reason."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from corbiere.desk.components.days import EARLIEST, AsAt, AsAtForm, shown
from corbiere.desk.components.filters import Day, Filter, Sought, VisibleText, css
from corbiere.registers.rights import LONGEST_REASON

LONGEST = 200


class DayForm(AsAtForm):
    """The day of the numbers, for those who see no names."""


class RegisterForm(AsAtForm):
    q = Sought(label="Name, date of birth or reference", max_length=LONGEST, widget=forms.TextInput({"autocomplete": "off"}))
    field_order = ("q", "on", "known", "at")


class PeriodForm(Filter):
    first = forms.DateField(label="From", widget=Day())
    last = forms.DateField(label="To", widget=Day())


@dataclass(frozen=True)
class RegisterQuery:
    """`first` and `last` are the days between which changes are told: of the month of the day shown, unless others are asked for."""

    shown: AsAt
    words: str
    first: date
    last: date

    @property
    def on(self) -> date:
        return self.shown.on

    @property
    def known(self) -> datetime | None:
        return self.shown.known

    @property
    def days(self) -> dict[str, str]:
        """The parts of an address that ask about the same day."""
        held = {"on": self.on.isoformat(), "known": self.shown.known_on, "at": self.shown.at and f"{self.shown.at:%H:%M}"}
        return {name: str(value) for name, value in held.items() if value}


def asked(request: HttpRequest, today: date) -> RegisterQuery:
    given = shown(request, today)
    between = PeriodForm(request.GET).answers()
    last = min(max(between["last"] or given.on, EARLIEST), today)
    first = min(max(between["first"] or last.replace(day=1), EARLIEST), last)
    return RegisterQuery(given, request.GET.get("q", "").strip()[:LONGEST], first, last)


def between_form(asking: RegisterQuery) -> PeriodForm:
    form = PeriodForm(initial={"first": asking.first, "last": asking.last})
    form.kept = asking.days
    return form


class Out(forms.Form):
    """A list with names, taken out of the register. It is noted with its reason for each child in it."""

    LIST, TWO, CHANGES, PAPER, TABLE = "list", "two", "changes", "paper", "table"
    what = forms.ChoiceField(
        label="Which list?",
        choices=[(LIST, "Who was on the register"), (TWO, "Who was on another register as well"), (CHANGES, "What changed")],
    )
    on = forms.DateField(label="On the day", widget=Day(), required=False)
    first = forms.DateField(label="Or what changed from", widget=Day(), required=False)
    last = forms.DateField(label="to", widget=Day(), required=False)
    known = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    form = forms.ChoiceField(label="As", choices=[(PAPER, "A page to print"), (TABLE, "A table for a spreadsheet (CSV)")])
    reason = VisibleText(
        label="What do you need it for?",
        help_text="It is kept beside each child in the list, and the family can read it. Name nobody.",
        max_length=LONGEST_REASON,
        error_messages={"required": "Say what you need the list for"},
    )

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for field in self.fields.values():
            field.widget.attrs["class"] = css(field.widget)

    def clean(self) -> dict[str, Any]:
        held = super().clean() or {}
        needed = {self.LIST: ("on",), self.TWO: ("on",), self.CHANGES: ("first", "last")}.get(str(held.get("what")), ())
        for name in needed:
            if not held.get(name) and name not in self.errors:
                self.add_error(name, "Enter the day, for example 16 3 2026")
        if held.get("first") and held.get("last") and held["first"] > held["last"]:
            self.add_error("last", "The last day must not be before the first")
        return held
