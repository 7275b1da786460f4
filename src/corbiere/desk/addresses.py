"""The addresses that are most often linked to: a record, an entry, and the form of a kind with what it begins with."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def record_address(subject: UUID | str | None, page: str = "desk:subject") -> str:
    """A page of a record that takes nothing but the subject, by the name of its address."""
    return reverse(page, args=[subject])


def entry_address(id: UUID | str) -> str:
    return reverse("desk:entry", args=[id])


def form_address(subject: UUID | str, kind: str, **begins: object) -> str:
    """The form of a kind. What is empty is not brought along; a list is brought along one by one."""
    brought = urlencode({name: value for name, value in begins.items() if value}, doseq=True)
    return reverse("desk:record", args=[subject, kind]) + (f"?{brought}" if brought else "")
