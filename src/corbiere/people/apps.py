from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "corbiere.people"
    label = "people"

    def ready(self) -> None:
        for declared in ("entries", "withholding", "reaching", "rulings", "readings", "address_bans", "reached"):
            import_module(f"{self.name}.{declared}")
