"""Opens what is given to a whole team to each who is in it on the day, and to its managers, as to whom it is given by name."""

from django.db import migrations

GRANTED = """
CREATE OR REPLACE FUNCTION access_granted_by_all(viewer uuid, day date) RETURNS TABLE (
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
        SELECT g.subject, g.categories, g.basis, 'direct', g.detail, viewer, g.during, g.entry
        FROM access_grant g WHERE 'team' = ANY (g.ways) AND g.team IN (
            SELECT team FROM managed UNION SELECT m.team FROM agencies_teammember m WHERE m.subject = viewer AND m.during @> day)
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


class Migration(migrations.Migration):
    dependencies = [("access", "0011_carers")]
    operations = [migrations.RunSQL(GRANTED, migrations.RunSQL.noop)]
