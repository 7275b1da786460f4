from importlib import import_module

from django.apps import AppConfig


class PeoplePagesConfig(AppConfig):
    name = "corbiere.people.pages"
    label = "people_pages"

    def ready(self) -> None:
        import_module(f"{self.name}.parts")
