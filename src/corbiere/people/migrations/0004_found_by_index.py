"""Indexes for what is looked for by a postcode, or among those not yet born."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("people", "0003_relationships_then")]
    operations = [
        migrations.AddIndex("address", models.Index(fields=["postcode"], name="address_by_postcode", condition=~Q(postcode=""))),
        migrations.AddIndex(
            "person", models.Index(fields=["expected"], name="person_expected", condition=Q(born__isnull=True, expected__isnull=False))
        ),
    ]
