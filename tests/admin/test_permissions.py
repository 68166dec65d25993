"""Permissions are read in Spanish wherever they are given."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from compliance.admin.permissions import in_words
from compliance.models import User
from tests.admin.addresses import address


@pytest.mark.django_db
def test_a_permission_is_a_verb_and_a_table() -> None:
    permission = Permission.objects.get(codename="change_indicator")
    assert in_words(permission) == "Cumplimiento de la política | indicador: modificar"


@pytest.mark.django_db
def test_a_permission_of_another_kind_keeps_its_name() -> None:
    permission = Permission.objects.get(codename="change_indicator")
    permission.codename, permission.name = "publish_report", "Publicar el reporte"
    assert in_words(permission).endswith("indicador: Publicar el reporte")


def test_pages_that_give_permissions_are_spanish(as_administrator: Client, administrator: User) -> None:
    for page in (address(Group, "add"), address(User, "change", administrator.pk)):
        text = as_administrator.get(page).content.decode()
        assert "indicador: modificar" in text
        assert "Can " not in text
        assert " event:" not in text
        assert "ghistory" not in text
        # Our own movements are no table of the trail.
        assert "movimiento: ver" in text


def test_a_group_is_saved_with_its_permissions(as_administrator: Client) -> None:
    chosen = list(Permission.objects.filter(content_type__model="target").values_list("pk", flat=True))
    as_administrator.post(address(Group, "add"), {"name": "Metas", "permissions": chosen})
    assert set(Group.objects.get().permissions.values_list("pk", flat=True)) == set(chosen)
