"""The forms with which a page is narrowed. They change nothing, come by GET, and say nothing of what they cannot read."""

from collections.abc import Mapping
from typing import Any

from django import forms

from corbiere.ledger.characters import amiss, seen


class Filter(forms.Form):
    """Every question may be left empty, and an answer that cannot be read counts as none. `kept` goes along unseen."""

    template_name = "desk/filter_form.html"

    def __init__(self, data: Mapping[str, Any] | None = None, **options: Any) -> None:
        super().__init__(data if data and set(data) & set(self.base_fields) else None, **options)
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
    """A day, chosen in the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


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
