"""Alerts that last on a day are found by when they end, however many there were before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("protection", "0007_the_register")]
    operations = [
        migrations.AddIndex("alert", models.Index(fields=["ends"], name="alert_ended", condition=models.Q(ends__isnull=False))),
    ]
