"""Every address, called with what its own document allows and forbids, answers as the document says. CORBIERE_EXAMPLES sets how often each is."""

import os

import pytest
import schemathesis
from schemathesis.config import (
    ChecksConfig,
    GenerationConfig,
    PositiveDataAcceptanceConfig,
    ProjectConfig,
    ProjectsConfig,
    SchemathesisConfig,
)
from schemathesis.schemas import BaseSchema

from api.cast import ANA, MIA, begin, token_of
from corbiere.wsgi import application

EXAMPLES = int(os.environ.get("CORBIERE_EXAMPLES", "2"))
# Answers that each have the right shape can still not go together ("say who told you this"): 422 is right for them too.
TAKEN = ("2xx", "401", "403", "404", "409", "422")
# Of each way of asking one, whose every limit is tried: bodies of all kinds are made by the same hand.
TRIED_AT_EVERY_LIMIT = ["list_kinds", "list_entries", "find_people", "my_work", "record_concern_received"]


def document(*phases: str) -> BaseSchema:
    """What the API says of itself. Every subject is Mia, since an id at random is nobody's."""
    project = ProjectConfig(
        parameters={"path.subject": str(MIA)},
        generation=GenerationConfig(max_examples=EXAMPLES, deterministic=True, no_shrink=True, with_security_parameters=False),
        checks=ChecksConfig(positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=TAKEN)),
    )
    project.phases.update(phases=list(phases))
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config)


@pytest.fixture
def as_ana(own_database: str) -> dict[str, str]:
    """The header with which Ana calls."""
    begin()
    return {"Authorization": f"Bearer {token_of(ANA)}"}


@pytest.fixture
def at_random(as_ana: dict[str, str]) -> BaseSchema:
    return document("fuzzing")


@pytest.fixture
def at_every_limit(as_ana: dict[str, str]) -> BaseSchema:
    return document("coverage")


@schemathesis.pytest.from_fixture("at_random").parametrize()
def test_every_address_answers_as_the_document_says(case: schemathesis.Case, as_ana: dict[str, str]) -> None:
    case.call_and_validate(headers=as_ana)


@schemathesis.pytest.from_fixture("at_every_limit").include(operation_id=TRIED_AT_EVERY_LIMIT).parametrize()
def test_at_every_limit_the_answer_is_as_the_document_says(case: schemathesis.Case, as_ana: dict[str, str]) -> None:
    case.call_and_validate(headers=as_ana)
