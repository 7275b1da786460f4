"""Extensions that come with PostgreSQL and that readings of other apps use: all trusted, so that the database's owner may add them."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_written_once")]
    operations = [BtreeGistExtension(), TrigramExtension()]
