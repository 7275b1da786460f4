"""The tables of child protection."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),  # uuids in the exclusion constraints
        migrations.CreateModel(
            name="Alert",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("two-failed-visits", "Not seen, twice running"), ("new-concern", "New worry")], max_length=20
                    ),
                ),
                ("since", models.DateField()),
                ("entry", models.UUIDField(help_text="what raised it")),
                (
                    "told",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, help_text="whom the writer had told already", size=None
                    ),
                ),
                ("ends", models.DateField(null=True)),
                ("ended_by", models.UUIDField(help_text="the visit or the decision that ended it", null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="alert_of"),
                    models.Index(condition=models.Q(("ends__isnull", True)), fields=["since"], name="alert_lasting"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CoreGroupMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("practitioner", models.UUIDField()),
                ("agency", models.UUIDField(null=True)),
                ("role", models.CharField(max_length=300)),
                ("begins", models.DateField()),
                ("ends", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="core_group_of"),
                    models.Index(fields=["practitioner"], name="core_groups_of"),
                ],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("subject", "="),
                            ("practitioner", "="),
                            (
                                models.Func(
                                    models.F("begins"),
                                    models.F("ends"),
                                    models.Value("[)"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_place_in_a_core_group_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("conference", "Hold a child protection conference"),
                            ("support", "Support the family"),
                            ("no-further-action", "Nothing more to do"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("begins", models.DateField()),
                ("ends", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["begins", "ends"], name="enquired_into_on")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("subject", "="),
                            (
                                models.Func(
                                    models.F("begins"),
                                    models.F("ends"),
                                    models.Value("[)"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_enquiry_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Registration",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("neglect", "Neglect"),
                            ("emotional", "Emotional abuse"),
                            ("physical", "Physical abuse"),
                            ("sexual", "Sexual abuse"),
                            ("other", "Another form of harm"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("lead_social_worker", models.UUIDField(null=True)),
                ("begins", models.DateField()),
                ("ends", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["begins", "ends"], name="registered_on")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("subject", "="),
                            (
                                models.Func(
                                    models.F("begins"),
                                    models.F("ends"),
                                    models.Value("[)"),
                                    function="daterange",
                                    output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="one_registration_at_a_time",
                    )
                ],
            },
        ),
    ]
