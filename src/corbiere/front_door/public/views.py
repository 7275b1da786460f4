"""The one page, and the sentences that stand in its place where something is wrong with what was sent."""

from collections.abc import Mapping
from http import HTTPStatus

from django.core.exceptions import SuspiciousOperation
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from corbiere.front_door.public import settings
from corbiere.front_door.public.form import CHOICES, LINES, MOST, PublicForm, read
from corbiere.front_door.public.inbox import put, sender
from corbiere.front_door.public.photo import LARGEST_PHOTO, NoPhoto, photo_of
from corbiere.front_door.public.words import lacking, language_of, own_names, own_or_english, words

ELSEWHERE = "https://www.gov.je/weather/"
MEGABYTES = LARGEST_PHOTO // 1_000_000
SOON = "60"  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
def worry(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, "form", form=PublicForm())
    form = read(request.POST.dict())
    try:
        photo = photo_of(request.FILES.get("photo"))
    except NoPhoto as fault:
        form.faults["photo"] = str(fault)
    if form.faults:
        return _page(request, "form", HTTPStatus.UNPROCESSABLE_ENTITY, form=form, had_photo=bool(request.FILES))
    try:
        reference = put(form, _language(request), photo, sender(request))
    except Error:
        response = _page(request, "form", HTTPStatus.SERVICE_UNAVAILABLE, form=form, away=True, had_photo=photo is not None)
        response["Retry-After"] = SOON
        return response
    return _page(request, "received", form=form, reference=reference)


def from_elsewhere(request: HttpRequest) -> HttpResponse:
    return _wrong(request, "wrong_elsewhere", HTTPStatus.FORBIDDEN)


def too_large(request: HttpRequest) -> HttpResponse:
    return _wrong(request, "wrong_large", HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    large = isinstance(exception, SuspiciousOperation) and "DATA_UPLOAD_MAX_MEMORY" in str(exception)
    return too_large(request) if large else _wrong(request, "wrong_not_understood", HTTPStatus.BAD_REQUEST)


def not_here(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _wrong(request, "wrong_not_here", HTTPStatus.NOT_FOUND)


def failed(request: HttpRequest) -> HttpResponse:
    return _wrong(request, "wrong_failed", HTTPStatus.INTERNAL_SERVER_ERROR)


def _wrong(request: HttpRequest, key: str, status: HTTPStatus) -> HttpResponse:
    return _page(request, "wrong", status, says=key)


def _page(
    request: HttpRequest, name: str, status: HTTPStatus = HTTPStatus.OK, form: PublicForm | None = None, says: str = "", **told: object
) -> HttpResponse:
    language = _language(request)
    said = words(language, hub=_hub(language), most=f"{MOST:,}", photo=MEGABYTES)
    around = {"w": said, "language": language, "languages": own_names(), "whole": not lacking(language), "elsewhere": ELSEWHERE}
    around |= {question: [(value, said[f"{question}_{value}"]) for value in offered] for question, offered in CHOICES.items()}
    around |= _filled(form, said) if form else {}
    around["says"] = said.get(says, "")
    return render(request, f"front_door_public/{name}.html", {**around, "form": form, **told}, status=status)


def _filled(form: PublicForm, said: Mapping[str, str]) -> dict[str, object]:
    """Fills each line with what was typed, what is asked and what is wrong there."""
    faults = {question: said[key] for question, key in form.faults.items()}
    lines = {
        name: {
            "name": name,
            "type": "tel" if name == "telephone" else "text",
            "label": said[name],
            "hint": said.get(f"{name}_hint"),
            "value": form.answers.get(name, ""),
            "fault": faults.get(name),
        }
        for name in LINES
    }
    named = {question: f"{said[question].rstrip('?')}: {text}" if question in LINES else text for question, text in faults.items()}
    return {"faults": faults, "named_faults": named, "lines": lines}


def _language(request: HttpRequest) -> str:
    return language_of(request.GET.get("lang", ""))


def _hub(language: str) -> str:
    """The Hub's number, to be pressed; or that it is not set yet."""
    number = settings.HUB_TELEPHONE
    if not number:
        return f"({own_or_english(language, 'hub_not_set')})"
    return format_html('<a href="tel:{}">{}</a>', "".join(sign for sign in number if sign.isdigit() or sign == "+"), number)
