"""The API as a whole: what every call goes through, and the OpenAPI document made from the same declarations."""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.openapi.schema import REF_TEMPLATE, OpenAPISchema
from ninja.operation import Operation

from corbiere.api import problems
from corbiere.api.problems import Problem

LARGEST = 1024 * 1024  # bytes of a body. A default: no source gives it

View = Callable[..., HttpResponseBase]


class ApiDocument(OpenAPISchema):
    """Parameters as they are sent, and one name for one schema."""

    def get_components(self) -> dict[str, Any]:
        made = Problem.model_json_schema(ref_template=REF_TEMPLATE)
        self.add_schema_definitions({**made.pop("$defs"), Problem.__name__: made})
        told: dict[str, Any] = super().get_components()
        return told

    def operation_parameters(self, operation: Operation) -> list[dict[str, Any]]:
        """A parameter is left out, never sent as null."""
        told: list[dict[str, Any]] = super().operation_parameters(operation)
        for parameter in told:
            schema = parameter["schema"]
            held = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
            parameter["schema"] = held[0] if len(held) == 1 else {"anyOf": held} if held else schema
        return told

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, schema in definitions.items():
            if self.schemas.setdefault(name, schema) != schema:
                raise TypeError(
                    f"two classes called {name} are asked for in different shapes; rename one, so that readers know which is which"
                )


class Api(NinjaAPI):
    """Every call, found or not, allowed or not, is answered in one manner."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None) -> OpenAPISchema:
        return self.document if path_prefix is None else ApiDocument(self, path_prefix)

    @cached_property
    def document(self) -> ApiDocument:
        return ApiDocument(self, self.get_root_path({}))

    def _get_urls(self) -> list[URLPattern | URLResolver]:
        found = super()._get_urls()
        for pattern in found:
            assert isinstance(pattern, URLPattern)
            pattern.callback = answered(pattern.callback)
        return [*found, re_path("", answered(_nothing_here))]


@csrf_exempt
def _nothing_here(request: HttpRequest, **named: Any) -> HttpResponse:
    return problems.problem(404, "There is no such address. GET /api/v1/openapi.json lists all that there are.")


def answered(view: View) -> View:
    """Refuses what is too large before anything reads it, and tells every error as a problem."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        try:
            with transaction.atomic():
                response = problems.too_large() if _large(request) else view(request, *args, **named)
        except Exception as error:
            response = problems.answer(error)
        if isinstance(response, HttpResponseNotAllowed):
            response = _not_allowed(request, response)
        response["Cache-Control"] = "no-store"
        return response

    return transaction.non_atomic_requests(answer)  # its own is opened within, where a database out of reach can be told too


def _large(request: HttpRequest) -> bool:
    length = str(request.META.get("CONTENT_LENGTH", ""))
    return length.isdecimal() and int(length) > LARGEST


def _not_allowed(request: HttpRequest, refused: HttpResponseNotAllowed) -> HttpResponse:
    response = problems.problem(405, f"{request.method} is not for this address; Allow says what is.")
    response["Allow"] = ", ".join(sorted(refused["Allow"].split(", ")))
    return response
