"""Root addresses: the administration, the accounts and the application's pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# One door for everyone: the administration's own login has no limit of attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("cuenta/", include("compliance.urls.account")),
    path("", include("compliance.urls")),
]
