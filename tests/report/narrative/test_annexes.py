"""The annexes: every number in its cell, how it was computed, what stays outside, and the findings."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest

from compliance.choices import Direction, MissingReason, ProgressMethod
from compliance.report.document import Table
from compliance.report.figures import Act, Approval
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.narrative.reading import lines, sections
from tests.report.narrative.stories import figures, of_service, percentage, service, told

DOWN = {"direction": Direction.DESCENDING}
BASELINE = {"method": ProgressMethod.BASELINE}


def tables(document, anchor: str) -> list[Table]:
    (section,) = [one for one in sections(document) if one.anchor == anchor]
    return [block for block in section.blocks if block.kind == "table"]


def cells(year, anchor: str, place: int = 0, row: int = 0) -> list[str]:
    found = tables(compose(year), anchor)[place].rows[row]
    return [f"{cell.text} | {cell.note}".replace("\xa0", " ").removesuffix(" | ") for cell in found]


def test_an_indicators_row_holds_all_its_numbers() -> None:
    row = percentage(
        "7.6", "7.8", values={2020: "8.8"}, targets={2022: "7.6"}, baselines={2020: "8.8"}, **DOWN, **BASELINE
    )
    assert cells(figures(row), "anexo-a") == [
        "Porcentaje de mujeres | IOP.01.01 · MIMP · se busca que disminuya",
        "8.8 % | 2020",
        "8.8 % | 2020; cambio: −1.2 pp",
        "7.8 %",
        "7.6 %",
        "120.0 %",
        "+0.2 pp | favorable",
        "Meta alcanzada | ya alcanza metas hasta 2022",
    ]


def test_what_is_missing_is_told_apart() -> None:
    row = percentage(targets={2021: None}, reason=MissingReason.NOT_DUE, direction=None, name="")
    assert cells(figures(row), "anexo-a") == [
        "Indicador sin nombre registrado | IOP.01.01 · MIMP",
        "—",
        "—",
        "— | cifra desconocida",
        "—",
        "—",
        "—",
        "Sin información | No corresponde medirlo este año",
    ]
    assert "— | sin meta registrada" in cells(figures(percentage("1")), "anexo-a")


def test_services_say_when_their_protocol_was_approved() -> None:
    acts = {
        "SS.01.01.01": Act(date(2021, 10, 5), only_year_known=False, legal_instrument="Resolución 1"),
        "SS.01.01.02": Act(date(2021, 12, 31), only_year_known=True, legal_instrument=""),
    }
    rows = [of_service(percentage("2", "1"), code) for code in acts]
    year = figures(*rows, services=tuple(map(service, acts)), protocols=acts, units_in_charge={"SS.01.01.01": "AURORA"})
    assert cells(year, "anexo-a", 1)[1:] == [
        "MIMP | AURORA",
        "5 de octubre de 2021 | Resolución 1",
        "1",
        "Metas alcanzadas",
    ]
    assert cells(year, "anexo-a", 1, 1)[2] == "2021, sin día conocido"


def test_what_stays_outside_says_why() -> None:
    late = service("SS.01.01.02", protocol_approved_on=date(2022, 1, 1))
    rows = (of_service(percentage("1")), of_service(percentage("1", "2"), late.code))
    year = figures(*rows, services=(service(), late))
    assert [cells(year, "anexo-a", 0, place)[-1] for place in (0, 1)] == [
        "No tiene meta para el año.",
        "El servicio no tenía protocolo aprobado al cierre del año.",
    ]


def test_nothing_outside_is_said_too() -> None:
    assert told(figures(percentage("1", "2")), "anexo-a")[-1].startswith("Todos los indicadores registrados")


@pytest.mark.parametrize(
    ("row", "progress", "gap"),
    [
        (percentage("78.1", "76.1"), "78.1 ÷ 76.1 × 100 = 102.6 %", "78.1 − 76.1 = +2.0 pp"),
        (percentage("8.9", "12.9", **DOWN), "12.9 ÷ 8.9 × 100 = 144.9 %", "12.9 − 8.9 = +4.0 pp"),
        (
            percentage("7.6", "7.8", baselines={2020: "8.8"}, **DOWN, **BASELINE),
            "(7.6 − 8.8) ÷ (7.8 − 8.8) × 100 = 120.0 %",
            "7.8 − 7.6 = +0.2 pp",
        ),
        (percentage("5", "0"), "—", "5.0 − 0.0 = +5.0 pp"),
        (percentage("5"), "—", "—"),
    ],
)
def test_how_it_was_computed_can_be_done_again(row, progress, gap) -> None:
    said = cells(figures(row), "anexo-b")
    assert (said[1].partition(" | ")[0], said[2]) == (progress, gap)


@pytest.mark.parametrize(
    ("row", "formula"),
    [
        (percentage("2", "1"), "valor entre meta, por cien"),
        (percentage("2", "1", **DOWN), "meta entre valor, por cien"),
        (percentage("2", "1", method=None), "sin método registrado"),
        (percentage("2", "1", direction=None), "sin sentido registrado"),
        (
            percentage("2", "1", **BASELINE),
            "lo avanzado desde la línea de base entre lo previsto, por cien · línea de base sin registrar",
        ),
        (
            percentage("2", "1", baselines={2019: "4"}, **DOWN, **BASELINE),
            "lo reducido desde la línea de base entre lo previsto, por cien · línea de base de 2019: 4.0",
        ),
    ],
)
def test_the_formula_is_named(row, formula) -> None:
    assert cells(figures(row), "anexo-b")[1].partition(" | ")[2] == formula


@pytest.mark.parametrize(
    ("row", "rest", "said"),
    [
        (
            percentage("2", "1"),
            {"sources": {"IOP.01.01": "INEI"}, "approvals": {"IOP.01.01": Approval("Ana Prueba", date(2022, 4, 2))}},
            "INEI | aprobado por Ana Prueba el 2 de abril de 2022",
        ),
        (percentage("2", "1"), {}, "fuente sin registrar | dato histórico, anterior a este sistema"),
        (percentage(), {}, "fuente sin registrar"),
        (
            percentage("2", "1", values={2011: "5", 2019: "4", 2020: "3"}, baselines={2019: "4"}, **DOWN, **BASELINE),
            {
                "sources": {"IOP.01.01": "INEI"},
                "series_sources": {
                    "IOP.01.01": {
                        "value": {2011: "Reporte", 2019: "ENDES.", 2020: "ENDES", 2021: "INEI"},
                        "target": {2020: "Otra", 2021: "Decreto"},
                        "baseline": {2019: "INEI"},
                    }
                },
            },
            "INEI | dato histórico, anterior a este sistema · meta de 2021: Decreto · valor de 2011: Reporte · "
            "valores de 2019 y 2020: ENDES",
        ),
    ],
)
def test_where_it_comes_from_and_who_approved_it(row, rest, said) -> None:
    assert cells(figures(row, **rest), "anexo-b")[-1] == said


def evaluated(said: str) -> Decimal:
    """A calculation as it is printed, worked out."""
    plain = said.replace("\xa0", "").replace("−", "-").replace("÷", "/").replace("×", "*").replace(" ", "")
    tokens = re.findall(r"(?<![\d)])-?\d+(?:\.\d+)?|[-+*/()]|\d+(?:\.\d+)?", plain)
    words = [f"Decimal('{one}')" if re.search(r"\d", one) else one for one in tokens]
    return eval("".join(words), {"Decimal": Decimal})


def test_every_printed_calculation_of_2021_comes_out(pnig) -> None:
    table, _counts = tables(compose(read_figures(pnig, 2021)), "anexo-b")
    done = 0
    for row in table.rows:
        for cell in row[1:3]:
            inputs, _equals, result = cell.text.partition(" = ")
            if result:
                printed = Decimal(re.sub(r"[^\d.−]", "", result).replace("−", "-"))
                places = -int(printed.as_tuple().exponent)
                assert evaluated(inputs).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == printed, cell.text
                done += 1
    assert done == 27


def test_findings_stand_gravest_first_with_their_places(pnig) -> None:
    (table,) = tables(compose(read_figures(pnig, 2021)), "anexo-c")
    marks = [row[2].mark for row in table.rows]
    assert marks == sorted(marks, key=["error", "warning", "info"].index)
    assert "En el alcance: servicios" in [row[1].text for row in table.rows]


def test_a_report_without_findings_says_so() -> None:
    assert told(figures(percentage("2", "1")), "anexo-c") == ["La revisión automática no encontró nada que observar."]


def test_numbers_of_cells_are_those_that_they_print(pnig) -> None:
    """Half up, to the printed decimals, in every table of the report."""
    document = compose(read_figures(pnig, 2021))
    found = [cell for section in sections(document) for table in section.blocks if table.kind == "table"
             for row in table.rows for cell in row if cell.value is not None]  # fmt: skip
    assert len(found) > 130
    for cell in found:
        printed = Decimal(re.sub(r"[^\d.−]", "", cell.text).replace("−", "-"))
        places = -int(printed.as_tuple().exponent)
        assert Decimal(cell.value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == printed


def test_an_empty_policy_has_no_empty_annex() -> None:
    said = [line.whole for line in lines(compose(figures(objectives=()))) if line.path[0] == "anexo-b"]
    assert "Ningún indicador entra en este reporte." in said


def test_what_a_sentence_compares_with_stands_in_annex_b(pnig) -> None:
    table, _counts = tables(compose(read_figures(pnig, 2021)), "anexo-b")
    said = " ".join(row[2].note for row in table.rows)
    assert "2020: 77.4\N{NO-BREAK SPACE}%; cambio: +0.7\N{NO-BREAK SPACE}pp" in said
    assert re.search(r"÷ 0\.30 = 47\.7 veces la meta", said)
    assert "ya alcanza la meta de " in said
