from importlib import import_module

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "corbiere.registers"
    label = "registers"

    def ready(self) -> None:
        for declared in ("entries", "checks"):
            import_module(f"{self.name}.{declared}")
