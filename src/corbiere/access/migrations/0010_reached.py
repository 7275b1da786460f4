"""Keeps numbers and places of work, too, from whoever a ban on the address names, and from whoever acts for them."""

from django.db import migrations

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


class Migration(migrations.Migration):
    dependencies = [("access", "0009_address_bans"), ("people", "0006_reached")]
    operations = [migrations.RunSQL(KEPT, migrations.RunSQL.noop)]
