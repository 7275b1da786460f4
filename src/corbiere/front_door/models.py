"""The tables of the front door, each a fold of one subject's entries."""

from typing import ClassVar

from corbiere.access.models import FromSource, Grant


class FrontDoorGrant(Grant):
    """What open worries open (opening.py)."""

    objects: ClassVar[FromSource] = FromSource("front-door")

    class Meta:
        proxy = True
