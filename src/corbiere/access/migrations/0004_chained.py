"""Who looked, and for whom each account stands, are chained. Sights and accounts from before are taken into the chains as they are."""

from django.db import migrations, models

BINDINGS = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON access_binding FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_binding FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE access_binding ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE access_binding ENABLE ALWAYS TRIGGER never_emptied;
CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON access_binding DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_linked('accounts', '');
ALTER TABLE access_binding ENABLE ALWAYS TRIGGER linked;
"""
SIGHTS = """
CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON access_sight DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_linked('sights', 'practitioner');
ALTER TABLE access_sight ENABLE ALWAYS TRIGGER linked;
SET LOCAL timezone = 'UTC';
DO $$ DECLARE held record; BEGIN
    FOR held IN SELECT id, practitioner, to_jsonb(s) AS content FROM access_sight s ORDER BY id LOOP
        PERFORM ledger_link_row('sights', held.practitioner, held.id, held.content);
    END LOOP;
END $$;
INSERT INTO access_binding ("when", account, email, practitioner, active, by)
SELECT now(), id, email, practitioner, is_active, 'as it was when bindings began to be kept' FROM access_account ORDER BY id;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_rows"), ("ledger", "0005_seals_signed")]
    operations = [
        migrations.CreateModel(
            name="AccountBinding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("when", models.DateTimeField()),
                ("account", models.BigIntegerField()),
                ("email", models.EmailField(max_length=254)),
                ("practitioner", models.UUIDField()),
                ("active", models.BooleanField()),
                (
                    "by",
                    models.CharField(
                        default="", max_length=100, help_text="whoever did it: the account of the machine, and by which command"
                    ),
                ),
            ],
            options={"db_table": "access_binding", "indexes": [models.Index(fields=["account"], name="bindings_of")]},
        ),
        migrations.RunSQL(BINDINGS + SIGHTS, migrations.RunSQL.noop),
    ]
