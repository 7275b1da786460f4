"""Every address, called with whatever its own document allows and forbids, answers as the document says."""

import os, time
import pytest
import schemathesis
from api.cast import ANA, MIA, begin, token_of
from schemathesis.config import ChecksConfig, GenerationConfig, PositiveDataAcceptanceConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig

from corbiere.wsgi import application

# Answers that each have the right shape can still not go together ("say who told you this"): then 422 is right.
ACCEPTED = ("2xx", "401", "403", "404", "409", "422")


@pytest.fixture
def document(own_database: str, settings: object) -> object:
    """What the API says of itself, with Ana's token; every subject is Mia, since an id at random is nobody's."""
    settings.API_CALLS_A_MINUTE = 1_000_000  # type: ignore[attr-defined]
    begin()
    checks = ChecksConfig(positive_data_acceptance=PositiveDataAcceptanceConfig(expected_statuses=ACCEPTED))
    project = ProjectConfig(
        headers={"Authorization": f"Bearer {token_of(ANA)}"},
        parameters={"path.subject": str(MIA)},
        generation=GenerationConfig(max_examples=int(os.environ.get('MAX','4')), deterministic=True, no_shrink=True),
        checks=checks,
    )
    config = SchemathesisConfig(projects=ProjectsConfig(default=project))
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application, config=config).include(operation_id=os.environ["OPS"].split(","))


schema = schemathesis.pytest.from_fixture("document")


@schema.parametrize()
def test_every_answer_is_as_the_document_says(case: schemathesis.Case) -> None:
    global N
    t=time.time(); case.call_and_validate(); N[case.operation.label]=N.get(case.operation.label,0)+1; T[0]+=time.time()-t
N={}; T=[0]
def teardown_module(): print(N, "in calls", T)
