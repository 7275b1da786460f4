"""When the last night's work ended, asked of the database from outside."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import psycopg

from corbiere.database import where
from corbiere.database.condition import DatabaseCondition
from corbiere.database.state import APP, OWNER
from corbiere.statute.calendar import in_words

JERSEY = ZoneInfo("Europe/Jersey")
OLD = timedelta(hours=26)  # a day, of which the longest has 25 hours, and an hour for the work
FACT = "Last night's work"
SINCE = """
SELECT (SELECT max(ended) FROM ledger_night WHERE step = 'whole'), (SELECT min(applied) FROM django_migrations)
"""


def note_last_night(found: DatabaseCondition, now: datetime | None = None) -> None:
    """Adds it to what is known of a running database whose tables are there, and says what is wrong with it."""
    if not found.running:
        return
    try:
        with psycopg.connect(where.url_of(APP if where.knows(APP) else OWNER), connect_timeout=10) as connection:
            if connection.execute("SELECT to_regclass('ledger_night')").fetchone() == (None,):
                return
            ended, made = connection.execute(SINCE).fetchone() or (None, None)
    except psycopg.OperationalError:
        return
    found.facts[FACT] = _told(ended) if ended else "never yet"
    age = (now or datetime.now(UTC)) - (ended or made)
    if age > OLD:
        found.faults.append(f"the last night's work {_long_ago(ended, age)}; corbiere nightly does it (docs/guides/running.md)")


def _told(ended: datetime) -> str:
    local = ended.astimezone(JERSEY)
    return f"ended on {in_words(local.date())} at {local:%H:%M}"


def _long_ago(ended: datetime | None, age: timedelta) -> str:
    hours = int(age.total_seconds() // 3600)
    ago = f"{hours} hours" if hours < 48 else f"{hours // 24} days"
    return f"ended {ago} ago" if ended else f"was never done, and the tables have been there for {ago}"
