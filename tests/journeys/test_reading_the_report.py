"""Someone of the ministry reads the 2021 report, and keeps it as a file."""

from django.urls import reverse

REPORT = "/reporte/PNIG/2021/"


def test_a_reader_signs_in_and_reads_the_figures_of_2021(visitor) -> None:
    # Given someone who may read reports
    reader = visitor().signs_in("lectura")
    # When they choose the year
    reader.page.get_by_role("link", name="2021", exact=True).click()
    # Then the report stands there with its figures
    assert reader.sees("Reporte de cumplimiento 2021")
    shown = reader.page.locator(".report-key-figures .report-figure").all_inner_texts()
    assert shown[:2] == ["34", "10"]
    # And it can be kept as a file
    with reader.page.expect_download() as download:
        reader.page.get_by_role("link", name="HTML").click()
    assert download.value.suggested_filename == "reporte-PNIG-2021.html"


def test_nobody_reads_it_without_signing_in(visitor) -> None:
    stranger = visitor()
    stranger.goes_to(REPORT)
    assert reverse("account_login") in stranger.page.url


def test_an_administrator_finds_the_whole_catalogue(visitor) -> None:
    administrator = visitor().signs_in("administracion")
    assert administrator.goes_to("/admin/compliance/indicator/") == 200
    assert administrator.sees("IOP.01.01")
    assert administrator.sees("34 indicadores")
