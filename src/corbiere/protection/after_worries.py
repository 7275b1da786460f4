"""Steps of child protection offered after a worry, which the front door takes in."""

from corbiere.ledger.offers import offered_after
from corbiere.protection.entries.following import EARLY, LEGAL, SAFE_NOW, STRATEGY, WORRY

offered_after(WORRY.kind, SAFE_NOW, STRATEGY, EARLY, LEGAL)
