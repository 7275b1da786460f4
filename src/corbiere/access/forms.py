"""The forms of signing in and of changing a password, in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django.forms import Field, Form

VANISHING = ("placeholder", "maxlength")  # a placeholder is gone as soon as somebody types

EASY = "Twelve characters or more. Three or four words that do not belong together are easy to remember and hard to guess."


def _ask(form: Form, name: str, label: str, missing: str, **attributes: str) -> None:
    """Our label and sentences for a field, and GOV.UK's look."""
    field: Field = form.fields[name]
    field.label, field.help_text = label, ""
    field.error_messages |= {"required": missing, "invalid": "Write the whole email address, such as ana@gov.je."}
    kept = {key: value for key, value in field.widget.attrs.items() if key not in VANISHING}
    field.widget.attrs = {**kept, **attributes, "class": "govuk-input"}


class SignIn(LoginForm):
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        _ask(self, "login", "Email address", "Write your email address.", autocomplete="username", spellcheck="false")
        _ask(self, "password", "Password", "Write your password.")


class ChangePassword(ChangePasswordForm):
    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        _ask(self, "oldpassword", "Current password", "Write your current password.")
        _ask(self, "password1", "New password", "Write a new password.")
        self.fields["password1"].help_text = EASY
        _ask(self, "password2", "New password again", "Write the new password again.")
