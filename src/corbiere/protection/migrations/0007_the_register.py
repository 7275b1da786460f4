"""The table of the Child Protection Register is declared here from now on. It keeps its name, its rows and its row rules."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0007_holders"), ("protection", "0006_alarms_of_any_sort"), ("registers", "0002_another_form_of_harm")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="RegisterGrant",
                    fields=[],
                    options={
                        "proxy": True,
                        "indexes": [],
                        "constraints": [],
                    },
                    bases=("access.grant",),
                ),
                migrations.CreateModel(
                    name="RegisteredChild",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        ("subject", models.UUIDField()),
                        (
                            "known",
                            django.contrib.postgres.fields.ranges.DateTimeRangeField(
                                help_text="from the moment it was recorded until another entry made it otherwise"
                            ),
                        ),
                        ("name", models.TextField()),
                        ("born", models.DateField(null=True)),
                        ("expected", models.DateField(help_text="when an unborn baby is due", null=True)),
                        ("sex", models.CharField(default="", max_length=20)),
                        ("number", models.PositiveSmallIntegerField(help_text="the first time on the register, the second…")),
                        ("came", models.CharField(help_text="what put them on it", max_length=20)),
                        ("registered", models.DateField()),
                        ("begins", models.DateField()),
                        ("during", django.contrib.postgres.fields.ranges.DateRangeField()),
                        ("category", models.CharField(default="", max_length=20)),
                        ("category_in_words", models.TextField(default="", help_text="which it is, where it is none of those named")),
                        ("before", models.CharField(default="", help_text="the category of the place before, if any", max_length=20)),
                        ("before_in_words", models.TextField(default="")),
                        ("removed", models.DateField(help_text="it may lie ahead", null=True)),
                        ("why_removed", models.CharField(default="", max_length=20)),
                        ("last", models.BooleanField(help_text="whether this is the last place of its time on the register")),
                        ("conference", models.UUIDField(help_text="the conference that decided on the category", null=True)),
                        ("lead_social_worker", models.UUIDField(null=True)),
                    ],
                    options={
                        "verbose_name": "place on the register",
                        "verbose_name_plural": "places on the register",
                        "db_table": "registers_place",
                        "indexes": [models.Index(fields=["subject"], name="places_of")],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[("during", "&&"), ("known", "&&"), ("subject", "=")], name="one_place_at_a_time_as_known"
                            )
                        ],
                    },
                ),
            ]
        )
    ]
