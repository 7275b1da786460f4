"""Keeps who covers for a worker with one child alone, the steps that follow from decisions until somebody has taken and done them, and the
numbers at which those who work here, and agencies, are reached; and lets offers be found by whoever made them."""

from django.contrib.postgres.fields import DateRangeField
from django.db import migrations, models

ID = ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
COVER = {
    "indexes": [models.Index(fields=["subject"], name="child_covered"), models.Index(fields=["acting"], name="covers_for_child")],
}
STEPS = {
    "indexes": [
        models.Index(fields=["subject"], name="steps_of"),
        models.Index(fields=["holder"], name="steps_held"),
        models.Index(fields=["to"], name="steps_offered_to"),
        models.Index(fields=["team"], name="steps_of_team"),
    ],
}


class Migration(migrations.Migration):
    dependencies = [("agencies", "0004_role_of_the_hub_in_plain_words")]
    operations = [
        migrations.CreateModel(
            "ChildCover",
            fields=[
                ID,
                ("subject", models.UUIDField()),
                ("during", DateRangeField()),
                ("away", models.UUIDField()),
                ("acting", models.UUIDField()),
                ("entry", models.UUIDField()),
            ],
            options=COVER,
        ),
        migrations.CreateModel(
            "PendingStep",
            fields=[
                ID,
                ("subject", models.UUIDField()),
                ("entry", models.UUIDField()),
                ("holder", models.UUIDField()),
                ("to", models.UUIDField(null=True)),
                ("team", models.UUIDField(null=True)),
                ("since", models.DateField()),
            ],
            options=STEPS,
        ),
        migrations.CreateModel(
            "WorkTelephone",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("during", DateRangeField()),
                ("entry", models.UUIDField(null=True)),
                ("number", models.CharField(max_length=40)),
            ],
            options={"indexes": [models.Index(fields=["subject"], name="work_telephone_of")]},
        ),
        migrations.AddIndex("handoverpending", models.Index(fields=["giver"], name="offered_by")),
    ]
