"""The ayuda memoria: one page for every objective, its own indicators, its services, and what is pending and why."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from compliance.report.build import RENDERERS, last_day
from compliance.report.document import Document, Paragraph, SmallCharts, Table
from compliance.report.narrative import tell
from compliance.report.papers.objective import LONGEST_REASON, aide_memoire, shortened
from compliance.report.reading import read_figures

OBJECTIVES = [f"OP.0{number}" for number in range(1, 7)]


def said(document: Document) -> str:
    paragraphs = [block for section in document.sections for block in section.blocks if isinstance(block, Paragraph)]
    return "\n".join(
        f"{one.lead} " + "".join(getattr(part, "text", part) for part in one.parts) for one in paragraphs
    ).replace("\xa0", " ")


@pytest.mark.parametrize("code", OBJECTIVES)
@pytest.mark.parametrize("year", [2021, 2022])
def test_it_is_one_a4_page(pnig, code, year) -> None:
    document = aide_memoire(tell(read_figures(pnig, year)), code)
    (page,) = pypdf.PdfReader(BytesIO(RENDERERS["pdf"](document, last_day(year)))).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)


def tables(document: Document) -> list[Table]:
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def test_it_has_the_objectives_own_indicators_and_none_of_another(told) -> None:
    document = aide_memoire(told, "OP.02")
    assert document.title.startswith("OP.02. Garantizar")
    (own,) = tables(document)
    assert [row[0].note[:9] for row in own.rows] == ["IOP.02.01", "IOP.02.02", "IOP.02.03"]
    assert [row[4].text for row in own.rows] == ["Meta alcanzada", "Meta no alcanzada", "Meta alcanzada"]
    assert own.rows[2][3].text.replace("\xa0", " ") == "+0.6 pp"
    assert own.rows[2][3].note.replace("\xa0", " ") == "desde 2020 (8.3 %) · retroceso"
    charts = [block for block in document.sections[0].blocks if isinstance(block, SmallCharts)]
    assert [chart.title[-9:] for chart in charts[0].items] == ["IOP.02.01", "IOP.02.02", "IOP.02.03"]
    assert charts[0].items[0].targets[-1].year == 2030


def test_a_change_across_a_break_of_the_series_is_not_computed(told) -> None:
    result = told.figures.result
    broken = tuple(
        replace(one, indicator=replace(one.indicator, breaks=(2021,))) if one.indicator.code == "IOP.02.03" else one
        for one in result.indicators
    )
    changed = replace(told, figures=replace(told.figures, result=replace(result, indicators=broken)))
    cell = tables(aide_memoire(changed, "OP.02"))[0].rows[2][3]
    assert (cell.text, cell.note) == ("—", "cambio de metodología en 2021")


def test_services_are_listed_with_who_delivers_them(told) -> None:
    services = tables(aide_memoire(told, "OP.01"))[1]
    assert len(services.rows) == 5
    assert services.rows[2][0].note == "SS.01.02.02 · MIMP · AURORA"
    assert services.rows[2][2].text == "Logro parcial"
    assert "Ningún servicio del OP.02 entra en este reporte." in said(aide_memoire(told, "OP.02"))


def test_what_is_pending_says_why_or_that_nobody_said(told) -> None:
    first = said(aide_memoire(told, "OP.01"))
    assert "ISS.01.02.02.02: Una red cuenta para este indicador solo si" in first
    assert "ISS.01.02.03.01 e ISS.01.02.05.01: no constan los motivos en los datos registrados." in first
    later = "SERVIR prevé remitir la información del indicador ISS.05.04.01.02 a más tardar el 30 de junio de 2022."
    assert later in said(aide_memoire(told, "OP.05"))
    assert "no se realizó en 2021" in said(aide_memoire(told, "OP.06"))


def test_where_every_target_was_met_nothing_is_pending(told) -> None:
    result = told.figures.result
    met = tuple(one for one in result.indicators if one.indicator.code != "IOP.02.02")
    by_objective = tuple(
        replace(tally, own=replace(tally.own, not_achieved=0)) if tally.objective == "OP.02" else tally
        for tally in result.by_objective
    )
    changed = replace(result, indicators=met, by_objective=by_objective)
    document = aide_memoire(replace(told, figures=replace(told.figures, result=changed)), "OP.02")
    assert "Nada: todos los indicadores alcanzaron su meta de 2021." in said(document)


def test_a_long_reason_is_cut_between_words() -> None:
    assert shortened("corto", 10) == "corto"
    cut = shortened("palabra, " * 100, LONGEST_REASON)
    assert len(cut) <= LONGEST_REASON + 1
    assert cut.endswith("palabra…")


def test_an_objective_that_the_policy_does_not_have_has_none(told) -> None:
    with pytest.raises(KeyError):
        aide_memoire(told, "OP.09")
