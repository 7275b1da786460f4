"""The conventional peer: a Django application as one is ordinarily written, with its own tables, to stand beside ours."""
