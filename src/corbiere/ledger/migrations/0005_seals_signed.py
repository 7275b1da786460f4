"""Seals that are signed and say which chains they hold; and links, which chain the rows of other tables as they are committed."""

import django.db.models.deletion
from django.db import migrations, models

ONCE = """
CREATE TRIGGER written_once BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION ledger_written_once();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION ledger_written_once();
ALTER TABLE {table} ENABLE ALWAYS TRIGGER written_once;
ALTER TABLE {table} ENABLE ALWAYS TRIGGER never_emptied;
"""
# The link is made when the transaction commits: until then two pages at once wait for nothing, and what comes last can hold nobody up.
LINK = """
CREATE FUNCTION ledger_link_row(called text, along uuid, held bigint, content jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE last record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended(called || along, 0));
    SELECT l.place, l.digest INTO last FROM ledger_link l WHERE l.chain = called AND l.lane = along ORDER BY l.place DESC LIMIT 1;
    INSERT INTO ledger_link (chain, lane, place, "row", previous, digest) VALUES (
        called, along, coalesce(last.place, 0) + 1, held, coalesce(last.digest, ''::bytea),
        sha256(coalesce(last.digest, ''::bytea) || convert_to(jsonb_strip_nulls(content)::text, 'UTF8'))
    );
END $$;

CREATE FUNCTION ledger_linked() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp SET timezone = 'UTC' SET bytea_output = 'hex' AS $$
BEGIN
    PERFORM ledger_link_row(
        TG_ARGV[0], coalesce((to_jsonb(NEW) ->> TG_ARGV[1])::uuid, '00000000-0000-0000-0000-000000000000'), NEW.id, to_jsonb(NEW)
    );
    RETURN NULL;
END $$;
"""
NIGHTS = """
CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON ledger_night DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_linked('nights', '');
ALTER TABLE ledger_night ENABLE ALWAYS TRIGGER linked;
SET LOCAL timezone = 'UTC';
DO $$ DECLARE held record; BEGIN
    FOR held IN SELECT id, to_jsonb(n) AS content FROM ledger_night n ORDER BY id LOOP
        PERFORM ledger_link_row('nights', '00000000-0000-0000-0000-000000000000', held.id, held.content);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_nights")]
    operations = [
        migrations.AddField("seal", "form", models.PositiveSmallIntegerField(default=1)),
        migrations.AddField("seal", "invented", models.BooleanField(default=False)),
        migrations.AddField("seal", "key", models.BinaryField(default=bytes, help_text="the public key that the signature is checked by")),
        migrations.AddField("seal", "signature", models.BinaryField(default=bytes)),
        migrations.CreateModel(
            name="SealedChain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=20)),
                ("lane", models.UUIDField()),
                ("after", models.BigIntegerField()),
                ("upto", models.BigIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("digest", models.BinaryField()),
                ("seal", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="chains", to="ledger.seal")),
            ],
            options={
                "db_table": "ledger_sealed",
                "constraints": [models.UniqueConstraint(fields=("chain", "lane", "upto"), name="a_chain_is_sealed_once_up_to_a_place")],
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=20)),
                ("lane", models.UUIDField()),
                ("place", models.BigIntegerField()),
                ("row", models.BigIntegerField()),
                ("previous", models.BinaryField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_link",
                "constraints": [
                    models.UniqueConstraint(fields=("chain", "lane", "place"), name="one_row_stands_in_a_place"),
                    models.UniqueConstraint(fields=("chain", "row"), name="a_row_stands_in_one_place"),
                ],
            },
        ),
        migrations.RunSQL(ONCE.format(table="ledger_sealed") + ONCE.format(table="ledger_link") + LINK + NIGHTS, migrations.RunSQL.noop),
    ]
