"""Keeps submissions unchanged too: each names what it wrote, and shows if that is lost."""

from django.db import migrations

ONCE = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON ledger_submission FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ledger_submission FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE ledger_submission ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE ledger_submission ENABLE ALWAYS TRIGGER never_emptied;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_seals_signed")]
    operations = [migrations.RunSQL(ONCE, migrations.RunSQL.noop)]
