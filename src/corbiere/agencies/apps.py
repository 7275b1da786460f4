from importlib import import_module

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "corbiere.agencies"
    label = "agencies"

    def ready(self) -> None:
        for declared in ("entries", "carers", "reaching", "working", "taking", "rulings", "gates", "carer_rulings", "giving", "readings"):
            import_module(f"{self.name}.{declared}")
