"""The addresses of signing in and out. There is none for signing up."""

from allauth.account import views
from django.db.transaction import non_atomic_requests
from django.urls import path

from corbiere.access.forms import SignIn
from corbiere.access.pages import ChangePasswordPage

urlpatterns = [
    # Each try is counted when it is made: what is counted in one transaction with the page is seen by nobody until the page is done.
    path("sign-in/", non_atomic_requests(views.LoginView.as_view(form_class=SignIn)), name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("not-open/", views.account_inactive, name="account_inactive"),
    path("password/", ChangePasswordPage.as_view(), name="account_change_password"),
]
