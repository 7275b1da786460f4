"""Finds what came by the public form by the reference on its receipt."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("front_door", "0004_taken_once")]
    operations = [
        migrations.AlterField(model_name="inboxworry", name="reference", field=models.CharField(db_index=True, max_length=20)),
    ]
