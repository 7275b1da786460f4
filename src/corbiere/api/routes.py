"""The API with all its routes, made from what is declared by now."""

from corbiere.api import kinds, law, measures, people, recording, records, registers, work
from corbiere.api.authentication import CallsAMinute, TokenAuth, as_viewer
from corbiere.api.document import Api
from corbiere.api.problems import told_by

api = Api(
    title="Corbière",
    version="1",
    description=(
        "The record of those who keep children safe in Jersey: every kind of entry and every reading. A token stands for one practitioner, "
        "and sees and records what they could at a screen. Every sight of a record is logged."
    ),
    urls_namespace="api-1",
    docs_url=None,
    auth=TokenAuth(),
    throttle=CallsAMinute(),
)
told_by(api)
api.add_decorator(as_viewer)
for part in (recording, records, people):
    part.add_routes(api.default_router)
for router in (kinds.router, work.router, law.router, measures.router, registers.router):
    api.add_router("", router)
