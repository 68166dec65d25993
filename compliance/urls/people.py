"""Addresses of a person's own pages: designation and notices."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
