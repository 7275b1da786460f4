"""Tells of a matter, as of a person, only what is given to whoever looks: the directory has practitioners, teams and agencies alone."""

from django.db import migrations

OPEN = """
CREATE OR REPLACE FUNCTION access_open(viewer uuid, day date, among uuid[]) RETURNS TABLE (
    subject uuid, categories text[], basis text, way text, detail text, practitioner uuid, since date, until date, entry uuid
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
    everybody text[] := access_of_everybody(viewer, day);
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY
    SELECT g.* FROM access_granted(viewer, day) g WHERE g.subject = ANY (among)
    UNION ALL
    SELECT s.id, '{identity}', 'hub', 'direct', '', NULL, NULL, NULL, NULL FROM ledger_subject s
    WHERE 'identity' = ANY (everybody) AND s.id = ANY (among) AND s.sort = 'person' AND s.id NOT IN (SELECT access_closed(viewer, day))
    UNION ALL
    SELECT s.id, '{directory}', 'directory', 'direct', '', NULL, NULL, NULL, NULL FROM ledger_subject s
    WHERE 'directory' = ANY (everybody) AND s.id = ANY (among) AND s.sort IN ('practitioner', 'team', 'agency');
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0009_ways")]
    operations = [migrations.RunSQL(OPEN, migrations.RunSQL.noop)]
