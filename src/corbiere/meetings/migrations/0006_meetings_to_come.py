"""Meetings to come are found without those that are over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_category")]
    operations = [
        migrations.AddIndex("meeting", models.Index(fields=["day"], name="meetings_to_come", condition=models.Q(state="arranged"))),
    ]
