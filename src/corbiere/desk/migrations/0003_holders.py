"""A draft is a practitioner's or a person's."""

from django.db import migrations, models
from django.db.models import Q

PRACTITIONER, PERSON = Q(practitioner__isnull=False), Q(person__isnull=False)


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_draft_files")]
    operations = [
        migrations.AlterField("draft", "practitioner", models.UUIDField(null=True)),
        migrations.AddField("draft", "person", models.UUIDField(null=True)),
        migrations.AddConstraint(
            "draft",
            models.CheckConstraint(
                condition=(PRACTITIONER & ~PERSON) | (PERSON & ~PRACTITIONER),
                name="a_draft_is_of_one_writer",
            ),
        ),
    ]
