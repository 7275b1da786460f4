"""Makes the inbox of the public form, and the table of what became of it."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("front_door", "0002_the_hubs_worries"),
    ]

    operations = [
        migrations.CreateModel(
            name="TakenWorry",
            fields=[
                ("row", models.UUIDField(primary_key=True, serialize=False)),
                ("entry", models.UUIDField(unique=True)),
                ("crowd", models.UUIDField(null=True)),
                ("taken", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "db_table": "front_door_taken",
            },
        ),
        migrations.AddField(
            model_name="hubworry",
            name="crowd",
            field=models.UUIDField(null=True),
        ),
        migrations.CreateModel(
            name="InboxWorry",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("received", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("reference", models.CharField(max_length=20)),
                ("language", models.CharField(max_length=10)),
                ("answers", models.JSONField()),
                ("photo", models.BinaryField(null=True)),
                ("address", models.BinaryField(max_length=32)),
                ("words", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "front_door_inbox",
                "indexes": [
                    models.Index(fields=["received"], name="inbox_received"),
                    models.Index(fields=["address", "received"], name="inbox_address"),
                    models.Index(fields=["words", "received"], name="inbox_words"),
                ],
            },
        ),
    ]
