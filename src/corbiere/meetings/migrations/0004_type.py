from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("meetings", "0003_asked_to_come")]

    operations = [
        migrations.RenameField(model_name="meeting", old_name="sort", new_name="type"),
        migrations.RenameField(model_name="reportwanted", old_name="sort", new_name="type"),
    ]
