"""Puts the guards on what became of the inbox: a row is written once, and none is changed, removed or emptied away."""

from django.db import migrations

GUARDS = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON front_door_taken FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON front_door_taken FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE front_door_taken ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE front_door_taken ENABLE ALWAYS TRIGGER never_emptied;
"""


class Migration(migrations.Migration):
    dependencies = [("front_door", "0003_the_inbox"), ("ledger", "0002_written_once")]
    operations = [migrations.RunSQL(GUARDS, migrations.RunSQL.noop)]
