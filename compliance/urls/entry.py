"""Addresses of what entities do: their year, its entries, their sending."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
