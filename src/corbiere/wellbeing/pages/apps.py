from importlib import import_module

from django.apps import AppConfig

DECLARED = ("parts", "assessment.prefill", "requests.prefill", "papers", "helping.plan", "helping.prefill")


class WellbeingPagesConfig(AppConfig):
    name = "corbiere.wellbeing.pages"
    label = "wellbeing_pages"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
