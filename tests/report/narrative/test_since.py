"""Against the report of the year before in words (narrative, K11)."""

from dataclasses import replace

import pytest

from compliance.choices import Achievement
from tests.calculation.strategies import YEAR
from tests.report.narrative.stories import figures, percentage, told

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement
LEAD = "Cambios. "
BEFORE = f"Respecto del reporte de {YEAR - 1}, "
MET, MISSED, UNKNOWN, ODD = percentage("2", "1"), percentage("1", "2"), percentage(None, "2"), percentage("1")


def said(*pairs, gone: int = 0, new: int = 0) -> list[str]:
    """Of indicators with their state in the earlier report and their row of now; some gone since, some new."""
    rows = [replace(row, code=f"IOP.01.{place:02}") for place, (_then, row) in enumerate(pairs)]
    earlier = {row.code: then for row, (then, _row) in zip(rows, pairs, strict=True)}
    earlier |= {f"IOP.09.{place:02}": ACHIEVED for place in range(gone)}
    rows += [replace(MET, code=f"IOP.08.{place:02}") for place in range(new)]
    return [text for text in told(figures(*rows, earlier=earlier), "resumen") if text.startswith(LEAD)]


def test_each_change_is_told_with_its_count() -> None:
    pairs = [(NOT_ACHIEVED, MET)] * 3 + [(ACHIEVED, MISSED)] + [(NO_INFORMATION, MET)] * 2 + [(ACHIEVED, UNKNOWN)]
    assert said(*pairs) == [
        f"{LEAD}{BEFORE}3 indicadores pasaron a alcanzar su meta, uno dejó de alcanzarla, 2 pasaron a contar con "
        "información y uno dejó de contar con ella."
    ]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([(NOT_ACHIEVED, MET)], "un indicador pasó a alcanzar su meta."),
        ([(ACHIEVED, MISSED)] * 2, "2 indicadores dejaron de alcanzar su meta."),
        ([(NO_INFORMATION, MISSED)], "un indicador pasó a contar con información."),
        ([(NOT_ACHIEVED, UNKNOWN)] * 2, "2 indicadores dejaron de contar con información."),
        (
            [(NOT_ACHIEVED, MET), (NOT_ACHIEVED, UNKNOWN)],
            "un indicador pasó a alcanzar su meta y uno dejó de contar con información.",
        ),
        ([(ACHIEVED, MET), (NO_INFORMATION, UNKNOWN)], "ningún indicador cambió de situación."),
    ],
)
def test_only_what_changed_is_told(pairs, words) -> None:
    known = [(ACHIEVED, MET)]
    assert said(*pairs, *known) == [f"{LEAD}{BEFORE}{words}"]


@pytest.mark.parametrize(
    ("new", "gone", "words"),
    [
        (3, 2, "se incorporan al alcance 3 indicadores y salen 2."),
        (2, 1, "se incorporan al alcance 2 indicadores y sale uno."),
        (1, 1, "se incorpora al alcance un indicador y sale otro."),
        (1, 0, "se incorpora al alcance un indicador."),
        (0, 2, "salen del alcance 2 indicadores."),
        (0, 1, "sale del alcance un indicador."),
    ],
)
def test_a_change_of_scope_is_told_first(new, gone, words) -> None:
    assert said((NOT_ACHIEVED, MET), new=new, gone=gone) == [
        f"{LEAD}{BEFORE}{words} De los demás, uno pasó a alcanzar su meta."
    ]
    assert said((ACHIEVED, MET), new=new, gone=gone) == [
        f"{LEAD}{BEFORE}{words} De los demás, ninguno cambió de situación."
    ]
    assert said(new=1, gone=1) == [f"{LEAD}{BEFORE}se incorpora al alcance un indicador y sale otro."]


def test_what_cannot_be_assessed_neither_gains_nor_loses_and_is_not_called_unchanged() -> None:
    assert said((NOT_ASSESSABLE, MET), (ACHIEVED, MET)) == []


def test_silent_without_an_earlier_report_and_in_a_year_of_which_nothing_is_known() -> None:
    assert not [text for text in told(figures(MET), "resumen") if "reporte de" in text]
    assert said((ACHIEVED, UNKNOWN)) == []
