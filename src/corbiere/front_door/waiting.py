"""Finds what has come by the public form and is not taken in yet, as SQL: for the watch, which has nothing of Django."""

WAITING = "front_door_inbox came WHERE NOT EXISTS (SELECT FROM front_door_taken took WHERE took.row = came.id)"
IS_ANY_WAITING = f"SELECT EXISTS (SELECT FROM {WAITING})"  # noqa: S608 - our own names
