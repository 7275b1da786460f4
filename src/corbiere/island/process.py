"""A process of its own that writes families: Django is set up before what was planned is read, since its parts are Django's."""

import pickle
from typing import Any

_PLANNED: list[Any] = []


def begin(planned: bytes) -> None:
    """Sets up a new process; `planned` is a pickled roster."""
    import django  # noqa: PLC0415 - the process that asks has it; this one has it from here on

    django.setup()
    _PLANNED[:] = [pickle.loads(planned)]  # noqa: S301 - written by the process that began this one


def planned_here() -> Any:
    return _PLANNED[0]
