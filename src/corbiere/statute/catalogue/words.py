"""The few words that every chapter of the catalogue shares."""

from typing import Final, Literal

must: Final[Literal["must"]] = "must"
should: Final[Literal["should"]] = "should"
expected: Final[Literal["standard"]] = "standard"

guidance: Final[Literal["guidance"]] = "guidance"
procedure: Final[Literal["procedure"]] = "procedure"
standard: Final[Literal["standard"]] = "standard"
arrangements: Final[Literal["arrangements"]] = "arrangements"
default: Final[Literal["default"]] = "default"

HUB = "Children and Families Hub"
LEAD_SOCIAL_WORKER = "lead social worker"
SOCIAL_WORKER = "social worker"
LEAD_WORKER = "lead worker"
CHAIR = "conference chair"
REVIEWING_OFFICER = "independent reviewing officer"
PERSONAL_ADVISER = "personal adviser"
TEAM_MANAGER = "team manager"
MINISTER = "Minister's service"
RECEIVER_OF_ALERT = "receiver of the alert"
PARTNERS = "safeguarding partners"
PROVIDERS = "relevant providers"
SAFEGUARDING_SERVICE = "Independent Safeguarding and Standards service"
CORPORATE_PARENT = "corporate parent"
RECORD_KEEPER = "record keeper"
