from importlib import import_module

from django.apps import AppConfig


class ProtectionPagesConfig(AppConfig):
    name = "corbiere.protection.pages"
    label = "protection_pages"

    def ready(self) -> None:
        for declared in ("meetings", "parts", "papers.catalogue", "plan.plan", "plan.prefill"):
            import_module(f"{self.name}.{declared}")
