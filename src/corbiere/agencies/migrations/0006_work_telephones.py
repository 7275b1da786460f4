"""Makes the table of the numbers at which those who work here, and agencies, are reached."""

from django.contrib.postgres.fields import DateRangeField
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0005_cover_of_one_child")]
    operations = [
        migrations.CreateModel(
            "WorkTelephone",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("subject", models.UUIDField()),
                ("during", DateRangeField()),
                ("entry", models.UUIDField(null=True)),
                ("number", models.CharField(max_length=40)),
            ],
            options={"indexes": [models.Index(fields=["subject"], name="work_telephone_of")]},
        ),
    ]
