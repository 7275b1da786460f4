from importlib import import_module

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "corbiere.agencies"
    label = "agencies"

    def ready(self) -> None:
        for declared in ("entries", "reaching", "working", "taking", "rulings", "giving", "readings"):
            import_module(f"{self.name}.{declared}")
