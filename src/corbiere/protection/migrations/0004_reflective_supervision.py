from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("protection", "0003_when_it_goes_wrong")]

    operations = [
        migrations.AlterField(
            model_name="alert",
            name="kind",
            field=models.CharField(
                choices=[
                    ("two-failed-visits", "Not seen, twice running"),
                    ("unseen-undecided", "Not seen twice, and nothing decided"),
                    ("new-concern", "New worry"),
                    ("in-hospital", "In hospital, not planned"),
                    ("home-undecided", "Home from hospital, and nothing decided"),
                    ("newcomer", "Somebody new in the home"),
                    ("missing", "Missing"),
                    ("return-talk", "Back from being missing"),
                    ("stuck", "The plan is stuck"),
                    ("reflection", "Complex, stuck or drifting: reflective supervision not considered"),
                    ("early-review", "Early review asked for"),
                    ("legal-planning", "Legal planning needed"),
                    ("difference", "Professionals differ"),
                ],
                max_length=20,
            ),
        ),
    ]
