"""Calls an enquiry that leads to nothing more by its usual name. Nothing in the table changes."""

from django.db import migrations, models

OUTCOMES = [
    ("conference", "Hold a child protection conference"),
    ("support", "Support the family"),
    ("no-further-action", "No further action"),
]


class Migration(migrations.Migration):
    dependencies = [("protection", "0008_alerts_by_their_end")]
    operations = [migrations.AlterField("enquiry", "outcome", models.CharField(default="", max_length=20, choices=OUTCOMES))]
