from importlib import import_module

from django.apps import AppConfig

DECLARED = (
    "entries",
    "communication",
    "characteristics",
    "withholding",
    "consulting",
    "reaching",
    "rulings",
    "readings",
    "address_bans",
    "reached",
)


class PeopleConfig(AppConfig):
    name = "corbiere.people"
    label = "people"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
