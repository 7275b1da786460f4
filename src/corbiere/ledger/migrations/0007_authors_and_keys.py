"""A person can be an author; every unique key contains the subject; what is written of one entry is found by its root."""

from django.db import migrations, models
from django.db.models import Q

# The lane of a chained row is the first of the columns named that is filled.
LINKED = """
CREATE OR REPLACE FUNCTION ledger_linked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
DECLARE lane text;
BEGIN
    FOR column_at IN 1 .. TG_NARGS - 1 LOOP
        lane := coalesce(lane, to_jsonb(NEW) ->> TG_ARGV[column_at]);
    END LOOP;
    PERFORM ledger_link_row(TG_ARGV[0], coalesce(lane::uuid, '00000000-0000-0000-0000-000000000000'), NEW.id, to_jsonb(NEW));
    RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0006_submissions_once")]
    operations = [
        migrations.AddField("entryrow", "form", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField(
            "entryrow",
            "person",
            models.UUIDField(null=True, help_text="who wrote it, where that is nobody who works here: a child, a parent"),
        ),
        migrations.AlterField("entryrow", "id", models.UUIDField()),
        migrations.AlterField("entryrow", "replaces", models.UUIDField(null=True)),
        migrations.RemoveConstraint("entryrow", "somebody_wrote_it"),
        migrations.AddConstraint(
            "entryrow",
            models.CheckConstraint(
                condition=Q(practitioner__isnull=True, person__isnull=False)
                | Q(person__isnull=True) & (Q(practitioner__isnull=False) | ~Q(system="")),
                name="one_author_wrote_it",
            ),
        ),
        migrations.AddConstraint(
            "entryrow", models.CheckConstraint(condition=Q(person__isnull=True) | ~Q(form=1), name="a_person_is_covered_by_the_header")
        ),
        migrations.AddConstraint("entryrow", models.UniqueConstraint(fields=["id", "subject"], name="an_entry_is_there_once")),
        migrations.AddConstraint("entryrow", models.UniqueConstraint(fields=["replaces", "subject"], name="an_entry_is_replaced_once")),
        migrations.AddIndex("entryrow", models.Index(fields=["root"], name="ledger_of_root")),
        migrations.RunSQL(LINKED, migrations.RunSQL.noop),
    ]
