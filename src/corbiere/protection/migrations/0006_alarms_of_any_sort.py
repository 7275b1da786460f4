"""Which alarms there are is said where each is declared, and no longer in the table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("protection", "0005_periods"),
    ]

    operations = [
        migrations.AlterField(
            model_name="alert",
            name="kind",
            field=models.CharField(max_length=20),
        ),
    ]
