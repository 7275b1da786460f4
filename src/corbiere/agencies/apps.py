from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "corbiere.agencies"
    label = "agencies"
