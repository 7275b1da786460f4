"""The database refuses to change or remove what was written, whoever asks; and shows no row of it to anybody without a view."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION ledger_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is in % was written once: it is neither changed nor removed (%)', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;
"""
ONCE = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER never_emptied;
"""
# Reading and writing of the ledger's own; whoever looks is let in by the policy of `access`.
ROWS = """
ALTER TABLE ledger_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY ledgers_own ON ledger_entry USING (current_setting('corbiere.purpose', true) = 'ledger')
    WITH CHECK (current_setting('corbiere.purpose', true) = 'ledger');
"""
NUMBERS = """
ALTER TABLE ledger_entry ADD CONSTRAINT digests_are_whole CHECK (length(digest) = 32 AND length(body_digest) = 32 AND length(previous) IN (0, 32));
CREATE UNIQUE INDEX ledger_one_chain ON ledger_entry (subject_id, previous);
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [
        migrations.RunSQL(
            REFUSE + ONCE.format(table="ledger_entry") + ONCE.format(table="ledger_seal") + ROWS + NUMBERS, migrations.RunSQL.noop
        )
    ]
