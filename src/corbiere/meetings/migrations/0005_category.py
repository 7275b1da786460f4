from django.db import migrations, models


def filed() -> "models.CharField[str, str]":
    """Until now every meeting was one of child protection."""
    return models.CharField(default="protection", max_length=40, help_text="under which the meeting is filed")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_type")]

    operations = [
        migrations.AddField("meeting", "category", filed(), preserve_default=False),
        migrations.AddField("reportwanted", "category", filed(), preserve_default=False),
    ]
