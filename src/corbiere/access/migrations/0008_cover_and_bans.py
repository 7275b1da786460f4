"""Carries a child to whoever covers for its worker with that child alone, and what was decided for one with whom nobody works to those
who manage whoever decided it or was asked; keeps back whatever a ban covers; and tells those who work with somebody that they were named
as family elsewhere.

It covers every address of the person from all who do not work with them, and from whom the ban names, whoever acts for them and on
whichever record of those who live there it stands; from the latter, numbers and places of work too. `access_banned` tells of whom a viewer
must not learn where they live, by a ban that holds on a day, or by any there is where the day is empty. Names are compared as they are in
`access_is_named`. `access_told_elsewhere` says of the people whose family is open to a viewer, who are given to them by name or by cover, that
somebody else told of a tie to them on another record, and who: not on which, for that may be closed.
"""

from django.db import migrations

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
        FROM access_grant g JOIN covered c ON g.practitioner = c.away WHERE g.basis = 'allocated' AND NOT EXISTS (
            SELECT FROM agencies_childcover o WHERE o.subject = g.subject AND o.away = g.practitioner AND o.during @> day)
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'cover', g.detail, g.practitioner, g.during * c.during, g.entry
        FROM access_grant g JOIN agencies_childcover c ON g.practitioner = c.away AND g.subject = c.subject
        WHERE g.basis = 'allocated' AND c.acting = viewer AND c.during @> day
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE g.basis IN ('allocated', 'decided') AND g.team IN (SELECT team FROM managed)
        UNION ALL
        SELECT g.subject, g.categories, g.basis, 'manager', g.detail, g.practitioner, g.during, g.entry
        FROM access_grant g WHERE g.basis IN ('allocated', 'decided') AND g.practitioner IN (SELECT member FROM staff)
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
LEDGERS_EYES = """LANGUAGE plpgsql STABLE ROWS 10 AS $$
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY {};
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
UNDER_BAN = "SELECT b.subject FROM people_addressban b WHERE b.place IS NULL AND b.during @> day"
BANNED = """WITH looking AS (SELECT p.name, p.agency FROM agencies_practitioner p WHERE p.subject = viewer)
    SELECT b.subject FROM people_addressban b, looking WHERE b.place IS NULL AND (day IS NULL OR b.during @> day) AND (
        looking.agency = ANY (b.acting) OR access_is_named(looking.name, b.name)
        OR EXISTS (SELECT FROM people_personname n WHERE n.subject = b.person AND access_is_named(looking.name, n.given || ' ' || n.family)))"""
PLACES = """SELECT a.place FROM people_address a WHERE a.place <> '' AND (
        a.subject IN (SELECT access_banned(viewer, day)) OR (a.withheld AND access_is_named(access_name_of(viewer), a.withheld_from)))"""
KEPT = """
CREATE OR REPLACE FUNCTION access_kept_now(viewer uuid, day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH kept AS (
        SELECT held.subject_id, held.root, max(held."order") AS last FROM ledger_entry held
        WHERE held.kind = 'address-noted' AND (held.body ->> 'withheld') = 'true'
            AND held.subject_id IN (SELECT access_subjects(viewer, day, 'family'))
            AND (held.subject_id NOT IN (SELECT access_subjects(viewer, day, 'work'))
                OR access_is_named(access_name_of(viewer), coalesce(held.body ->> 'withheld_from', '')))
        GROUP BY 1, 2
    ),
    banned AS (SELECT access_banned(viewer, day) AS subject),
    closed AS (
        SELECT under.subject FROM access_under_ban(day) under (subject) WHERE under.subject IN (SELECT access_subjects(viewer, day, 'family'))
            AND under.subject NOT IN (SELECT access_subjects(viewer, day, 'work'))
        UNION SELECT subject FROM banned
    ),
    hidden AS (
        SELECT e.subject_id, e.root FROM ledger_entry e WHERE e.kind = 'address-noted' AND e.subject_id IN (SELECT subject FROM closed)
        UNION SELECT e.subject_id, e.root FROM ledger_entry e
            WHERE e.kind IN ('telephone-noted', 'telephone-ended', 'workplace-noted') AND e.subject_id IN (SELECT subject FROM banned)
        UNION SELECT a.subject, a.entry FROM people_address a WHERE a.place IN (SELECT access_places_kept(viewer, day))
        UNION SELECT b.subject, b.entry FROM people_addressban b WHERE b.place IS NULL AND b.subject IN (SELECT access_banned(viewer, NULL))
    )
    SELECT e.id FROM kept JOIN ledger_entry e ON e.subject_id = kept.subject_id AND e.root = kept.root
    WHERE (e.kind = 'address-noted' AND e."order" <= kept.last) OR e.kind = 'withdrawn'
    UNION SELECT e.id FROM hidden JOIN ledger_entry e ON e.subject_id = hidden.subject_id AND e.root = hidden.root
$$;
"""
NAMING = """
CREATE OR REPLACE FUNCTION access_ties_that_name(viewer uuid, day date) RETURNS SETOF bigint LANGUAGE plpgsql STABLE ROWS 100 AS $$
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
    name text := access_name_of(viewer);
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY SELECT tie.id FROM access_subjects(viewer, day, 'family') opened JOIN people_relationship tie ON tie.subject = opened
    WHERE tie.during @> day AND tie.other NOT IN (SELECT access_closed(viewer, day)) AND tie.other NOT IN (SELECT access_banned(viewer, day))
        AND NOT EXISTS (SELECT FROM people_relationship said WHERE said.subject = tie.other AND said.relation = 'adoptive-parent')
        AND NOT EXISTS (SELECT FROM people_relationship said WHERE said.other = tie.other AND said.relation = 'adopted-child')
        AND NOT EXISTS (SELECT FROM people_address a WHERE a.subject = tie.other AND a.withheld AND access_is_named(name, a.withheld_from));
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
TOLD = """
CREATE FUNCTION access_told_elsewhere(viewer uuid, day date, since date, until date) RETURNS TABLE (
    person uuid, entry uuid, author uuid, told date
) LANGUAGE plpgsql STABLE ROWS 10 AS $$
#variable_conflict use_column
DECLARE before text := coalesce(current_setting('corbiere.purpose', true), '');
BEGIN
    PERFORM set_config('corbiere.purpose', 'ledger', true);
    RETURN QUERY
    WITH given AS (
        SELECT g.subject FROM access_grant g WHERE g.during @> day AND (g.practitioner = viewer
            OR g.practitioner IN (SELECT c.subject FROM agencies_cover c WHERE c.acting = viewer AND c.during @> day))
        UNION SELECT c.subject FROM agencies_childcover c WHERE c.acting = viewer AND c.during @> day
    ),
    tied AS (SELECT tie.other, tie.entry FROM given JOIN people_relationship tie ON tie.other = given.subject)
    SELECT tied.other, tied.entry, e.practitioner, e.day FROM tied CROSS JOIN LATERAL (
        SELECT l.practitioner, (l.recorded AT TIME ZONE 'Europe/Jersey')::date AS day FROM ledger_entry l
        WHERE l.root = tied.entry AND l.kind = 'relationship-noted' ORDER BY l."order" DESC LIMIT 1
    ) e WHERE e.practitioner <> viewer AND e.day BETWEEN since AND until AND tied.other IN (SELECT access_subjects(viewer, day, 'family'));
    PERFORM set_config('corbiere.purpose', before, true);
END $$;
"""
CHANGED = "\n".join(
    f"CREATE TRIGGER changes_what_is_open AFTER INSERT OR UPDATE OR DELETE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION access_changed();"
    for table in ("agencies_childcover", "people_addressban")
)
FUNCTIONS = "\n".join(
    f"CREATE FUNCTION {head} RETURNS SETOF {gives} {LEDGERS_EYES.format(told)}"
    for head, gives, told in (
        ("access_under_ban(day date)", "uuid", UNDER_BAN),
        ("access_banned(viewer uuid, day date)", "uuid", BANNED),
        ("access_places_kept(viewer uuid, day date)", "text", PLACES),
    )
)


class Migration(migrations.Migration):
    dependencies = [("access", "0007_holders"), ("agencies", "0005_cover_steps_and_telephones"), ("people", "0005_bans_and_telephones")]
    operations = [
        migrations.CreateModel(
            name="StepGrant",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("access.grant",),
        ),
        migrations.RunSQL(GRANTED + FUNCTIONS + KEPT + NAMING + TOLD + CHANGED, migrations.RunSQL.noop),
    ]
