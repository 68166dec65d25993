"""Addresses of the report."""

from django.urls import path

from compliance.views.report import Reconciliation, ReportFile, ReportPage, Reports
from compliance.views.report_today import ReportToday
from compliance.views.waiver import FindingPage

urlpatterns = [
    path("reportes/", Reports.as_view(), name="reports"),
    path("reporte/<str:code>/<int:year>/", ReportPage.as_view(), name="report"),
    path("reporte/hoy/", ReportToday.as_view(), name="today"),
    path("reporte/<str:code>/<int:year>/hoy/", ReportToday.as_view(), name="report_today"),
    path("reporte/<str:code>/<int:year>/error/<str:digest>/", FindingPage.as_view(), name="report_finding"),
    path("reporte/<str:code>/<int:year>/conciliacion/", Reconciliation.as_view(), name="report_reconciliation"),
    path("reporte/<str:code>/<int:year>/<str:format_name>/", ReportFile.as_view(), name="report_file"),
]
