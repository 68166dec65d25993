"""Addresses of signing in and of passwords; nobody signs up, so there is no address for it."""

from allauth.account import views
from django.urls import path, re_path

urlpatterns = [
    path("ingresar/", views.login, name="account_login"),
    path("salir/", views.logout, name="account_logout"),
    path("inactiva/", views.account_inactive, name="account_inactive"),
    path("confirmar/", views.reauthenticate, name="account_reauthenticate"),
    path("contrasena/", views.password_change, name="account_change_password"),
    path("contrasena/crear/", views.password_set, name="account_set_password"),
    path("contrasena/olvidada/", views.password_reset, name="account_reset_password"),
    path("contrasena/enviada/", views.password_reset_done, name="account_reset_password_done"),
    path("contrasena/guardada/", views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^acceso/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
]
