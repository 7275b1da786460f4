from importlib import import_module

from django.apps import AppConfig

DECLARED: tuple[str, ...] = (
    "entries",
    "meetings",
    "pathway_meetings",
    "rulings",
    "placement_meeting",
    "stays",
    "readings",
    "care_plan",
    "opening_plans",
    "register",
    "court_register",
    "tasks",
    "agreed_tasks",
    "review_alarms",
    "opening_reviews",
    "review_tasks",
    "leaving_tasks",
    "pathway_tasks",
    "carers",
    "whereabouts",
    "health_tasks",
    "daily_tasks",
    "care_plan_tasks",
    "measures.review_catalogue",
    "measures.catalogue",
)


class CareConfig(AppConfig):
    name = "corbiere.care"
    label = "care"

    def ready(self) -> None:
        for declared in DECLARED:
            import_module(f"{self.name}.{declared}")
