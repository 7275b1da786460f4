from importlib import import_module

from django.apps import AppConfig

DECLARED = (
    "entries",
    "after_worries",
    "at_once",
    "phrases",
    "planning",
    "meetings",
    "rulings",
    "readings",
    "facts",
    "opening",
    "alarms",
    "tasks",
    "telling",
    "register",
    "measures.catalogue",
)


class ProtectionConfig(AppConfig):
    name = "corbiere.protection"
    label = "protection"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
