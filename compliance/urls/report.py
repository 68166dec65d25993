"""Addresses of the report."""

from django.urls import path

from compliance.views.chosen import ChosenFile, ChosenPage
from compliance.views.papers import CeplanFile, EntityFile, EntityPage, ObjectiveFile, ObjectivePage, Papers
from compliance.views.passage import EditedTexts, FigureSearch, PassagePage, PassagePreview
from compliance.views.report import Reconciliation, ReportFile, ReportPage, Reports
from compliance.views.report_today import ReportToday
from compliance.views.returned import ReturnedDocumentPage, ReturnedDocuments
from compliance.views.waiver import FindingPage

urlpatterns = [
    path("reportes/", Reports.as_view(), name="reports"),
    path("reporte/<str:code>/<int:year>/", ReportPage.as_view(), name="report"),
    path("reporte/hoy/", ReportToday.as_view(), name="today"),
    path("reporte/<str:code>/<int:year>/hoy/", ReportToday.as_view(), name="report_today"),
    path("reporte/<str:code>/<int:year>/error/<str:digest>/", FindingPage.as_view(), name="report_finding"),
    path("reporte/<str:code>/<int:year>/conciliacion/", Reconciliation.as_view(), name="report_reconciliation"),
    path("reporte/<str:code>/<int:year>/textos/", EditedTexts.as_view(), name="edited_texts"),
    path("reporte/<str:code>/<int:year>/devueltos/", ReturnedDocuments.as_view(), name="returned_documents"),
    path("reporte/<str:code>/<int:year>/devueltos/<int:pk>/", ReturnedDocumentPage.as_view(), name="returned_document"),
    path("reporte/<str:code>/<int:year>/cifras/", FigureSearch.as_view(), name="figure_search"),
    path("reporte/<str:code>/<int:year>/texto/<path:where>", PassagePage.as_view(), name="passage"),
    path("reporte/<str:code>/<int:year>/vista/<path:where>", PassagePreview.as_view(), name="passage_preview"),
    path("reporte/<str:code>/<int:year>/formatos/", Papers.as_view(), name="papers"),
    path("reporte/<str:code>/<int:year>/ceplan/", CeplanFile.as_view(), name="ceplan_file"),
    path("reporte/<str:code>/<int:year>/objetivo/<str:subject>/", ObjectivePage.as_view(), name="objective_paper"),
    path(
        "reporte/<str:code>/<int:year>/objetivo/<str:subject>/<str:format_name>/",
        ObjectiveFile.as_view(),
        name="objective_file",
    ),
    path("reporte/<str:code>/<int:year>/entidad/<str:subject>/", EntityPage.as_view(), name="entity_paper"),
    path(
        "reporte/<str:code>/<int:year>/entidad/<str:subject>/<str:format_name>/",
        EntityFile.as_view(),
        name="entity_file",
    ),
    path("reporte/<str:code>/<int:year>/indicadores/", ChosenPage.as_view(), name="chosen_paper"),
    path(
        "reporte/<str:code>/<int:year>/indicadores/<str:format_name>/",
        ChosenFile.as_view(),
        name="chosen_file",
    ),
    path("reporte/<str:code>/<int:year>/<str:format_name>/", ReportFile.as_view(), name="report_file"),
]
