"""Keeps back whatever a ban covers: every address of the person from all who do not work with them, and from whom the ban names, whoever
acts for them and on whichever record of those who live there it stands.

`access_banned` tells of whom a viewer must not learn where they live, by a ban that holds on a day, or by any there is where the day is
empty. Names are compared as they are in `access_is_named`.
"""

from django.db import migrations

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
CHANGED = """
CREATE TRIGGER changes_what_is_open AFTER INSERT OR UPDATE OR DELETE ON people_addressban FOR EACH STATEMENT EXECUTE FUNCTION access_changed();
"""
FUNCTIONS = "\n".join(
    f"CREATE FUNCTION {head} RETURNS SETOF {gives} {LEDGERS_EYES.format(told)}"
    for head, gives, told in (
        ("access_under_ban(day date)", "uuid", UNDER_BAN),
        ("access_banned(viewer uuid, day date)", "uuid", BANNED),
        ("access_places_kept(viewer uuid, day date)", "text", PLACES),
    )
)


class Migration(migrations.Migration):
    dependencies = [("access", "0008_cover_of_one_child"), ("people", "0005_address_bans")]
    operations = [migrations.RunSQL(FUNCTIONS + KEPT + NAMING + CHANGED, migrations.RunSQL.noop)]
