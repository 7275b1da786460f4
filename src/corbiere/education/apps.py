from importlib import import_module

from django.apps import AppConfig

DECLARED: tuple[str, ...] = ("entries", "rulings", "readings", "opening", "meetings", "tasks", "measures")


class EducationConfig(AppConfig):
    name = "corbiere.education"
    label = "education"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
