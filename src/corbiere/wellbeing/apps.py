from importlib import import_module

from django.apps import AppConfig

DECLARED = (
    "entries",
    "phrases",
    "help_plan",
    "leading",
    "meetings",
    "rulings",
    "opening",
    "readings",
    "plan_readings",
    "tasks",
    "need_tasks",
    "plan_tasks",
    "outgrown_tasks",
    "measures.catalogue",
)


class WellbeingConfig(AppConfig):
    name = "corbiere.wellbeing"
    label = "wellbeing"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
