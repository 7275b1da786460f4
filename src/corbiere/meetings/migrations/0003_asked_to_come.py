"""Who arranged a meeting and who is asked to it: until the readings are rebuilt, nobody."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_reports_wanted")]

    operations = [
        migrations.AddField(
            "meeting", "arranged_by", models.UUIDField(null=True, help_text="who wrote down its day last, or that it is to be")
        ),
        migrations.AddField(
            "meeting",
            "asked",
            django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(),
                default=list,
                help_text="the practitioners who are asked to come, until it is held",
                size=None,
            ),
        ),
        migrations.AddIndex("meeting", models.Index(fields=["arranged_by"], name="meetings_arranged_by", condition=Q(state="arranged"))),
        migrations.AddIndex("meeting", django.contrib.postgres.indexes.GinIndex(fields=["asked"], name="meetings_asked_to")),
    ]
