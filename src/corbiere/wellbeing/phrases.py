"""Words of wellbeing to children and families beside the questions of its kinds; their translations stand in `words/`."""

from corbiere.ledger.words import phrases

phrases("childs-assessment", title="What we found out with you")
