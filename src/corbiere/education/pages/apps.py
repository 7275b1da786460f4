from importlib import import_module

from django.apps import AppConfig

DECLARED: tuple[str, ...] = ("parts", "prefill")


class EducationPagesConfig(AppConfig):
    name = "corbiere.education.pages"
    label = "education_pages"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
