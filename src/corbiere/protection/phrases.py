"""Child protection's words to families beside the questions of its kinds; their translations stand in `words/`."""

from corbiere.ledger.words import phrases

phrases("childs-plan", title="Your plan", of="{name}’s plan")
