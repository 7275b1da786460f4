from importlib import import_module

from django.apps import AppConfig

DECLARED: tuple[str, ...] = (
    "court",
    "parts",
    "looked_after.prefill",
    "carers.prefill",
    "reviews.parts",
    "reviews.prefill",
    "pathway.page",
    "pathway.prefill",
    "pathway.paper",
    "care_plan.page",
    "care_plan.prefill",
    "care_plan.paper",
)


class CarePagesConfig(AppConfig):
    name = "corbiere.care.pages"
    label = "care_pages"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
