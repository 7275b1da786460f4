"""The database shows of the ledger what is open to whoever looks, worked out here in its own words; and keeps every sight."""

from django.db import migrations

# Whoever looks, and on which day: set by `looking` for one transaction. Without them nothing is shown.
WHO = """
CREATE FUNCTION access_viewer() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('corbiere.viewer', true), '')::uuid $$;

CREATE FUNCTION access_day() RETURNS date LANGUAGE sql STABLE AS
$$ SELECT NULLIF(current_setting('corbiere.viewing_on', true), '')::date $$;

CREATE FUNCTION access_works_here(viewer uuid, day date) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM agencies_practitioner WHERE subject = viewer AND during @> day) $$;

CREATE FUNCTION access_has_role(viewer uuid, day date, wanted text) RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT EXISTS (SELECT FROM agencies_roleheld WHERE subject = viewer AND role = wanted AND during @> day) $$;

CREATE FUNCTION access_closed(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS
$$ SELECT person FROM agencies_known WHERE subject = viewer AND since <= day $$;
"""
GIVEN = """
CREATE FUNCTION access_given(viewer uuid, day date) RETURNS TABLE (subject uuid, category text) LANGUAGE sql STABLE AS $$
    WITH managed AS (SELECT m.subject AS team FROM agencies_teammanager m WHERE m.practitioner = viewer AND m.during @> day),
    staff AS (SELECT m.subject AS practitioner FROM agencies_teammember m JOIN managed USING (team) WHERE m.during @> day),
    reached AS (
        SELECT g.subject, g.categories FROM access_grant g WHERE g.practitioner = viewer AND g.during @> day
        UNION ALL
        SELECT g.subject, g.categories FROM access_grant g JOIN agencies_roleheld r ON r.role = g.role
        WHERE r.subject = viewer AND r.during @> day AND g.during @> day AND g.role <> ''
        UNION ALL
        SELECT g.subject, g.categories FROM access_grant g JOIN agencies_cover c ON c.subject = g.practitioner
        WHERE c.acting = viewer AND c.during @> day AND g.during @> day AND g.basis = 'allocated'
        UNION ALL
        SELECT g.subject, g.categories FROM access_grant g JOIN managed USING (team) WHERE g.during @> day AND g.basis = 'allocated'
        UNION ALL
        SELECT g.subject, g.categories FROM access_grant g JOIN staff USING (practitioner) WHERE g.during @> day AND g.basis = 'allocated'
    )
    SELECT reached.subject, unnest(reached.categories)::text FROM reached
    WHERE access_works_here(viewer, day) AND reached.subject NOT IN (SELECT access_closed(viewer, day))
    UNION ALL
    SELECT viewer, 'staff' WHERE access_works_here(viewer, day)
    UNION ALL
    SELECT staff.practitioner, 'staff' FROM staff WHERE access_works_here(viewer, day)
$$;
"""
# Each SELECT within is worked out once for a question, not once for a row.
POLICY = """
CREATE POLICY open_to_the_viewer ON ledger_entry FOR SELECT USING (
    (category = 'directory' AND (SELECT access_works_here(access_viewer(), access_day())))
    OR (category = 'identity' AND (SELECT access_works_here(access_viewer(), access_day()) AND access_has_role(access_viewer(), access_day(), 'hub'))
        AND subject_id NOT IN (SELECT access_closed(access_viewer(), access_day())))
    OR (subject_id, category::text) IN (SELECT subject, category FROM access_given(access_viewer(), access_day()))
);
"""
SIGHTS = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON access_sight FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_sight FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE access_sight ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE access_sight ENABLE ALWAYS TRIGGER never_emptied;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0002_what_is_open"), ("agencies", "0001_initial"), ("ledger", "0002_written_once")]
    operations = [migrations.RunSQL(WHO + GIVEN + POLICY + SIGHTS, migrations.RunSQL.noop)]
