from importlib import import_module

from django.apps import AppConfig

DECLARED = ("entries", "phrases", "rulings", "opening", "opening_needs", "readings", "tasks", "need_tasks")


class WellbeingConfig(AppConfig):
    name = "corbiere.wellbeing"
    label = "wellbeing"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
