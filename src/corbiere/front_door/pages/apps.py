from importlib import import_module

from django.apps import AppConfig

DECLARED = ("parts", "decision")


class FrontDoorPagesConfig(AppConfig):
    name = "corbiere.front_door.pages"
    label = "front_door_pages"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
