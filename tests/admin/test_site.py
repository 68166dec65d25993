"""The order and titles of the index, and what search boxes show."""

from typing import Any

from django.test import Client
from django.urls import reverse

from compliance.admin.site import ORDER
from compliance.models import Entity, PriorityObjective


def test_the_index_follows_the_work(as_administrator: Client) -> None:
    applications = as_administrator.get(reverse("admin:index")).context["app_list"]
    assert applications[0]["app_label"] == "compliance"
    assert [table["object_name"] for table in applications[0]["models"]] == list(ORDER)


def test_titles_are_spanish(as_administrator: Client) -> None:
    page = as_administrator.get(reverse("admin:index")).content.decode()
    assert "Administración del reporte de cumplimiento" in page
    assert "Sesión de" in page
    assert "Bienvenido" not in page


def test_a_search_box_shows_names_beside_codes(as_administrator: Client, pnig: Any) -> None:
    objective = PriorityObjective.objects.get(code="OP.01")
    asked = {"app_label": "compliance", "model_name": "guideline", "field_name": "objective", "term": "OP.01"}
    found = as_administrator.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert found == [{"id": str(objective.pk), "text": f"OP.01 · {objective.name}"}]


def test_a_name_that_is_missing_leaves_the_code_alone(as_administrator: Client) -> None:
    Entity.objects.create(acronym="SERVIR")
    asked = {"app_label": "compliance", "model_name": "service", "field_name": "entity", "term": "servir"}
    found = as_administrator.get(reverse("admin:autocomplete"), asked).json()["results"]
    assert [one["text"] for one in found] == ["SERVIR"]
