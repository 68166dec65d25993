"""Addresses of the report."""

from django.urls import path

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
    path("reporte/<str:code>/<int:year>/<str:format_name>/", ReportFile.as_view(), name="report_file"),
]
