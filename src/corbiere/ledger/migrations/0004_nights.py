"""Notes of the work done each night."""

from django.db import migrations, models

ONCE = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON ledger_night FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON ledger_night FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE ledger_night ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE ledger_night ENABLE ALWAYS TRIGGER never_emptied;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_extensions")]
    operations = [
        migrations.CreateModel(
            name="NightStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("step", models.CharField(max_length=20)),
                ("began", models.DateTimeField()),
                ("ended", models.DateTimeField()),
                ("says", models.CharField(max_length=300)),
            ],
            options={
                "db_table": "ledger_night",
                "constraints": [models.UniqueConstraint(fields=("day", "step"), name="a_step_is_done_once_a_night")],
            },
        ),
        migrations.RunSQL(ONCE, migrations.RunSQL.noop),
    ]
