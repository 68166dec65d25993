"""Addresses of the application's pages: one module a stage."""

from django.urls import path

from compliance.urls import editions, entry, people, publications, report, review
from compliance.views.home import Home

urlpatterns = [
    path("", Home.as_view(), name="home"),
    *entry.urlpatterns,
    *review.urlpatterns,
    *report.urlpatterns,
    *people.urlpatterns,
    *editions.urlpatterns,
    *publications.urlpatterns,
]
