from importlib import import_module

from django.apps import AppConfig


class RegisterPagesConfig(AppConfig):
    name = "corbiere.registers.pages"
    label = "register_pages"

    def ready(self) -> None:
        import_module(f"{self.name}.navigation")
