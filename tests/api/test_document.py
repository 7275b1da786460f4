"""The OpenAPI document is made from the declarations, and leaves nothing out."""

from functools import cache
from typing import Any

import pytest
from django.test import Client

from corbiere.api.folded import readings
from corbiere.ledger.entry import declared

ALWAYS = {"401", "403", "404", "405", "422", "429", "500", "503"}
ON_RECORDING = {"200", "201", "400", "409", "413", "415"}


@cache
def document() -> dict[str, Any]:
    return dict(Client().get("/api/v1/openapi.json").json())


@pytest.mark.django_db
def test_the_document_is_openapi_3_1_and_names_the_token() -> None:
    assert document()["openapi"].startswith("3.1")
    assert document()["components"]["securitySchemes"]["TokenAuth"] == {"type": "http", "scheme": "bearer"}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", sorted(declared()))
def test_every_kind_has_its_address_with_its_own_questions(kind: str) -> None:
    body = document()["paths"][f"/api/v1/subjects/{{subject}}/{kind}"]["post"]["requestBody"]
    schemas = document()["components"]["schemas"]
    sent = schemas[body["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]]
    entry = schemas[sent["properties"]["entry"]["$ref"].rpartition("/")[2]]
    questions = {field.alias or name: field.title for name, field in declared()[kind].model_fields.items()}
    assert {name: asked["title"] for name, asked in entry["properties"].items() if "title" in asked}.items() <= questions.items()
    assert set(entry["properties"]) == set(questions)


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(readings()))
def test_every_reading_has_its_address(name: str) -> None:
    assert f"/api/v1/subjects/{{subject}}/readings/{name}" in document()["paths"]


@pytest.mark.django_db
def test_every_answer_of_every_route_is_told_and_errors_are_problem_details() -> None:
    for path, methods in document()["paths"].items():
        for method, operation in methods.items():
            wanted = ALWAYS | (ON_RECORDING if method == "post" else {"200"})
            assert set(operation["responses"]) == wanted, path
            errors = [answer for status, answer in operation["responses"].items() if status >= "400"]
            assert {media for answer in errors for media in answer["content"]} == {"application/problem+json"}
            assert operation["security"] == [{"TokenAuth": []}]


@pytest.mark.django_db
def test_no_page_is_served_that_would_fetch_scripts_from_elsewhere() -> None:
    assert Client().get("/api/v1/docs").status_code == 404
