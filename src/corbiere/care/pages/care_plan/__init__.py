"""The page of a care plan, its printed copies, and what its forms begin with."""
