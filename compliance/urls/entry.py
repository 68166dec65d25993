"""Addresses of what entities do: their year, its entries, their sending."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path

from compliance.views.check import CheckPage
from compliance.views.entry import Result, TextsPage, ValuePage
from compliance.views.my_year import GoOn, MyYearPage
from compliance.views.sending import Preflight, SubmissionFile, SubmissionPage
from compliance.views.service import ActionsPage, ProtocolPage
from compliance.views.support import SupportPage

Page = Callable[..., HttpResponseBase]
ENTRY = "registro/<str:kind>/<int:pk>/"


def of_kind(**pages: type[Any]) -> Page:
    """One address for both kinds of entry, a page for each."""
    views: dict[str, Page] = {kind: page.as_view() for kind, page in pages.items()}

    def page(request: HttpRequest, kind: str, pk: int) -> HttpResponseBase:
        if kind not in views:
            raise Http404
        return views[kind](request, kind=kind, pk=pk)

    return page


urlpatterns = [
    path("mi-anio/", MyYearPage.as_view(), name="my_year"),
    path(ENTRY, GoOn.as_view(), name="entry"),
    path(f"{ENTRY}valor/", of_kind(indicador=ValuePage, servicio=ProtocolPage), name="entry_value"),
    path(f"{ENTRY}resultado/", of_kind(indicador=Result), name="entry_result"),
    path(f"{ENTRY}explicacion/", of_kind(indicador=TextsPage, servicio=ActionsPage), name="entry_texts"),
    path(f"{ENTRY}sustento/", SupportPage.as_view(), name="entry_support"),
    path(f"{ENTRY}revise/", CheckPage.as_view(), name="entry_check"),
    path("envio/<int:cycle>/<str:entity>/", Preflight.as_view(), name="preflight"),
    path("constancia/<str:code>/", SubmissionPage.as_view(), name="submission"),
    path("constancia/<str:code>/pdf/", SubmissionFile.as_view(), name="submission_file"),
]
