"""Keeps back from whom a ban keeps where a child lives also with whom they live in care and where that is, as numbers and places of work."""

from importlib import import_module

from django.db import migrations

KEPT: str = import_module("corbiere.access.migrations.0008_cover_and_bans").KEPT
BEFORE = "'telephone-noted', 'telephone-ended', 'workplace-noted'"
HOMES = "'placement-started', 'home-move-planned', 'accommodation-given', 'carer-named', 'carer-paper-written'"


class Migration(migrations.Migration):
    dependencies = [("access", "0012_members")]
    operations = [migrations.RunSQL(KEPT.replace(BEFORE, f"{BEFORE}, {HOMES}"), migrations.RunSQL.noop)]
