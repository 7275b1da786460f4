"""Keeps with each period what began it. Until the readings are rebuilt, those from before say nothing of it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_roles_of_the_service")]
    operations = [
        migrations.AddField(model, "entry", models.UUIDField(null=True))
        for model in ("practitioner", "teammember", "teammanager", "roleheld")
    ]
