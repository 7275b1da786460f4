"""Each grant says how it is carried further, so that whoever acts for an assessor, or manages one, has what they have."""

import django.contrib.postgres.fields
from django.db import migrations, models

GRANTED = """
CREATE OR REPLACE FUNCTION access_granted(viewer uuid, day date) RETURNS TABLE (
    subject uuid, categories text[], basis text, way text, detail text, practitioner uuid, since date, until date, entry uuid
) LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
BEGIN
    IF viewer IS NULL OR day IS NULL OR NOT access_works_here(viewer, day) THEN RETURN; END IF;
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY
    WITH managed AS (SELECT m.subject AS team FROM agencies_teammanager m WHERE m.practitioner = viewer AND m.during @> day),
    staff AS (SELECT DISTINCT m.subject AS member FROM agencies_teammember m WHERE m.team IN (SELECT team FROM managed) AND m.during @> day),
    covered AS (SELECT c.subject AS away, c.during FROM agencies_cover c WHERE c.acting = viewer AND c.during @> day),
    held AS (SELECT DISTINCT r.role FROM agencies_roleheld r WHERE r.subject = viewer AND r.during @> day),
    reached AS (
        SELECT g.subject, g.categories, g.basis, 'direct' AS way, g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE g.practitioner = viewer
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'direct', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g JOIN held ON g.role = held.role WHERE g.role <> ''
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'cover', g.detail, g.practitioner, g.during * c.during, g.entry
        FROM access_grant g JOIN covered c ON g.practitioner = c.away WHERE 'cover' = ANY (g.ways) AND NOT EXISTS (
            SELECT FROM agencies_childcover o WHERE o.subject = g.subject AND o.away = g.practitioner AND o.during @> day)
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'cover', g.detail, g.practitioner, g.during * c.during, g.entry
        FROM access_grant g JOIN agencies_childcover c ON g.practitioner = c.away AND g.subject = c.subject
        WHERE 'cover' = ANY (g.ways) AND c.acting = viewer AND c.during @> day
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE 'manager' = ANY (g.ways) AND g.team IN (SELECT team FROM managed)
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE 'manager' = ANY (g.ways) AND g.practitioner IN (SELECT member FROM staff)
    )
    SELECT r.subject, r.categories::text[], r.basis::text, r.way, r.detail::text, r.practitioner, lower(r.during), upper(r.during) - 1, r.entry
    FROM reached r WHERE r.during @> day
        AND NOT EXISTS (SELECT FROM agencies_known k WHERE k.subject = viewer AND k.since <= day AND k.person = r.subject)
    UNION ALL
    SELECT viewer, '{staff}', 'own', 'direct', '', NULL, NULL, NULL, NULL
    UNION ALL
    SELECT staff.member, '{staff}', 'line manager', 'direct', '', NULL, NULL, NULL, NULL FROM staff WHERE staff.member <> viewer;
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
THERE_ARE = """
SELECT set_config('corbiere.purpose', 'ledger', true);
UPDATE access_grant SET ways = '{cover,manager}' WHERE basis = 'allocated';
UPDATE access_grant SET ways = '{manager}' WHERE basis = 'decided';
SELECT set_config('corbiere.purpose', '', true);
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0008_cover_and_bans")]
    operations = [
        migrations.AddField(
            "grant", "ways", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=20), default=list, size=None)
        ),
        migrations.RunSQL(THERE_ARE + GRANTED, migrations.RunSQL.noop),
    ]
