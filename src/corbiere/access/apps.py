from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "corbiere.access"
    label = "access"
