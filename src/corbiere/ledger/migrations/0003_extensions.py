"""What PostgreSQL brings along and the readings of other apps use: all of it trusted, so that the owner of the database may add it."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_written_once")]
    operations = [BtreeGistExtension(), TrigramExtension()]
