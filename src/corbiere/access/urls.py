"""The addresses of signing in and out. There is none for signing up."""

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("sign-in/", views.login, name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("not-open/", views.account_inactive, name="account_inactive"),
    path("password/", views.password_change, name="account_change_password"),
]
