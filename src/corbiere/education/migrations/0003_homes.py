from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("education", "0002_together"),
    ]

    operations = [
        migrations.AddField(
            model_name="pupil",
            name="home",
            field=models.CharField(default="", help_text="in which sort of home they live, in general words", max_length=60),
        ),
        migrations.AddField(model_name="pupil", name="lives_off_island", field=models.BooleanField(default=False)),
    ]
