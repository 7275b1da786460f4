from importlib import import_module

from django.apps import AppConfig


class InsightPagesConfig(AppConfig):
    name = "corbiere.insight.pages"
    label = "insight_pages"

    def ready(self) -> None:
        import_module(f"{self.name}.navigation")
