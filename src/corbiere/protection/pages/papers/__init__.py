"""The printed documents of child protection."""
