"""Each level's balance and shares in words (narrative, K09, K10 and K34)."""

import pytest

from tests.report.narrative.stories import figures, of_service, percentage, service, told
from tests.report.narrative.test_balance import MET, MISSED, NONE, UNKNOWN, rows

TARGET_ONLY = (None, "1")


def summary(*indicators, **rest) -> str:
    return " ".join(told(figures(*indicators, **rest), "resumen"))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (
            (MET, MISSED, MISSED, NONE),
            "De los 4 indicadores de los OP, uno alcanzó o superó su meta (25 %). El que alcanzó su meta corresponde a "
            "uno de los 4 indicadores del OP.01, a cargo del MIMP. No alcanzaron su meta 2 indicadores (50 %). No "
            "cuenta con información un indicador (25 %).",
        ),
        ((MET, MET, MISSED), "De los 3 indicadores de los OP, 2 alcanzaron o superaron su meta (67 %)."),
        ((MET, MET), "Ambos indicadores de los OP alcanzaron o superaron su meta."),
        ((MET, MET, MET), "Los 3 indicadores de los OP alcanzaron o superaron su meta."),
        ((MISSED, MISSED), "Ninguno de los 2 indicadores de los OP alcanzó su meta."),
        ((MISSED, MISSED, NONE), "Ninguno de los 2 indicadores de los OP con información alcanzó su meta."),
        ((MISSED, NONE), "El único indicador de los OP con información no alcanzó su meta."),
        ((MET,), "El único indicador de los OP alcanzó o superó su meta."),
        ((MISSED,), "El único indicador de los OP no alcanzó su meta."),
        ((UNKNOWN, NONE), "No se puede valorar el cumplimiento de un indicador (50 %)."),
    ],
)
def test_a_level_has_its_sentences(kinds, said) -> None:
    text = summary(*rows(*kinds), objectives=("OP.01", "OP.02"))
    assert said in text


def of_services(*kinds: tuple[str, str, tuple]) -> dict:
    """A service's indicators: entity, service, value and target."""
    indicators = [
        of_service(percentage(*kind, entity=entity), code, place) for place, (entity, code, kind) in enumerate(kinds, 1)
    ]
    services = {code: service(code, entity=entity) for entity, code, _kind in kinds}
    return {"indicators": indicators, "services": tuple(services.values())}


def services_said(*kinds) -> str:
    made = of_services(*kinds)
    return summary(*made["indicators"], services=made["services"])


def test_shares_of_several_entities() -> None:
    said = services_said(
        ("MIMP", "SS.01.01.01", MET), ("MIMP", "SS.01.01.02", MET), ("JNE", "SS.01.01.03", MET),
        ("JNE", "SS.01.01.03", MET), ("SERVIR", "SS.01.01.04", MET), ("SERVIR", "SS.01.01.04", MISSED),
    )  # fmt: skip
    assert (
        "De esos indicadores, 2 corresponden a 2 servicios del MIMP; 2, a un servicio del Jurado Nacional de "
        "Elecciones (JNE); y uno, a un servicio de la Autoridad Nacional del Servicio Civil (SERVIR)."
    ) in said
    assert "No alcanzó su meta un indicador, de un servicio (17 %). Corresponde a un servicio de SERVIR." in said


@pytest.mark.parametrize(
    ("number", "said"),
    [(2, "Ambos corresponden a un servicio del MIMP."), (3, "Todos corresponden a un servicio del MIMP.")],
)
def test_shares_of_one_entity(number, said) -> None:
    assert said in services_said(*[("MIMP", "SS.01.01.01", MET)] * number, ("MIMP", "SS.01.01.01", MISSED))


def test_shares_that_hold_too_many_figures_are_left_to_the_table() -> None:
    entities = ("MIMP", "JNE", "SERVIR")
    kinds = [(entity, f"SS.0{place}.01.0{again}", MET) for place, entity in enumerate(entities) for again in (1, 2)]
    assert "De esos indicadores" not in services_said(*kinds)


def test_a_level_without_information_says_so() -> None:
    said = services_said(("MIMP", "SS.01.01.01", TARGET_ONLY), ("MIMP", "SS.01.01.01", TARGET_ONLY))
    assert "Ninguno de los 2 indicadores comprendidos cuenta con información" in said
    made = of_services(("MIMP", "SS.01.01.01", TARGET_ONLY))
    both = summary(percentage("2", "1"), *made["indicators"], services=made["services"])
    assert "El único indicador de servicios no cuenta con información." in both


@pytest.mark.parametrize(("kinds", "is_said"), [((MET, MISSED, NONE), True), ((MET, MISSED), False)])
def test_rounding_is_explained_only_where_it_shows(kinds, is_said) -> None:
    assert ("pueden no sumar el cien por ciento" in summary(*rows(*kinds))) == is_said


def test_that_nobody_achieved_is_told_once() -> None:
    said = summary(*rows(MISSED, NONE))
    assert "El único indicador de los OP con información no alcanzó su meta." in said
    assert "No alcanzó su meta un indicador" not in said


def test_whose_they_are_is_told_by_objective() -> None:
    indicators = [
        percentage("2", "1", code="IOP.01.01"),
        percentage("2", "1", code="IOP.02.01", objective="OP.02", entity="JNE"),
        percentage("2", "1", code="IOP.02.02", objective="OP.02"),
        percentage("2", "1", code="IOP.03.01", objective="OP.03"),
        percentage("1", "2", code="IOP.03.02", objective="OP.03"),
    ]
    said = summary(*indicators, objectives=("OP.01", "OP.02", "OP.03"))
    assert (
        "Los que alcanzaron su meta corresponden al único indicador del OP.01, a cargo del MIMP; a ambos indicadores "
        "del OP.02, a cargo del Jurado Nacional de Elecciones (JNE) y del MIMP; y a uno de los 2 indicadores del "
        "OP.03, a cargo del MIMP."
    ) in said
