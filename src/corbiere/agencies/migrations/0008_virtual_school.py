"""Adds the role of whoever leads the Virtual School. Nothing in the table changes."""

from django.db import migrations, models

ROLES = [
    ("hub", "Receives worries at the Children and Families Hub"),
    ("register-administrator", "Keeps the registers"),
    ("conference-administrator", "Arranges conferences, for the Independent Safeguarding Service"),
    ("service-manager", "Manages the Independent Safeguarding Service"),
    ("virtual-school", "Leads the Virtual School"),
]


class Migration(migrations.Migration):
    dependencies = [("agencies", "0007_trained_in_the_framework")]
    operations = [migrations.AlterField("roleheld", "role", models.CharField(max_length=40, choices=ROLES))]
