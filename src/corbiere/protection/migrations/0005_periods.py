"""Times on a plan, in an enquiry and in a core group are ranges, as all other periods are."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
from django.db import migrations, models

PERIODS = ("registration", "coregroupmember", "enquiry")
AS_RANGES = ";\n".join(f"UPDATE protection_{name} SET during = daterange(begins, ends, '[)')" for name in PERIODS)  # noqa: S608 - our own names
EYES = "SELECT set_config('corbiere.purpose', 'ledger', true)"
DATE_RANGE = django.contrib.postgres.fields.ranges.DateRangeField


def _one_at_a_time(name: str, *alike: str) -> django.contrib.postgres.constraints.ExclusionConstraint:
    return django.contrib.postgres.constraints.ExclusionConstraint(
        name=name, expressions=[*((column, "=") for column in ("subject", *alike)), ("during", "&&")]
    )


class Migration(migrations.Migration):
    dependencies = [("protection", "0004_reflective_supervision")]
    operations = [
        *(migrations.AddField(name, "during", DATE_RANGE(null=True)) for name in PERIODS),
        *(migrations.AddField(name, "entry", models.UUIDField(null=True)) for name in PERIODS),
        migrations.RunSQL([EYES, AS_RANGES], migrations.RunSQL.noop),
        *(migrations.AlterField(name, "during", DATE_RANGE()) for name in PERIODS),
        migrations.RemoveConstraint("registration", "one_registration_at_a_time"),
        migrations.RemoveConstraint("coregroupmember", "one_place_in_a_core_group_at_a_time"),
        migrations.RemoveConstraint("enquiry", "one_enquiry_at_a_time"),
        migrations.RemoveIndex("registration", "registered_on"),
        migrations.RemoveIndex("enquiry", "enquired_into_on"),
        *(migrations.RemoveField(name, column) for name in PERIODS for column in ("begins", "ends")),
        migrations.AddConstraint("registration", _one_at_a_time("one_registration_at_a_time")),
        migrations.AddConstraint("coregroupmember", _one_at_a_time("one_place_in_a_core_group_at_a_time", "practitioner")),
        migrations.AddConstraint("enquiry", _one_at_a_time("one_enquiry_at_a_time")),
        migrations.AddIndex("registration", django.contrib.postgres.indexes.GistIndex(fields=["during"], name="registered_during")),
        migrations.AddIndex("enquiry", django.contrib.postgres.indexes.GistIndex(fields=["during"], name="enquired_into_during")),
    ]
