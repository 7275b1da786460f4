"""Keeps on the Hub's list what was decided without it, until somebody there has read it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("front_door", "0007_untold_worries")]
    operations = [migrations.AddField(model_name="hubworry", name="unread", field=models.BooleanField(default=False))]
