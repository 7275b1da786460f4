"""Makes the table of telephone numbers and places of work."""

from django.contrib.postgres.fields import DateRangeField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_address_bans")]
    operations = [
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
    ]
