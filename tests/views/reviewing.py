"""Addresses, texts and decisions of the pages of review."""

from decimal import Decimal
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from compliance.models import Indicator, ProgressEntry, Target
from tests.entries import sent

MINISTRY = {"reviewer", "reviewer_of_own_unit", "reviewer_and_focal", "administrator"}
OWN = {"focal", "focal_of_parent", "reviewer_and_focal"}


def page(entry: Any, name: str = "review_entry") -> str:
    return reverse(name, args=["indicador" if isinstance(entry, ProgressEntry) else "servicio", entry.pk])


def text(response: HttpResponse) -> str:
    return " ".join(response.content.decode().split())


def many(world: Any, people: Any, count: int) -> None:
    for number in range(count):
        indicator = Indicator.objects.create(
            service=world.service, code=f"ISS.01.01.01.{number + 10}", entity=world.aurora, unit="percentage"
        )
        Target.objects.create(indicator=indicator, year=2022, value=Decimal(5))
        entry = ProgressEntry.objects.create(indicator=indicator, year=2022, cycle=world.cycle, value=Decimal(6))
        sent.send(world, people, entry)


def decide(client: Client, entry: Any, action: str, **data: Any) -> Any:
    return client.post(page(entry), {"accion": action, "version": entry.version, **data})
