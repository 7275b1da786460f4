import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_through"),
    ]

    operations = [
        migrations.CreateModel(
            name="RelationshipThen",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("entry", models.UUIDField()),
                ("other", models.UUIDField()),
                ("relation", models.CharField(max_length=30)),
                ("parental_responsibility", models.CharField(default="", max_length=10)),
                ("how_known", models.TextField(default="")),
                ("lives_with", models.BooleanField(null=True)),
                ("through", models.UUIDField(help_text="the parent by whom they belong together, where that was said", null=True)),
                ("during", django.contrib.postgres.fields.ranges.DateRangeField()),
                (
                    "known",
                    django.contrib.postgres.fields.ranges.DateTimeRangeField(
                        help_text="from the moment it was recorded until another entry made it otherwise"
                    ),
                ),
            ],
            options={
                "verbose_name": "relationship as it was known",
                "verbose_name_plural": "relationships as they were known",
                "indexes": [
                    models.Index(fields=["subject"], name="relationship_then_of_person"),
                    models.Index(fields=["other"], name="relationship_then_to_person"),
                ],
            },
        ),
    ]
