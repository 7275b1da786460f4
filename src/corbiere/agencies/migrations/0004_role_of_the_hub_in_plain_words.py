"""Says what the Hub does as its staff say it. Nothing in the table changes."""

from django.db import migrations, models

ROLES = [
    ("hub", "Receives worries at the Children and Families Hub"),
    ("register-administrator", "Keeps the registers"),
    ("conference-administrator", "Arranges conferences, for the Independent Safeguarding Service"),
    ("service-manager", "Manages the Independent Safeguarding Service"),
]


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_periods")]
    operations = [migrations.AlterField("roleheld", "role", models.CharField(max_length=40, choices=ROLES))]
