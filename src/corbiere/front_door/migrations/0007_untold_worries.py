"""Keeps on the Hub's list what was decided and not told to whoever raised it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("front_door", "0006_questions_to_agencies")]
    operations = [migrations.AddField(model_name="hubworry", name="tell_until", field=models.DateField(null=True))]
