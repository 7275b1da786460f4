"""Makes the table of those who must not learn where somebody lives, with what was said so far of single addresses; and
the table of telephone numbers and places of work."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import migrations, models

SAID_BEFORE = """
SELECT set_config('corbiere.purpose', 'ledger', true);
INSERT INTO people_addressban (subject, during, entry, name, acting, decided_by, why, clues, instead, place)
SELECT subject, daterange(lower(during), NULL), entry, withheld_from, '{}', '', '', '{}', '{}', entry FROM people_address WHERE withheld;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0004_found_by_index")]
    operations = [
        migrations.CreateModel(
            "AddressBan",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("during", DateRangeField()),
                ("entry", models.UUIDField(null=True)),
                ("person", models.UUIDField(null=True)),
                ("name", models.TextField(default="")),
                ("acting", ArrayField(models.UUIDField(), default=list)),
                ("decided_by", models.TextField(default="")),
                ("why", models.TextField(default="")),
                ("clues", ArrayField(models.TextField(), default=list)),
                ("instead", ArrayField(models.TextField(), default=list)),
                (
                    "place",
                    models.UUIDField(null=True, help_text="the entry of the address with which it was said; of all where empty"),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["subject"], name="address_ban_of_person")],
                "constraints": [models.CheckConstraint(condition=models.Q(during__isempty=False), name="an_address_ban_lasts")],
            },
        ),
        migrations.CreateModel(
            "Reached",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("during", DateRangeField()),
                ("entry", models.UUIDField(null=True)),
                ("number", models.CharField(max_length=40, default="")),
                ("note", models.TextField(default="", help_text="who answers, whether it is safe to ring, when; as what they work")),
                ("place", models.TextField(default="")),
            ],
            options={
                "verbose_name": "way to reach somebody",
                "verbose_name_plural": "ways to reach somebody",
                "indexes": [models.Index(fields=["subject"], name="ways_to_reach_person")],
                "constraints": [models.CheckConstraint(condition=models.Q(during__isempty=False), name="a_way_to_reach_lasts")],
            },
        ),
        migrations.RunSQL(SAID_BEFORE, migrations.RunSQL.noop),
    ]
