"""Addresses of the report."""

from django.urls import path

from compliance.views.report import ReportFile, ReportPage, Reports

urlpatterns = [
    path("reportes/", Reports.as_view(), name="reports"),
    path("reporte/<str:code>/<int:year>/", ReportPage.as_view(), name="report"),
    path("reporte/<str:code>/<int:year>/<str:format_name>/", ReportFile.as_view(), name="report_file"),
]
