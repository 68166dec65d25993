"""Root addresses: the administration, the accounts and the application's pages."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("cuenta/", include("allauth.account.urls")),
    path("", include("compliance.urls")),
]
