"""Tells once, in the database, what is open to a viewer: the row rules and all lists of the application read these functions.

`access_granted` is what names somebody's record to the viewer; `access_of_everybody` what is open of whoever is not closed to them;
`access_open` both, about some subjects. What the rules ask row by row is noted for the rest of the transaction (`access_noted`), and worked
out anew once anything changes that it is worked out from. The functions read beneath the
rules, with the ledger's eyes for as long as they look (`before` is set again afterwards; if one fails, by the rollback), and tell what is
open and no more.
"""

from django.db import migrations

OLD = """
DROP POLICY open_to_the_viewer ON ledger_entry;
DROP FUNCTION access_given(uuid, date);
DROP FUNCTION access_closed(uuid, date);
"""
CLOSED = """
CREATE FUNCTION access_closed(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE plpgsql STABLE AS $$
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY SELECT k.person FROM agencies_known k WHERE k.subject = viewer AND k.since <= day;
    PERFORM set_config('corbiere.purpose', before, true);
END $$;

CREATE FUNCTION access_of_everybody(viewer uuid, day date) RETURNS text[] LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN NOT access_works_here(viewer, day) THEN '{}'
        WHEN access_has_role(viewer, day, 'hub') THEN '{directory,identity}' ELSE '{directory}' END::text[]
$$;
"""
# Cover and management carry what an allocation gives, and nothing else. Cover carries it while it lasts.
GRANTED = """
CREATE FUNCTION access_granted(viewer uuid, day date) RETURNS TABLE (
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
        FROM access_grant g JOIN covered c ON g.practitioner = c.away WHERE g.basis = 'allocated'
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE g.basis = 'allocated' AND g.team IN (SELECT team FROM managed)
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE g.basis = 'allocated' AND g.practitioner IN (SELECT member FROM staff)
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

CREATE FUNCTION access_open(viewer uuid, day date, among uuid[]) RETURNS TABLE (
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
    WHERE 'directory' = ANY (everybody) AND s.id = ANY (among) AND s.sort <> 'person';
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
# Noted as `viewer day value`, so that what was noted of another is never read. `told`: the family of whom an open record tells.
NOTED = """
CREATE FUNCTION access_noted(viewer uuid, day date, what text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
    whose text := viewer::text || ' ' || day::text || ' ';
    held text := current_setting('corbiere.noted_' || what, true);
BEGIN
    IF whose IS NULL THEN RETURN NULL; END IF;
    IF starts_with(held, whose) THEN RETURN substr(held, length(whose) + 1); END IF;
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    held := CASE what
        WHEN 'opened' THEN (
            SELECT json_object_agg(opened.categories, opened.subjects)::text FROM (
                SELECT array_to_string(g.categories, ',') AS categories, array_agg(DISTINCT g.subject)::text AS subjects
                FROM access_granted(viewer, day) g GROUP BY 1
            ) opened)
        WHEN 'told' THEN (
            SELECT array_agg(DISTINCT tie.other)::text FROM access_subjects(viewer, day, 'family') opened
            JOIN people_relationship tie ON tie.subject = opened WHERE tie.other NOT IN (SELECT access_closed(viewer, day)))
        WHEN 'kept' THEN (SELECT array_agg(kept)::text FROM access_kept_now(viewer, day) kept)
        END;
    held := coalesce(held, '');
    PERFORM set_config('corbiere.purpose', before, true);
    PERFORM set_config('corbiere.noted_' || what, whose || held, true);
    RETURN held;
END $$;

CREATE FUNCTION access_subjects(viewer uuid, day date, wanted text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 AS $$
BEGIN
    RETURN QUERY SELECT unnest(held.value::uuid[]) FROM json_each_text(NULLIF(access_noted(viewer, day, 'opened'), '')::json) held
    WHERE wanted = '' OR wanted = ANY (string_to_array(held.key, ','));
END $$;

CREATE FUNCTION access_pairs(viewer uuid, day date) RETURNS TABLE (subject uuid, category text) LANGUAGE plpgsql STABLE ROWS 1000 AS $$
BEGIN
    RETURN QUERY SELECT opened, filed FROM json_each_text(NULLIF(access_noted(viewer, day, 'opened'), '')::json) held,
        unnest(held.value::uuid[]) opened, unnest(string_to_array(held.key, ',')) filed;
END $$;

CREATE FUNCTION access_told(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 AS $$
BEGIN
    RETURN QUERY SELECT unnest(NULLIF(access_noted(viewer, day, 'told'), '')::uuid[]);
END $$;
"""
# People are named in a free text: every word of the name stands in it, in any order.
WITHHELD = """
CREATE FUNCTION access_is_named(name text, said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT name ~ '\\w' AND ARRAY(SELECT (regexp_matches(lower(name), '\\w+', 'g'))[1]) <@ ARRAY(SELECT (regexp_matches(lower(said), '\\w+', 'g'))[1])
$$;

CREATE FUNCTION access_name_of(viewer uuid) RETURNS text LANGUAGE sql STABLE AS
$$ SELECT name FROM agencies_practitioner WHERE subject = viewer $$;

CREATE INDEX ledger_withheld ON ledger_entry (subject_id) WHERE kind = 'address-noted' AND (body ->> 'withheld') = 'true';

CREATE FUNCTION access_kept_now(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH kept AS (
        SELECT held.subject_id, held.root, max(held."order") AS last FROM ledger_entry held
        WHERE held.kind = 'address-noted' AND (held.body ->> 'withheld') = 'true'
            AND held.subject_id IN (SELECT access_subjects(viewer, day, 'family'))
            AND (held.subject_id NOT IN (SELECT access_subjects(viewer, day, 'work'))
                OR access_is_named(access_name_of(viewer), coalesce(held.body ->> 'withheld_from', '')))
        GROUP BY 1, 2
    )
    SELECT e.id FROM kept JOIN ledger_entry e ON e.subject_id = kept.subject_id AND e.root = kept.root
    WHERE (e.kind = 'address-noted' AND e."order" <= kept.last) OR e.kind = 'withdrawn'
$$;

CREATE FUNCTION access_kept_back(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 10 AS $$
BEGIN
    RETURN QUERY SELECT unnest(NULLIF(access_noted(viewer, day, 'kept'), '')::uuid[]);
END $$;
"""
# Not somebody who was adopted, for an older record would give away today's name.
NAMING = """
CREATE FUNCTION access_ties_that_name(viewer uuid, day date) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
    name text := access_name_of(viewer);
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY SELECT tie.id FROM access_subjects(viewer, day, 'family') opened JOIN people_relationship tie ON tie.subject = opened
    WHERE tie.during @> day AND tie.other NOT IN (SELECT access_closed(viewer, day))
        AND NOT EXISTS (SELECT FROM people_relationship said WHERE said.subject = tie.other AND said.relation = 'adoptive-parent')
        AND NOT EXISTS (SELECT FROM people_relationship said WHERE said.other = tie.other AND said.relation = 'adopted-child')
        AND NOT EXISTS (SELECT FROM people_address a WHERE a.subject = tie.other AND a.withheld AND access_is_named(name, a.withheld_from));
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
# No rule lets anybody look a name up by its index, for what an index answers might tell of rows that are closed. These functions are the
# table's owner's, to whom all its rows are shown; only the second may be called by others, and gives what is open.
SEARCHING = """
CREATE FUNCTION access_names_like(how text, wanted text) RETURNS SETOF people_personname LANGUAGE plpgsql STABLE ROWS 1000 AS $$
BEGIN
    IF how = 'any' THEN RETURN QUERY SELECT * FROM people_personname WHERE keys && string_to_array(wanted, ' ');
    ELSIF how = 'all' THEN RETURN QUERY SELECT * FROM people_personname WHERE keys @> string_to_array(wanted, ' ');
    ELSIF how = 'alike' THEN RETURN QUERY SELECT * FROM people_personname WHERE plain % wanted;
    ELSIF how = 'begun' THEN RETURN QUERY SELECT * FROM people_personname WHERE plain %> wanted;
    END IF;
END $$;
REVOKE ALL ON FUNCTION access_names_like(text, text) FROM PUBLIC;

CREATE FUNCTION access_names(how text, wanted text) RETURNS SETOF people_personname
LANGUAGE plpgsql STABLE ROWS 1000 SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE viewer uuid := access_viewer(); day date := access_day();
    everything boolean := coalesce(current_setting('corbiere.purpose', true), '') = 'ledger';
    everybody boolean := 'identity' = ANY (access_of_everybody(viewer, day));
BEGIN
    RETURN QUERY SELECT named.* FROM access_names_like(how, wanted) named WHERE everything
        OR named.subject IN (SELECT access_subjects(viewer, day, 'identity')) OR named.subject IN (SELECT access_told(viewer, day))
        OR (everybody AND named.subject NOT IN (SELECT access_closed(viewer, day)));
END $$;
"""
LOOKING = """
CREATE FUNCTION access_looker() RETURNS uuid LANGUAGE sql STABLE AS
$$ SELECT CASE WHEN access_works_here(access_viewer(), access_day()) THEN access_viewer() END $$;

CREATE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('corbiere.noted_' || what, '', true) FROM unnest('{opened,told,kept}'::text[]) what;
    RETURN NULL;
END $$;
"""
READ = (
    "access_grant",
    "agencies_cover",
    "agencies_known",
    "agencies_practitioner",
    "agencies_roleheld",
    "agencies_teammanager",
    "agencies_teammember",
    "people_relationship",
    "people_address",
)
CHANGED = "CREATE TRIGGER changes_what_is_open AFTER INSERT OR UPDATE OR DELETE ON {} FOR EACH STATEMENT EXECUTE FUNCTION access_changed();"


class Migration(migrations.Migration):
    dependencies = [("access", "0005_failed_sign_ins"), ("agencies", "0002_roles_of_the_service"), ("people", "0003_relationships_then")]
    operations = [
        migrations.RunSQL(OLD + CLOSED + GRANTED + NOTED + WITHHELD + NAMING + SEARCHING + LOOKING, migrations.RunSQL.noop),
        migrations.RunSQL("\n".join(CHANGED.format(table) for table in READ), migrations.RunSQL.noop),
    ]
