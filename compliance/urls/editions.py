"""Addresses of editions before they are public: the ministry's pages, each entity's extract, two years compared."""

from django.urls import path

from compliance.views.comparison import YearComparison
from compliance.views.editions import (
    EditionBoard,
    EditionChanges,
    EditionDraft,
    EditionPreview,
    Editions,
)
from compliance.views.extracts import ExtractPage
from compliance.views.preparing import EditionPrepare

urlpatterns = [
    path("ediciones/", Editions.as_view(), name="editions"),
    path("ediciones/preparar/<str:code>/<int:year>/", EditionPrepare.as_view(), name="edition_prepare"),
    path("ediciones/<int:pk>/", EditionBoard.as_view(), name="edition"),
    path("ediciones/<int:pk>/leer/", EditionPreview.as_view(), name="edition_preview"),
    path("ediciones/<int:pk>/cambios/", EditionChanges.as_view(), name="edition_changes"),
    path("ediciones/<int:pk>/borrador/<str:format_name>/", EditionDraft.as_view(), name="edition_draft"),
    path("ediciones/<int:pk>/extracto/<str:entity>/", ExtractPage.as_view(), name="extract"),
    path("reporte/<str:code>/<int:year>/frente-a/<int:other>/", YearComparison.as_view(), name="year_comparison"),
]
