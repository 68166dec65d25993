"""Services in words: how they did, what helped, what they spent (narrative, K32, K33, K35 and K36)."""

from decimal import Decimal

import pytest

from compliance.report.figures import Resources
from tests.report.narrative.stories import approved_here, figures, of_service, percentage, service, texts, told
from tests.report.narrative.test_balance import MET, MISSED, NONE

KINDS = {"met": MET, "missed": MISSED, "none": (None, "1"), "unknown": NONE}


def of_kinds(*kinds: str, code: str = "SS.01.01.01") -> list:
    return [of_service(percentage(*KINDS[kind]), code, place) for place, kind in enumerate(kinds, 1)]


def opening(*kinds: str, **rest) -> str:
    return told(figures(*of_kinds(*kinds), services=(service(),), **rest), "SS.01.01.01")[0]


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (("met",), "El servicio, a cargo del MIMP, se mide con un indicador, que superó su meta."),
        (
            ("missed",),
            "El servicio, a cargo del MIMP, se mide con un indicador, que no alcanzó su meta (véase la sección III).",
        ),
        (("met", "met"), "El servicio, a cargo del MIMP, se mide con 2 indicadores: ambos superaron su meta."),
        (
            ("met", "missed"),
            "El servicio, a cargo del MIMP, se mide con 2 indicadores: uno superó su meta y el otro no la alcanzó "
            "(véase la sección III).",
        ),
        (
            ("met", "none"),
            "El servicio, a cargo del MIMP, se mide con 2 indicadores: uno superó su meta y del otro no se cuenta con "
            "información.",
        ),
        (
            ("met", "unknown"),
            "El servicio, a cargo del MIMP, se mide con un indicador con meta para 2021, que superó su meta.",
        ),
    ],
)
def test_a_service_opens_with_its_indicators(kinds, said) -> None:
    assert opening(*kinds) == said


def test_a_unit_delivers_and_its_entity_answers() -> None:
    said = opening("met", units_in_charge={"SS.01.01.01": "AURORA"})
    assert said.startswith("El servicio, a cargo del Programa Nacional AURORA, del MIMP, se mide con")


@pytest.mark.parametrize(
    ("services", "said"),
    [
        ([("none",)], "El único servicio del OP.01 que entra en este reporte no cuenta con información."),
        (
            [("none",), ("none",)],
            "Ninguno de los 2 servicios del OP.01 que entran en este reporte cuenta con información.",
        ),
        ([("met",)], "Del OP.01 se cuenta con información de un servicio, que alcanzó sus metas."),
        (
            [("met", "missed"), ("none",)],
            "Del OP.01 se cuenta con información de un servicio, que alcanzó sus metas solo en parte. De otro servicio "
            "no se cuenta con información.",
        ),
        ([("missed",)], "Del OP.01 se cuenta con información de un servicio, que no alcanzó ninguna de sus metas."),
        ([("met",), ("met",)], "Del OP.01 se cuenta con información de 2 servicios: ambos alcanzaron sus metas."),
        (
            [("missed",), ("missed",), ("missed",)],
            "Del OP.01 se cuenta con información de 3 servicios: ninguno alcanzó alguna de sus metas.",
        ),
        (
            [("met",), ("met", "missed"), ("missed",), ("missed",)],
            "Del OP.01 se cuenta con información de 4 servicios: uno alcanzó sus metas, uno alcanzó sus metas solo en "
            "parte y 2 no alcanzaron ninguna de sus metas.",
        ),
        (
            [("met", "missed"), ("missed", "missed"), ("missed",)],
            "Del OP.01 se cuenta con información de 3 servicios: uno alcanzó la meta de una parte de sus "
            "indicadores; los otros 2, la de ninguno.",
        ),
        (
            [("met", "missed"), ("met", "missed"), ("missed",), ("none",)],
            "Del OP.01 se cuenta con información de 3 servicios: 2 alcanzaron la meta de una parte de sus "
            "indicadores; el otro, la de ninguno. De otro servicio no se cuenta con información.",
        ),
        (
            [("met", "missed"), ("missed", "none")],
            "Del OP.01 se cuenta con información de 2 servicios: uno alcanzó sus metas solo en parte y uno no registra "
            "metas alcanzadas.",
        ),
    ],
)
def test_the_services_of_an_objective_are_told_together(services, said) -> None:
    codes = [f"SS.01.01.{place:02}" for place in range(1, len(services) + 1)]
    made = [row for code, kinds in zip(codes, services, strict=True) for row in of_kinds(*kinds, code=code)]
    year = figures(*made, services=tuple(service(code) for code in codes))
    assert " ".join(told(year, "II-OP.01")) == said


