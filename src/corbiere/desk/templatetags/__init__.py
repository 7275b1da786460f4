"""The tags and filters of the pages, loaded with `{% load desk %}`."""
