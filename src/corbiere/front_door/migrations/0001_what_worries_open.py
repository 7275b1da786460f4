"""Names the front door as the source of what open worries open, which child protection filled until now."""

from django.db import migrations

MOVED = """
SELECT set_config('corbiere.purpose', 'ledger', true);
UPDATE access_grant SET source = 'front-door' WHERE source = 'protection' AND basis = 'open concern';
SELECT set_config('corbiere.purpose', '', true);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("access", "0008_cover_and_bans"), ("protection", "0009_no_further_action")]
    operations = [
        migrations.CreateModel(
            name="FrontDoorGrant",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("access.grant",),
        ),
        migrations.RunSQL(MOVED, migrations.RunSQL.noop),
    ]
