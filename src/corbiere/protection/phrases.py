"""What child protection says to families beside the questions of its kinds; its translations stand in `words/`."""

from corbiere.ledger.words import phrases

phrases("childs-plan", title="Your plan", of="{name}’s plan")
