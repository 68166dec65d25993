"""Structure and scope in words (narrative, K01 to K03), against an incomplete catalogue too (contract, section 3)."""

from dataclasses import replace
from datetime import date

import pytest

from compliance.calculation.rows import StructureCounts
from compliance.report.figures import PolicyHeader
from tests.report.narrative.stories import figures, of_service, percentage, service, told

ALL = StructureCounts(6, 13, 20, 19, 52)


def summary(*rows, **rest) -> str:
    return " ".join(told(figures(*rows, **rest), "resumen"))


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        (ALL, "La PNIG se organiza en 6 objetivos prioritarios (OP), medidos con 13 indicadores."),
        (ALL, "Comprende 20 lineamientos; 19 de ellos se concretan en 52 servicios."),
        (StructureCounts(1, 1, 1, 1, 1), "se organiza en un objetivo prioritario (OP), medido con un indicador."),
        (StructureCounts(1, 1, 1, 1, 1), "Comprende un lineamiento, que se concreta en un servicio."),
        (replace(ALL, guidelines_with_services=20), "Comprende 20 lineamientos; todos ellos se concretan en 52"),
        (replace(ALL, guidelines_with_services=1), "Comprende 20 lineamientos; uno de ellos se concreta en 52"),
        (replace(ALL, services=0), "Comprende 20 lineamientos. "),
        (replace(ALL, objective_indicators=0), "se organiza en 6 objetivos prioritarios (OP). "),
    ],
)
def test_the_structure_is_told_as_declared(declared, said) -> None:
    assert said in summary(percentage("1", "2"), declared=declared)


def test_what_is_not_loaded_is_said() -> None:
    said = summary(percentage("1", "2"), services=(service(),), declared=ALL)
    held = "un objetivo prioritario, un indicador de OP, 2 lineamientos y un servicio"
    assert f"De ese total, el catálogo de este reporte registra {held} (anexo C)." in said
    assert "No se han registrado servicios (anexo C)." in summary(percentage("1", "2"), declared=ALL)


def test_a_policy_without_anything_still_reads() -> None:
    header = PolicyHeader("VACIA", "", "", "", "", None, "")
    said = summary(objectives=(), policy=header)
    assert "No se han registrado objetivos prioritarios (OP)." in said
    assert "Ningún indicador entra en este reporte." in said


def test_a_policy_without_a_name_is_called_by_its_code() -> None:
    header = PolicyHeader("OTRA", "", "", "", "", None, "")
    assert "La política OTRA se organiza en" in summary(percentage("1", "2"), policy=header)


def test_the_scope_is_told_with_its_rule() -> None:
    said = summary(percentage("1", "2"), of_service(percentage("1", "2")), services=(service(),))
    assert (
        "Este reporte considera los servicios con protocolo aprobado al 31 de diciembre de 2021 (un servicio, con un "
        "indicador) y, entre ellos, los indicadores con meta para ese año: un indicador de un servicio. Con el "
        "indicador de los OP, suman 2."
    ) in said


@pytest.mark.parametrize(
    ("rows", "services", "said"),
    [
        ((), (), "Al 31 de diciembre de 2021, ningún servicio contaba con protocolo aprobado; por ello, este reporte"),
        ((), (service(),), "Al 31 de diciembre de 2021 contaba con protocolo aprobado un servicio, sin indicadores"),
        (
            (),
            (service(), service("SS.01.01.02")),
            "Al 31 de diciembre de 2021 contaban con protocolo aprobado 2 servicios, sin indicadores",
        ),
        (
            (of_service(percentage("1")),),
            (service(),),
            "(un servicio, con un indicador), pero ninguno de sus indicadores tiene meta para ese año; por ello, este",
        ),
        (
            (of_service(percentage("1", "2")),),
            (service(protocol_approved_on=date(2022, 1, 1)),),
            "ningún servicio contaba con protocolo aprobado",
        ),
    ],
)
def test_an_empty_scope_says_why(rows, services, said) -> None:
    text = summary(percentage("1", "2"), *rows, services=services)
    assert said in text
    assert "este reporte solo comprende los indicadores de OP." in text


@pytest.mark.parametrize(
    ("out", "said"),
    [
        (1, "El indicador restante queda fuera, por no tener meta para 2021 (anexo A)."),
        (2, "Los demás indicadores quedan fuera, por no tener meta para 2021 (anexo A)."),
    ],
)
def test_what_is_left_out_is_said(out, said) -> None:
    without = tuple(of_service(percentage("1"), position=place) for place in range(2, 2 + out))
    assert said in summary(of_service(percentage("1", "2")), *without, services=(service(),))


def test_a_published_scope_stands_where_the_catalogue_is_incomplete() -> None:
    stated = {"scope.protocol_approved.services": "14", "scope.protocol_approved.indicators": "28"}
    rows = {"services": (service(),), "stated_counts": stated}
    said = summary(of_service(percentage("1", "2")), **rows, declared=ALL)
    assert "(14 servicios, con 28 indicadores)" in said
    assert "De los servicios con protocolo aprobado, se ha registrado uno, con un indicador; de los demás no se" in said
    assert "se ha registrado uno, con un indicador; del otro no se tienen datos registrados." in summary(
        of_service(percentage("1", "2")),
        **(rows | {"stated_counts": {**stated, "scope.protocol_approved.services": "2"}}),
        declared=ALL,
    )
    assert "(un servicio, con un indicador)" in summary(of_service(percentage("1", "2")), **rows)
