from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "corbiere.desk"
    label = "desk"
