"""Lets offers be found by whoever made them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0006_work_telephones")]
    operations = [migrations.AddIndex("handoverpending", models.Index(fields=["giver"], name="offered_by"))]
