"""Accounts, their bindings and the access log are a practitioner's or a person's."""

from django.db import migrations, models
from django.db.models import Q

LANES = """
DROP TRIGGER linked ON access_sight;
CREATE CONSTRAINT TRIGGER linked AFTER INSERT ON access_sight DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION ledger_linked('sights', 'practitioner', 'person');
ALTER TABLE access_sight ENABLE ALWAYS TRIGGER linked;
"""


def _one_holder(name: str) -> models.CheckConstraint:
    practitioner, person = Q(practitioner__isnull=False), Q(person__isnull=False)
    return models.CheckConstraint(condition=(practitioner & ~person) | (person & ~practitioner), name=name)


class Migration(migrations.Migration):
    dependencies = [("access", "0006_one_telling"), ("ledger", "0007_authors_and_keys")]
    operations = [
        migrations.AlterModelTable("sight", "access_sight"),
        migrations.RenameModel("Sight", "AccessLog"),
        migrations.AlterModelOptions("accesslog", {"verbose_name": "sight"}),
        migrations.AlterField("account", "practitioner", models.UUIDField(null=True, unique=True)),
        migrations.AddField("account", "person", models.UUIDField(null=True, unique=True)),
        migrations.AddConstraint("account", _one_holder("an_account_is_of_one_holder")),
        migrations.AlterField("accountbinding", "practitioner", models.UUIDField(null=True)),
        migrations.AddField("accountbinding", "person", models.UUIDField(null=True)),
        migrations.AddConstraint("accountbinding", _one_holder("a_binding_is_of_one_holder")),
        migrations.AlterField("accesslog", "practitioner", models.UUIDField(null=True)),
        migrations.AddField("accesslog", "person", models.UUIDField(null=True)),
        migrations.AddConstraint("accesslog", _one_holder("a_sight_is_of_one_holder")),
        migrations.RunSQL(LANES, migrations.RunSQL.noop),
    ]
