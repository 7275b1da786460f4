"""The same law for everyone at once: Polars asks the declarations of `statute` about a whole population."""
