from importlib import import_module

from django.apps import AppConfig

DECLARED = ("entries", "phrases", "rulings", "opening", "readings", "tasks")


class WellbeingConfig(AppConfig):
    name = "corbiere.wellbeing"
    label = "wellbeing"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
