"""Makes the table of what is asked of somebody in an agency, who answers here."""

import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0010_matters"),
        ("front_door", "0005_references"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuestionGrant",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("access.grant",),
        ),
        migrations.CreateModel(
            name="AgencyQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("during", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("entry", models.UUIDField(null=True)),
                ("request", models.UUIDField()),
                ("practitioner", models.UUIDField()),
                ("asked_by", models.UUIDField(null=True)),
                ("what", models.TextField()),
                ("by", models.DateField()),
                ("default", models.BooleanField()),
                ("answered", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="agency_question_of"),
                    models.Index(fields=["practitioner"], name="agency_question_to"),
                ],
            },
        ),
    ]
