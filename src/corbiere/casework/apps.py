from importlib import import_module

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "corbiere.casework"
    label = "casework"

    def ready(self) -> None:
        for declared in ("entries", "telling", "rulings", "tasks", "measures"):
            import_module(f"{self.name}.{declared}")
