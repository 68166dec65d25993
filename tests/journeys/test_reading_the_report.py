"""Someone of the ministry reads the 2021 report, at a desk and on a phone."""

import pytest
from django.urls import reverse

from tests.journeys.conftest import DESKTOP, PHONE

REPORT = "/reporte/PNIG/2021/"


def test_a_reader_signs_in_and_reads_the_figures_of_2021(visitor) -> None:
    # Given someone who may read reports
    reader = visitor().signs_in("lectura")
    # When they choose the year
    reader.page.click("text=2021")
    # Then the report stands there with its figures
    assert reader.sees("Reporte de cumplimiento 2021")
    shown = reader.page.locator(".report-key-figures .report-figure").all_inner_texts()
    assert shown[:2] == ["34", "10"]
    # And it can be kept as a file
    with reader.page.expect_download() as download:
        reader.page.click("text=HTML")
    assert download.value.suggested_filename == "reporte-PNIG-2021.html"


def test_nobody_reads_it_without_signing_in(visitor) -> None:
    stranger = visitor()
    stranger.goes_to(REPORT)
    assert reverse("account_login") in stranger.page.url


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["/reportes/", REPORT, "/reporte/PNIG/2022/"])
def test_pages_fit_and_keep_nobody_out(visitor, viewport, path) -> None:
    reader = visitor(viewport=viewport).signs_in("lectura")
    assert reader.goes_to(path) == 200
    assert not reader.scrolls_sideways()
    assert reader.barriers() == []


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_door_keeps_nobody_out_either(visitor, viewport) -> None:
    stranger = visitor(viewport=viewport)
    stranger.goes_to(reverse("account_login"))
    assert not stranger.scrolls_sideways()
    assert stranger.barriers() == []


def test_an_administrator_finds_the_whole_catalogue(visitor) -> None:
    administrator = visitor().signs_in("administracion")
    assert administrator.goes_to("/admin/compliance/indicator/") == 200
    assert administrator.sees("IOP.01.01")
    assert administrator.sees("34 indicadores")
