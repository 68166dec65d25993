"""What stands behind a figure of the report's page: one click from the sentence, for those who may see it."""

from datetime import date

import pytest
from django.urls import reverse

from compliance.choices import EntryStatus, EvidenceKind
from compliance.models import Evidence, ProgressEntry, Protocol
from tests.views.test_passage import YEAR, text


@pytest.fixture
def approved(world, make_entry) -> ProgressEntry:
    Protocol.objects.create(service=world.service, approved_on=date(2020, 1, 1))
    return make_entry(EntryStatus.APPROVED)


@pytest.fixture
def evidence(approved, people) -> Evidence:
    about = {"kind": EvidenceKind.REPORT, "title": "Informe 12", "link": "https://example.gob.pe/12"}
    return Evidence.objects.create(entry=approved, added_by=people["focal"], **about)


SEES = [("reviewer", "review_entry"), ("focal", "entry"), ("reader", ""), ("focal_of_another", "")]


@pytest.mark.parametrize(("who", "name"), SEES)
def test_a_figure_leads_to_its_entry_and_evidence(approved, evidence, enter, who, name) -> None:
    shown = text(enter(who).get(reverse("report", args=["PNIG", YEAR])))
    assert 'id="B-ISS.01.01.01.01"' in shown
    assert 'href="#B-ISS.01.01.01.01"' in shown
    assert ("Ver el registro y su revisión" in shown) == bool(name)
    assert ('href="https://example.gob.pe/12">Informe 12</a>' in shown) == bool(name)
    if name:
        assert f'href="{reverse(name, args=["indicador", approved.pk])}"' in shown


def test_an_entry_without_evidence_says_so(approved, enter) -> None:
    assert "Sin sustento adjunto." in text(enter("reviewer").get(reverse("report", args=["PNIG", YEAR])))
