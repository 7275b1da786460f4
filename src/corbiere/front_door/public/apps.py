from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "corbiere.front_door.public"
    label = "front_door_public"
