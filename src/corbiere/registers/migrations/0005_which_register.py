from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    dependencies: ClassVar = [("registers", "0004_questions")]

    operations: ClassVar = [
        migrations.RenameField("registerasker", "register", "which"),
        migrations.RenameField("registerquestion", "register", "which"),
    ]
