"""Addresses of the application's pages."""

from django.urls import path

from compliance.views.report import Home, ReportFile, ReportPage

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("reporte/<str:code>/<int:year>/", ReportPage.as_view(), name="report"),
    path("reporte/<str:code>/<int:year>/<str:format_name>/", ReportFile.as_view(), name="report_file"),
]
