"""The family and the network around a child, as the desk shows them."""
