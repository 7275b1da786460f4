"""The addresses of signing in and out. There is none for signing up."""

from allauth.account import views
from django.urls import path

from corbiere.access.forms import ChangePassword, SignIn

urlpatterns = [
    path("sign-in/", views.LoginView.as_view(form_class=SignIn), name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("not-open/", views.account_inactive, name="account_inactive"),
    path("password/", views.PasswordChangeView.as_view(form_class=ChangePassword), name="account_change_password"),
]
