"""The one address of the public form."""

from django.urls import path

from corbiere.front_door.public import views

urlpatterns = [path("", views.worry, name="worry")]
handler400 = "corbiere.front_door.public.views.not_understood"
handler403 = "corbiere.front_door.public.views.not_understood"
handler404 = "corbiere.front_door.public.views.not_here"
handler500 = "corbiere.front_door.public.views.failed"
