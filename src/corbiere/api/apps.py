from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "corbiere.api"
    label = "api"
