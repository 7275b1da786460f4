from importlib import import_module
from pathlib import Path

from django.apps import AppConfig, apps

from corbiere.ledger.default_kinds import declare_the_rest
from corbiere.ledger.words import load


class DeskConfig(AppConfig):
    name = "corbiere.desk"
    label = "desk"

    def ready(self) -> None:
        """Every app that declares kinds stands before this one in INSTALLED_APPS."""
        declare_the_rest()
        for app in apps.get_app_configs():
            load(Path(app.path, "words"))
        for declared in ("record.parts", "plans.parts", "worklist.drafts"):
            import_module(f"{self.name}.{declared}")
