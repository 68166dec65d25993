"""Addresses of a person's own pages: designation and notices."""

from django.urls import path

from compliance.views.people import Designation, Notices

urlpatterns = [
    path("designacion/<int:pk>/", Designation.as_view(), name="designation"),
    path("avisos/", Notices.as_view(), name="notices"),
]
