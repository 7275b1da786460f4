"""The pages of foster carers: the child's day as they write it, and what they need to know. Nothing else of the site is open to them."""
