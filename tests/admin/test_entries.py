"""Entries are looked at, with their figures as they are read, and never changed here."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from compliance.models import AdoptedMeasure, ProgressEntry, ServiceEntry, StatedChange, StatedFigure
from tests.admin.addresses import OURS, address
from tests.admin.test_pages import READ_ONLY


def test_an_entry_shows_its_figures_and_lines(world: Any, make_entry: Any, as_administrator: Client) -> None:
    entry = make_entry()
    ProgressEntry.objects.update(value=Decimal("7.60"), numerator=Decimal("1234.50"), denominator=Decimal(16243))
    AdoptedMeasure.objects.create(entry=entry, position=1, text="Se capacitó a 40 personas.")
    page = as_administrator.get(address(ProgressEntry, "change", entry.pk)).content.decode()
    nbsp = "\N{NO-BREAK SPACE}"
    shown = [f"7.6{nbsp}%", f"1{nbsp}234.5", f"16{nbsp}243", "Se capacitó a 40 personas.", "Medidas adoptadas"]
    assert [text in page for text in shown] == [True] * 5
    assert "7.600" not in page
    assert "Cambios publicados" not in page
    listed = as_administrator.get(address(ProgressEntry, "changelist")).content.decode()
    assert f"7.6{nbsp}%" in listed


def test_the_resources_of_a_service_are_amounts(world: Any, make_entry: Any, as_administrator: Client) -> None:
    entry = make_entry(of_service=True)
    ServiceEntry.objects.update(modified_budget=Decimal("1250000.50"))
    page = as_administrator.get(address(ServiceEntry, "change", entry.pk)).content.decode()
    assert "1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000.5" in page


@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_nothing_is_written(every_table: Any, as_administrator: Client, name: str) -> None:
    model: Any = next(one for one in OURS if one.__name__ == name)
    row = model.objects.first()
    before = model.objects.filter(pk=row.pk).values().get()
    pages = [address(model, "add"), address(model, "change", row.pk), address(model, "delete", row.pk)]
    sent = {"post": "yes", "value": "1", "text": "otro", "status": "draft", "year": "1999"}
    assert [as_administrator.post(page, sent).status_code for page in pages] == [403, 403, 403]
    assert "delete_selected" not in as_administrator.get(address(model, "changelist")).content.decode()
    assert model.objects.filter(pk=row.pk).values().get() == before


def test_published_figures_keep_their_decimals(every_table: Any, as_administrator: Client) -> None:
    figure = StatedFigure.objects.order_by("key").first()
    change = StatedChange.objects.filter(change="-6.0").first()
    assert figure is not None
    assert change is not None
    assert figure.key in as_administrator.get(address(StatedFigure, "change", figure.pk)).content.decode()
    assert "-6.0" in as_administrator.get(address(StatedChange, "change", change.pk)).content.decode()
