"""The forms with which a page is narrowed. They change nothing, come by GET, and say nothing of what they cannot read."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from corbiere.ledger.characters import amiss, seen
from corbiere.statute.calendar import MONTHS

DAY, MONTH, YEAR = "day", "month", "year"
PARTS_OF_A_DAY = ((DAY, "Day", 2), (MONTH, "Month", 2), (YEAR, "Year", 4))
PART_OF_A_DAY = (
    '<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="{0}-{2}">{3}</label>'
    '<input class="govuk-input govuk-date-input__input govuk-input--width-{5}" type="text" inputmode="numeric" autocomplete="off"'
    ' id="{0}-{2}" name="{1}-{2}" value="{4}" maxlength="4"></div>'
)


class Filter(forms.Form):
    """Every question may be left empty, and an answer that cannot be read counts as none. `kept` goes along unseen."""

    template_name = "desk/filter_form.html"

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        asked = data if data and {name.removesuffix(f"-{YEAR}") for name in data} & set(self.base_fields) else None
        super().__init__(asked, **options)
        self.kept: dict[str, str] = {}
        for field in self.fields.values():
            field.required = False
            field.widget.attrs["class"] = css(field.widget)

    def answers(self) -> dict[str, Any]:
        """The choices, by name; what was left out or could not be read is empty."""
        self.is_valid()
        chosen = getattr(self, "cleaned_data", {})
        return {name: chosen.get(name) or None for name in self.fields}


class Day(forms.DateInput):
    """A day in its three numbers, as everywhere on the site; in an address it can be one word, as 2026-12-14."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-{DAY}"

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> str:
        if whole := data.get(name):
            return str(whole)
        year, month, day = (str(data.get(f"{name}-{part}") or "").strip() for part in (YEAR, MONTH, DAY))
        return f"{year}-{month:>02}-{day:>02}" if year or month or day else ""

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key in data for key in (name, f"{name}-{YEAR}"))

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        held = [part.lstrip("0") for part in f"{self.format_value(value) or '--'}".split("-", 2)]
        typed = dict(zip((YEAR, MONTH, DAY), [*held, "", ""], strict=False))
        id_ = (attrs or {}).get("id") or f"id_{name}"
        parts = ((id_, name, part, said, typed[part], wide) for part, said, wide in PARTS_OF_A_DAY)
        return format_html('<div class="govuk-date-input">{}</div>', format_html_join("", PART_OF_A_DAY, parts))


class DayField(forms.DateField):
    """A day in its three numbers. Of one that no calendar has it is said which."""

    widget = Day

    def __init__(self, **options: Any) -> None:
        super().__init__(error_messages={"invalid": "Enter the date as a day, a month and a year, for example 3 6 2018"}, **options)

    def to_python(self, value: Any) -> date | None:
        numbers = re.fullmatch(r"(\d{4})-(\d\d?)-(\d\d?)", str(value), re.ASCII)
        year, month, day = map(int, numbers.groups()) if numbers else (0, 0, 0)
        if 1 <= month <= len(MONTHS) and not 1 <= day <= monthrange(max(year, 1), month)[1]:
            raise forms.ValidationError(f"There is no {day} {MONTHS[month - 1]} {year}. Check the day, the month and the year")
        return super().to_python(value)


class VisibleText(forms.CharField):
    """Text for the record: refused, by its question, where a character of it cannot be seen."""

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if fault := amiss(text):
            raise forms.ValidationError(f"“{self.label}” {fault}.")
        return text


class Sought(forms.CharField):
    """Words that are only looked for: what of them cannot be seen is passed over."""

    def to_python(self, value: Any) -> str:
        return seen(super().to_python(value) or "")


class OneOf(forms.ChoiceField):
    """One of these, or any of them."""

    def __init__(self, label: str, choices: Any, otherwise: str) -> None:
        super().__init__(label=label, choices=[("", otherwise), *choices])


def css(widget: forms.Widget) -> str:
    """The class by which the look knows a widget."""
    if isinstance(widget, forms.CheckboxInput):
        return "govuk-checkboxes__input"
    if isinstance(widget, forms.Select):
        return "govuk-select"
    return "govuk-input govuk-input--width-10" if isinstance(widget, forms.DateInput | forms.TimeInput) else "govuk-input"
