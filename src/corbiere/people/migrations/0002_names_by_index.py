"""Looking names up by keys, always through the index: the planner cannot know how few names have any of a hundred keys, and would
rather read them all."""

from django.db import migrations

BY_KEYS = """
CREATE FUNCTION people_by_keys(text[]) RETURNS SETOF people_personname LANGUAGE sql STABLE ROWS 100 SET enable_seqscan = off
AS $$ SELECT * FROM people_personname WHERE keys && $1 $$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_people")]
    operations = [migrations.RunSQL(BY_KEYS, "DROP FUNCTION people_by_keys(text[])")]
