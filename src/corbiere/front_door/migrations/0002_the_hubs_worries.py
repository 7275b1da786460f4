"""Makes the tables of what the Hub has to do, and of what whoever raised a worry may know of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0010_matters"),
        ("front_door", "0001_what_worries_open"),
    ]

    operations = [
        migrations.CreateModel(
            name="WaitingGrant",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("access.stepgrant",),
        ),
        migrations.CreateModel(
            name="HubWorry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("entry", models.UUIDField(help_text="the worry")),
                ("matter", models.BooleanField()),
                ("called", models.CharField(default="", max_length=300)),
                ("said", models.CharField(help_text="how it begins", max_length=300)),
                ("came", models.DateField()),
                ("at", models.TimeField(null=True)),
                ("at_risk", models.BooleanField()),
                ("holder", models.UUIDField(null=True)),
                ("decided", models.DateField(null=True)),
                ("decision", models.UUIDField(null=True)),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("universal", "Universal"),
                            ("wellbeing", "Wellbeing"),
                            ("health-or-development", "Health or development"),
                            ("safeguarding", "Safeguarding"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("offered", models.UUIDField(null=True)),
                ("by", models.DateField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["subject"], name="hub_worry_of"), models.Index(fields=["came"], name="hub_worry_came")],
            },
        ),
        migrations.CreateModel(
            name="RaisedWorry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("entry", models.UUIDField()),
                ("practitioner", models.UUIDField()),
                ("said", models.CharField(max_length=300)),
                ("came", models.DateField()),
                ("decided", models.DateField(null=True)),
                ("told", models.TextField(default="")),
                ("told_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["subject"], name="raised_worry_of"),
                    models.Index(fields=["practitioner", "came"], name="raised_worry_by"),
                ],
            },
        ),
    ]
