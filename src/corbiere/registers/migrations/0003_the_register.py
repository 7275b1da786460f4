"""The table of the Child Protection Register is declared by the app `protection` from now on."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_another_form_of_harm"), ("protection", "0007_the_register")]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Place"), migrations.DeleteModel("RegisterGrant")])
    ]
