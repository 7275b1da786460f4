from importlib import import_module

from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "corbiere.protection"
    label = "protection"

    def ready(self) -> None:
        for declared in (
            "entries",
            "phrases",
            "meetings",
            "rulings",
            "readings",
            "facts",
            "opening",
            "alarms",
            "tasks",
            "measures.catalogue",
        ):
            import_module(f"{self.name}.{declared}")
