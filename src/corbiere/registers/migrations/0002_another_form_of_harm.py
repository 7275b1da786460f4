from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_the_register")]

    operations = [
        migrations.AddField(
            model_name="place",
            name="category_in_words",
            field=models.TextField(default="", help_text="which other form of harm it is, where it is none of the four"),
        ),
        migrations.AddField(model_name="place", name="before_in_words", field=models.TextField(default="")),
    ]
