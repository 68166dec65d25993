"""Addresses of what the ministry's reviewers do."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
