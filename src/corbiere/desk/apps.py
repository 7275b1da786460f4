from django.apps import AppConfig

from corbiere.ledger.default_kinds import declare_the_rest


class DeskConfig(AppConfig):
    name = "corbiere.desk"
    label = "desk"

    def ready(self) -> None:
        declare_the_rest()  # every app that declares kinds stands before this one in INSTALLED_APPS
