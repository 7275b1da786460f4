"""Stored findings are what is owed: what was met in time or has ended is worked out where it is wanted."""

from django.db import migrations

OWED_ALONE = """
SELECT set_config('corbiere.purpose', 'ledger', true);
DELETE FROM ledger_finding WHERE ended IS NOT NULL OR done <= due;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_authors_and_keys")]
    operations = [migrations.RunSQL(OWED_ALONE, migrations.RunSQL.noop)]
