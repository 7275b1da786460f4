"""The forms of a question to a register, of its answer and of its review."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from corbiere.desk.components.filters import DayField, VisibleText, css
from corbiere.ledger.rulings import NotRecorded
from corbiere.registers.question_entries import AskReason, Further, RegisterSays

LONGEST, LONGEST_TEXT = 300, 4000
RADIOS = {"class": "govuk-radios__input"}
LINES = {"rows": "4", "class": "govuk-textarea"}


class QuestionForm(forms.Form):
    """A form of which what the record refuses is said at its question."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name, field in self.fields.items():
            field.widget.attrs.setdefault("class", css(field.widget))
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"

    def refuse(self, fault: NotRecorded) -> None:
        for ruling in (*fault.refusals, *fault.wanted):
            self.add_error(ruling.field if ruling.field in self.fields else None, ruling.why)


class AskForm(QuestionForm):
    which = forms.ChoiceField(label="Which register?", error_messages={"required": "Choose a register"})
    given = VisibleText(label="First names", max_length=LONGEST, error_messages={"required": "Enter the first name"})
    family = VisibleText(label="Last name", max_length=LONGEST, error_messages={"required": "Enter the last name"})
    born = DayField(label="Date of birth", help_text="Without it only whoever keeps the register can answer", required=False)
    also_called = VisibleText(label="Other names or spellings", max_length=LONGEST, required=False)
    address = VisibleText(label="Where do they live?", max_length=LONGEST, required=False)
    reason = forms.ChoiceField(
        label="What do you need it for?",
        choices=[(reason.value, reason.label) for reason in AskReason],
        widget=forms.RadioSelect(RADIOS),
        error_messages={"required": "Say what you need it for"},
    )
    why = VisibleText(
        label="What happened, or worries you?",
        help_text="It is kept with your question, and whoever keeps the register reads it",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(LINES),
        error_messages={"required": "Write what happened, or worries you"},
    )

    def __init__(self, registers: Iterable[tuple[str, str]], askers: Iterable[tuple[UUID, str]], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        which: Any = self.fields["which"]
        which.choices = list(registers)
        listed = [(str(id), name) for id, name in askers]
        if listed:
            choices = [("", "Choose who rang"), *listed]
            self.fields["asked_by"] = forms.ChoiceField(
                label="Who asked by telephone?", choices=choices, widget=forms.Select({"class": "govuk-select"}),
                error_messages={"required": "Choose who rang"},
            )  # fmt: skip
            self.fields["verified"] = VisibleText(
                label="How did you make sure that it was them?", max_length=LONGEST, widget=forms.TextInput({"class": "govuk-input"}),
                error_messages={"required": "Write how you made sure that it was them"},
            )  # fmt: skip

    @property
    def answers(self) -> dict[str, Any]:
        return {name: said or None for name, said in self.cleaned_data.items()}


class RegisterAnswerForm(QuestionForm):
    answer = forms.ChoiceField(
        label="What do you answer?",
        choices=[(answer.value, answer.label) for answer in RegisterSays],
        widget=forms.RadioSelect(RADIOS),
        error_messages={"required": "Choose an answer"},
    )
    child = forms.ChoiceField(label="Which child is it?", required=False, widget=forms.Select({"class": "govuk-select"}))
    told = VisibleText(
        label="What are they told?",
        help_text="Only whether the child is on the register, and whom to ring",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(LINES | {"rows": "2"}),
        error_messages={"required": "Write what they are told"},
    )

    def __init__(self, children: Iterable[tuple[UUID, str]], *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        child: Any = self.fields["child"]
        child.choices = [("", "Nobody on it, or not certain"), *((str(id), name) for id, name in children)]


class ReviewForm(QuestionForm):
    further = forms.ChoiceField(
        label="What follows?",
        choices=[(further.value, further.label) for further in Further],
        widget=forms.RadioSelect(RADIOS),
        error_messages={"required": "Say what follows"},
    )
    why = VisibleText(
        label="Why?", help_text="Needed where more follows", max_length=LONGEST_TEXT, required=False, widget=forms.Textarea(LINES)
    )
    own = VisibleText(label="You answered it yourself: why does nobody else review it?", max_length=LONGEST, required=False)

    def __init__(self, answered_it: bool, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not answered_it:
            del self.fields["own"]
