"""Root addresses: the administration, the accounts and the application's pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path

# One door for everyone: the administration's own login has no limit of attempts.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]


@login_not_required
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """Where browsers ask of their own accord, for files and answers that name no icon."""
    return redirect(static("compliance/icon.svg"))


urlpatterns = [
    path("favicon.ico", favicon, name="favicon"),
    path("admin/", admin.site.urls),
    path("cuenta/", include("compliance.urls.account")),
    path("", include("compliance.urls")),
]
