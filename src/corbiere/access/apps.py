from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "corbiere.access"
    label = "access"

    def ready(self) -> None:
        for declared in ("rulings", "second_person", "opening", "readings", "held_steps"):
            import_module(f"{self.name}.{declared}")
