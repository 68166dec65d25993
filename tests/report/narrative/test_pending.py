"""The services that lack information, named in the summary with their reasons (narrative, K09 and K28)."""

from dataclasses import replace
from datetime import date

import pytest

from compliance.choices import MissingReason
from tests.report.narrative.stories import figures, of_service, percentage, service, told

KNOWN = percentage("2", "1")
NOT_SUBMITTED = percentage(None, "1", reason=MissingReason.NOT_SUBMITTED, entity="MIMP")
DUE_LATER = percentage(None, "1", reason=MissingReason.DUE_LATER, entity="MIMP")
UNDER_REVIEW = percentage(None, "1", reason=MissingReason.DEFINITION_UNDER_REVIEW, entity="MIMP")
NO_TARGET = replace(KNOWN, targets={})
CODE = "SS.01.01.01"


def summary(*rows, name: str = "Capacitación", **rest) -> str:
    members = [of_service(row, CODE, position) for position, row in enumerate(rows, 1)]
    # Another service that is known, without which the levels are silent.
    other = of_service(KNOWN, "SS.01.01.09")
    services = (service(CODE, name=name, entity="MIMP"), service("SS.01.01.09"))
    return " ".join(told(figures(*members, other, services=services, **rest), "resumen"))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (NOT_SUBMITTED, NOT_SUBMITTED),
            "Falta la información de los 2 indicadores del servicio SS.01.01.01, “Capacitación”: el MIMP no la "
            "remitió.",
        ),
        (
            (KNOWN, DUE_LATER),
            "Falta la información de uno de los 2 indicadores del servicio SS.01.01.01, “Capacitación”: el MIMP "
            "prevé remitirla a más tardar el 30 de junio de 2022.",
        ),
        (
            (UNDER_REVIEW,),
            "Falta la información del único indicador del servicio SS.01.01.01, “Capacitación”: la definición está en "
            "revisión, a cargo del MIMP.",
        ),
        (
            (KNOWN, NOT_SUBMITTED, NOT_SUBMITTED),
            "Falta la información de 2 de los 3 indicadores del servicio SS.01.01.01, “Capacitación”: el MIMP no "
            "la remitió.",
        ),
        (
            (NOT_SUBMITTED, UNDER_REVIEW),
            "Falta la información de los 2 indicadores del servicio SS.01.01.01, “Capacitación”: del indicador "
            "“Porcentaje de mujeres” (ISS.01.01.01.01), el MIMP no la remitió; y del indicador “Porcentaje de "
            "mujeres” (ISS.01.01.01.02), la definición está en revisión, a cargo del MIMP.",
        ),
        (
            (NO_TARGET, NOT_SUBMITTED),
            "Falta la información del único indicador con meta para 2021 del servicio SS.01.01.01, “Capacitación”: el "
            "MIMP no la remitió.",
        ),
        (
            (percentage(None, "1"),),
            "Falta la información del único indicador del servicio SS.01.01.01, “Capacitación”: no se ha registrado el "
            "motivo.",
        ),
    ],
)
def test_a_service_is_named_with_what_it_lacks_and_why(rows, said) -> None:
    expected_on = {f"I{CODE}.{position:02}": date(2022, 6, 30) for position in (1, 2)}
    assert said in summary(*rows, expected_on=expected_on)


def test_reasons_with_too_many_figures_are_left_to_section_ii() -> None:
    earlier = [
        percentage(None, "1", values={year: "3"}, reason=MissingReason.NOT_DUE) for year in (2017, 2018, 2019, 2020)
    ]
    few, many = summary(*earlier[:2]), summary(*earlier)
    assert "el último valor es de 2017 (3.0 %); y del indicador" in few
    assert "de los 4 indicadores del servicio SS.01.01.01, “Capacitación”; la sección II da los motivos." in many


def test_one_without_a_name_is_named_by_its_code() -> None:
    assert "del servicio SS.01.01.01: el MIMP" in summary(NOT_SUBMITTED, name="")


def test_nothing_is_said_where_nothing_lacks() -> None:
    assert "Falta la información" not in summary(KNOWN)


def lacking(number: int) -> str:
    codes = [f"SS.01.01.{place:02}" for place in range(1, number + 1)]
    rows = [of_service(NOT_SUBMITTED, code) for code in codes]
    services = tuple(service(code, entity="MIMP") for code in codes)
    known = of_service(KNOWN, "SS.01.02.01")
    return " ".join(told(figures(*rows, known, services=(*services, service("SS.01.02.01"))), "resumen"))


def test_few_are_named_and_many_are_told_by_entity() -> None:
    few, many = lacking(6), lacking(7)
    assert few.count("Falta la información") == 6
    assert "corresponden a 6 servicios" not in few
    assert "Falta la información" not in many
    assert "Todos corresponden a 7 servicios del MIMP." in many
