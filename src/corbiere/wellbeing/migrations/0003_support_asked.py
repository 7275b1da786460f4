from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("wellbeing", "0002_for_managers")]

    operations = [
        migrations.CreateModel(
            name="HubSupportGrant",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("access.stepgrant",),
        ),
    ]
