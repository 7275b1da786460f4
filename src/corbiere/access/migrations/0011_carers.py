"""Opens to a foster carer what living with a child opens, and nothing else: not the directory, nor what anything else would give them."""

from django.db import migrations

OF_EVERYBODY = """
CREATE FUNCTION access_fosters(viewer uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM agencies_practitioner p WHERE p.subject = viewer AND p.profession = 'foster-carer')
$$;

CREATE OR REPLACE FUNCTION access_of_everybody(viewer uuid, day date) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN NOT access_works_here(viewer, day) OR access_fosters(viewer) THEN '{}'
        WHEN access_has_role(viewer, day, 'hub') THEN '{directory,identity}' ELSE '{directory}' END::text[]
$$;
"""
# What was `access_granted` tells it of everybody; of what it tells of a carer, one basis is left.
GRANTED = """
ALTER FUNCTION access_granted(uuid, date) RENAME TO access_granted_by_all;

CREATE FUNCTION access_granted(viewer uuid, day date) RETURNS TABLE (
    subject uuid, categories text[], basis text, way text, detail text, practitioner uuid, since date, until date, entry uuid
) LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF access_fosters(viewer) THEN
        RETURN QUERY SELECT g.* FROM access_granted_by_all(viewer, day) g WHERE g.basis = 'cares for' AND g.way = 'direct';
    ELSE
        RETURN QUERY SELECT g.* FROM access_granted_by_all(viewer, day) g;
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0010_matters"), ("agencies", "0009_foster_carers")]
    operations = [migrations.RunSQL(OF_EVERYBODY + GRANTED, migrations.RunSQL.noop)]
