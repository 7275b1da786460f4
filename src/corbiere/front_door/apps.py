from importlib import import_module

from django.apps import AppConfig

DECLARED = ("entries", "facts", "along", "rulings", "readings", "opening", "agency_questions", "tasks", "measures")


class FrontDoorConfig(AppConfig):
    name = "corbiere.front_door"
    label = "front_door"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
