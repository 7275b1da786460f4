from importlib import import_module

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    name = "corbiere.registers"
    label = "registers"

    def ready(self) -> None:
        for declared in ("entries", "checks", "question_entries", "questions", "question_rulings", "question_tasks", "changes"):
            import_module(f"{self.name}.{declared}")
