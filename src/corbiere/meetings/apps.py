from importlib import import_module

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "corbiere.meetings"
    label = "meetings"

    def ready(self) -> None:
        import_module(f"{self.name}.rulings")
        import_module(f"{self.name}.readings")
        import_module(f"{self.name}.grants")
        import_module(f"{self.name}.chairs")