def test_an_objective_without_services_says_so_and_a_report_without_any_says_it_once() -> None:
    other = service("SS.02.01.01", objective="OP.02")
    rows = [of_service(percentage("2", "1", objective="OP.02"), other.code)]
    year = figures(*rows, services=(other,), objectives=("OP.01", "OP.02"))
    assert told(year, "II-OP.01") == ["Ningún servicio del OP.01 entra en este reporte."]
    none = figures(percentage("2", "1"), objectives=("OP.01", "OP.02"))
    assert told(none, "II") == [
        "Ningún servicio entra en este reporte; por ello, tampoco se informa sobre el uso de recursos."
    ]
    assert told(none, "II-OP.01") == told(none, "II-recursos") == []


def listed(measures: tuple[str, ...], kind: str = "met", **rest) -> list[str]:
    written = texts(measures={"ISS.01.01.01.01": measures})
    return told(figures(*of_kinds(kind), services=(service(),), texts=written, **rest), "SS.01.01.01")


def test_measures_are_told_by_who_answers_for_the_indicator() -> None:
    assert "Según informó el MIMP, contribuyó a este resultado la siguiente medida:" in listed(("Una.",))
    many = listed(("Una.", "Otra."), answering={"ISS.01.01.01.01": "AURORA"})
    said = "Según informó el Programa Nacional AURORA, contribuyeron a este resultado las siguientes medidas:"
    assert said in many
    assert "La entidad no informó las medidas que adoptó." not in many


def test_measures_of_what_missed_are_not_said_to_have_helped() -> None:
    said = "Sobre el indicador ISS.01.01.01.01, según informó el MIMP, se adoptó la siguiente medida:"
    assert said in listed(("Una.",), "missed")


def test_no_measures_is_said_before_what_is_planned() -> None:
    written = texts(actions={"ISS.01.01.01.01": ("Una.",)})
    here = approved_here("ISS.01.01.01.01")
    said = told(figures(*of_kinds("met"), services=(service(),), texts=written, approvals=here), "SS.01.01.01")
    assert said[-2:] == ["La entidad no informó las medidas que adoptó.", "Para mejorar este indicador, el MIMP prevé:"]


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (("ISS.01.01.01.01",), "La entidad no informó las medidas que adoptó."),
        ((), "No constan las medidas adoptadas en los datos registrados."),
    ],
)
def test_no_measures_is_said_of_the_entity_only_where_it_reported_here(here, said) -> None:
    year = figures(*of_kinds("met"), services=(service(),), approvals=approved_here(*here))
    assert said in told(year, "SS.01.01.01")


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        (
            Resources(Decimal(1250000), Decimal("1100000.50")),
            "Uso de recursos. Para este servicio, el MIMP reportó un presupuesto modificado de S/ 1 250 000 y una "
            "ejecución de S/ 1 100 000.50 (88.0 %).",
        ),
        (Resources(Decimal(5), Decimal(6)), "y una ejecución de S/ 6 (120.0 %)."),
        (Resources(Decimal(0), Decimal(0)), "reportó un presupuesto modificado de S/ 0 y una ejecución de S/ 0."),
        (Resources(Decimal(5), None), "reportó un presupuesto modificado de S/ 5; no informó su ejecución."),
        (Resources(None, Decimal(5)), "reportó una ejecución de S/ 5; no informó el presupuesto modificado."),
    ],
)
def test_resources_of_a_service(reported, said) -> None:
    year = figures(*of_kinds("met"), services=(service(),), resources={"SS.01.01.01": reported})
    assert said in told(year, "SS.01.01.01")[-1]


@pytest.mark.parametrize(
    ("reporting", "said"),
    [
        (0, "En los datos registrados no consta información sobre el uso de recursos de los servicios comprendidos."),
        (1, "Se reportó información sobre el uso de recursos de uno de los 3 servicios comprendidos."),
        (2, "Se reportó información sobre el uso de recursos de 2 de los 3 servicios comprendidos."),
        (3, "Se reportó información sobre el uso de recursos de los 3 servicios comprendidos."),
    ],
)
def test_resources_of_all_services(reporting, said) -> None:
    codes = [f"SS.01.01.{place:02}" for place in (1, 2, 3)]
    rows = [row for code in codes for row in of_kinds("met", code=code)]
    reported = {code: Resources(Decimal(1), Decimal(1)) for code in codes[:reporting]}
    year = figures(*rows, services=tuple(map(service, codes)), resources=reported)
    assert told(year, "II-recursos") == [said]


def test_entities_are_said_not_to_have_reported_only_where_some_reported_here() -> None:
    year = figures(*of_kinds("met"), services=(service(),), approvals=approved_here("ISS.01.01.01.01"))
    said = "Ninguna entidad reportó información sobre el uso de recursos de los servicios comprendidos."
    assert told(year, "II-recursos") == [said]


def test_resources_of_the_only_service() -> None:
    year = figures(*of_kinds("met"), services=(service(),), resources={"SS.01.01.01": Resources(Decimal(1), None)})
    said = "Se reportó información sobre el uso de recursos del único servicio comprendido."
    assert told(year, "II-recursos") == [said]
