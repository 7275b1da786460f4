"""The pages of every register that a domain declares, each at the address of its name."""
