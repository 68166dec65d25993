"""The balance of the year in words (narrative, K04 to K08)."""

from dataclasses import replace

import pytest

from compliance.choices import MissingReason
from tests.report.narrative.stories import figures, percentage, told

MET, MISSED, UNKNOWN, NONE = ("2", "1"), ("1", "2"), ("1", None), (None, None)


def rows(*kinds, reasons=()) -> list:
    """Indicators of an objective, one a kind; those without information take the reasons in turn."""
    waiting = list(reasons)
    return [
        percentage(*kind, code=f"IOP.01.{place:02}", reason=waiting.pop(0) if kind == NONE and waiting else None)
        for place, kind in enumerate(kinds, 1)
    ]


def summary(*kinds, reasons=(), **rest) -> str:
    return " ".join(told(figures(*rows(*kinds, reasons=reasons), **rest), "resumen"))


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (
            (MET, MET, MISSED, MISSED, NONE),
            "De los 5 indicadores comprendidos, 4 cuentan con información: 2 alcanzaron o superaron su meta y 2 no la "
            "alcanzaron.",
        ),
        ((MET, NONE), "De los 2 indicadores comprendidos, uno cuenta con información y alcanzó o superó su meta."),
        ((MISSED, NONE), "De los 2 indicadores comprendidos, uno cuenta con información, pero no alcanzó su meta."),
        ((MET, MET, MET), "Los 3 indicadores comprendidos cuentan con información: los 3 alcanzaron o superaron su"),
        ((MISSED, MISSED), "Los 2 indicadores comprendidos cuentan con información: ninguno alcanzó su meta."),
        ((MET,), "El único indicador comprendido cuenta con información y alcanzó o superó su meta."),
        (
            (UNKNOWN,),
            "cuenta con información, pero su cumplimiento no se puede valorar porque no se fijó meta para 2021.",
        ),
        (
            (UNKNOWN, UNKNOWN),
            "Los 2 indicadores comprendidos cuentan con información: no se puede valorar el cumplimiento de ninguno "
            "porque no se fijó meta para 2021.",
        ),
        (
            (MET, UNKNOWN),
            "uno alcanzó o superó su meta y el cumplimiento del otro no se puede valorar. Del indicador que no se "
            "puede valorar, no se fijó meta para 2021.",
        ),
        ((), "Ningún indicador entra en este reporte."),
        (
            (NONE, NONE),
            "Ninguno de los 2 indicadores comprendidos cuenta con información de 2021; por ello, no es posible valorar "
            "el cumplimiento de las metas. ",
        ),
        ((NONE,), "El único indicador comprendido no cuenta con información de 2021; por ello, no es posible valorar"),
    ],
)
def test_the_balance_has_its_sentence(kinds, said) -> None:
    assert said in summary(*kinds)


def test_too_many_figures_make_two_sentences() -> None:
    said = summary(*[MET] * 2, *[MISSED] * 2, *[UNKNOWN] * 2, NONE)
    assert "De los 7 indicadores comprendidos, 6 cuentan con información. De ellos, 2 alcanzaron o superaron" in said


NO_TARGET, NO_FIGURE, NO_DIRECTION = (
    percentage("1", code="IOP.01.01"),
    percentage("1", code="IOP.01.02", targets={2021: None}),
    percentage("1", "2", code="IOP.01.03", direction=None),
)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([NO_FIGURE], "no se puede valorar porque no se conoce la cifra de su meta."),
        ([NO_DIRECTION], "no se puede valorar porque falta registrar el sentido esperado."),
        (
            [NO_TARGET, NO_FIGURE, NO_DIRECTION],
            "no se puede valorar el cumplimiento de ninguno porque no se fijó meta para 2021, no se conoce la cifra de "
            "su meta o falta registrar el sentido esperado.",
        ),
    ],
)
def test_what_is_missing_to_judge_is_named(found, said) -> None:
    assert said in " ".join(told(figures(*found), "resumen"))


NOT_SUBMITTED, LATER = MissingReason.NOT_SUBMITTED, MissingReason.DUE_LATER
SOURCE, REVIEW, NOT_DUE = (
    MissingReason.SOURCE_NOT_COLLECTED,
    MissingReason.DEFINITION_UNDER_REVIEW,
    MissingReason.NOT_DUE,
)


@pytest.mark.parametrize(
    ("kinds", "reasons", "said"),
    [
        ((MET, NONE), (LATER,), "El indicador restante no cuenta con información: la entidad la remitirá después."),
        (
            (MET, NONE, NONE),
            (),
            "Los 2 indicadores restantes no cuentan con información: en todos los casos, no se ha registrado el "
            "motivo.",
        ),
        (
            (MET, NONE, NONE, NONE, NONE),
            (NOT_SUBMITTED, NOT_SUBMITTED, SOURCE, LATER),
            "Los 4 indicadores restantes no cuentan con información: en 2 casos, la entidad no la remitió; en uno, no "
            "se realizó la fuente; y en uno, la entidad la remitirá después.",
        ),
        ((NONE, NONE), (REVIEW, REVIEW), "En todos los casos, la definición está en revisión."),
        ((NONE,), (NOT_DUE,), "No correspondía la medición."),
        (
            (NONE, NONE),
            (REVIEW,),
            "En un caso, la definición está en revisión; y en uno, no se ha registrado el motivo.",
        ),
    ],
)
def test_why_the_rest_is_missing_is_told_by_count(kinds, reasons, said) -> None:
    assert said in summary(*kinds, reasons=reasons)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (NOT_SUBMITTED, "en todos los casos, las entidades no la remitieron."),
        (LATER, "en todos los casos, las entidades la remitirán después."),
        (REVIEW, "en todos los casos, la definición está en revisión."),
    ],
)
def test_several_entities_are_told_in_the_plural(reason, said) -> None:
    made = rows(MET, NONE, NONE, reasons=(reason, reason))
    made[-1] = replace(made[-1], entity="JNE")
    assert said in " ".join(told(figures(*made), "resumen"))


def test_many_reasons_take_two_sentences() -> None:
    reasons = [reason for reason in (NOT_SUBMITTED, SOURCE, LATER, REVIEW, NOT_DUE) for _ in range(2)]
    said = summary(MET, *[NONE] * 10, reasons=reasons)
    assert "no correspondía la medición; y" not in said.partition("De los demás casos, ")[0]
    assert "De los demás casos, en 2, la definición está en revisión; y en 2, no correspondía la medición." in said


def test_who_did_not_submit_and_which_sources_failed_are_named() -> None:
    said = summary(
        MET, NONE, NONE, reasons=(NOT_SUBMITTED, SOURCE), sources={"IOP.01.03": "Encuesta Nacional (ENARES), según X"}
    )
    assert "La entidad que no remitió información de uno o más de sus indicadores es el MIMP." in said
    assert "La fuente que no se realizó en 2021 es la Encuesta Nacional (ENARES)." in said


def test_an_empty_year_has_neither_percentages_nor_bars() -> None:
    said = summary(NONE, NONE)
    assert "%" not in said
    assert "Indicadores de los OP." not in said
