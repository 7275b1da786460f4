"""The family and the network of a person, drawn and in words."""
