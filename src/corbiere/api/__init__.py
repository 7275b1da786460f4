"""The same entries and readings over HTTP: every kind, every reading, with OpenAPI made from the declarations."""
