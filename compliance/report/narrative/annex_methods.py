"""Annex B: how each figure was computed, from which inputs and sources, and who approved it."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.calculation.progress import change_between
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.calculation.shares import times_target
from compliance.choices import Direction, ProgressMethod
from compliance.findings.indicators import MOST_PLAUSIBLE_PROGRESS
from compliance.formatting import ABSENT, MINUS, difference, exact, number, percent, rounded
from compliance.report.document import BulletList, Cell, Column, Table
from compliance.report.narrative import tables
from compliance.report.narrative.annex_counts import counts_table
from compliance.report.narrative.printed import value_text
from compliance.report.narrative.provenance import provenance_cell
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.parts import sentence

# The rules of the contract's section 2, in words.
RULES = (
    gettext_lazy(
        "Alcance: todos los indicadores de objetivo prioritario, y los de servicios con protocolo aprobado al 31 de "
        "diciembre del año que tienen meta para ese año."
    ),
    gettext_lazy(
        "Cumplimiento: se compara el valor con la meta, sin redondear; un valor igual a la meta la alcanza. "
        "El avance no decide el cumplimiento."
    ),
    gettext_lazy(
        "Avance: valor entre meta, por cien (meta entre valor, si se busca que disminuya); donde se usa la línea de "
        "base, la parte recorrida del camino hasta la meta. Puede pasar de cien o ser negativo."
    ),
    gettext_lazy(
        "Brecha: por cuánto es el valor mejor que la meta; con signo negativo, por cuánto es menos favorable."
    ),
    gettext_lazy(
        "Servicios: «Metas alcanzadas» si todos sus indicadores la alcanzan, «Logro parcial» si solo algunos; "
        "si ninguno, según lo que se sabe de los demás."
    ),
    gettext_lazy(
        "Porcentajes de conteos: sobre el total de indicadores, con o sin información, redondeados al entero."
    ),
    gettext_lazy("Diferencias entre porcentajes: en puntos porcentuales (pp)."),
    gettext_lazy("Entidades: los indicadores de una unidad se cuentan en la entidad a la que pertenece."),
    gettext_lazy(
        "Redondeo: solo al imprimir, con los decimales de cada indicador; los cálculos usan los datos completos."
    ),
)

FORMULAS = {
    (ProgressMethod.RATIO, Direction.ASCENDING): gettext_lazy("valor entre meta, por cien"),
    (ProgressMethod.RATIO, Direction.DESCENDING): gettext_lazy("meta entre valor, por cien"),
    (ProgressMethod.BASELINE, Direction.ASCENDING): gettext_lazy(
        "lo avanzado desde la línea de base entre lo previsto, por cien"
    ),
    (ProgressMethod.BASELINE, Direction.DESCENDING): gettext_lazy(
        "lo reducido desde la línea de base entre lo previsto, por cien"
    ),
}


def _input(row: IndicatorYear, figure: Decimal) -> str:
    """A figure with all its digits; in brackets below zero."""
    shown = number(exact(figure, row.decimals or 0))
    return f"({shown})" if figure < 0 else shown


def _by_ratio(row: IndicatorYear, value: str, target: str) -> str:
    above, below = (value, target) if row.direction == Direction.ASCENDING else (target, value)
    return f"{above} ÷ {below} × 100"


def _calculation(assessment: Assessment) -> str:
    """`78.1 ÷ 76.1 × 100 = 102.6 %`."""
    row, baseline = assessment.indicator, assessment.baseline
    if assessment.progress is None or row.value is None or row.target is None:
        return ABSENT
    value, target = _input(row, row.value), _input(row, row.target)
    if row.method == ProgressMethod.BASELINE and baseline is not None:
        base = _input(row, baseline.value)
        inputs = f"({value} {MINUS} {base}) ÷ ({target} {MINUS} {base}) × 100"
    else:
        inputs = _by_ratio(row, value, target)
    return f"{inputs} = {percent(assessment.progress)}"


def _formula(row: IndicatorYear) -> str:
    if row.method is None or row.direction is None:
        return _("sin método registrado") if row.method is None else _("sin sentido registrado")
    return str(FORMULAS[row.method, row.direction])


def _gap(assessment: Assessment) -> str:
    """`78.1 − 76.1 = +2.0 pp`: what is subtracted from what depends on the direction."""
    row, gap = assessment.indicator, assessment.gap
    if gap is None or row.value is None or row.target is None:
        return ABSENT
    first, second = (row.value, row.target) if row.direction == Direction.ASCENDING else (row.target, row.value)
    return f"{_input(row, first)} {MINUS} {_input(row, second)} = {difference(gap, row.unit, row.decimals)}"


def _baseline_note(assessment: Assessment) -> str:
    row, baseline = assessment.indicator, assessment.baseline
    if row.method != ProgressMethod.BASELINE:
        return ""
    if baseline is None:
        return _("línea de base sin registrar")
    return _("línea de base de %(year)s: %(value)s") % {"year": baseline.year, "value": _input(row, baseline.value)}


def _earlier(assessment: Assessment) -> str:
    """Every earlier value, which sentences and charts may tell, and how far the year's value is from it."""
    row = assessment.indicator
    return " · ".join(_change(row, year) for year in sorted(row.values, reverse=True) if year < row.year)


def _change(row: IndicatorYear, year: int) -> str:
    told = {"year": year, "value": value_text(row, row.values[year])}
    if row.value is None:
        return _("%(year)s: %(value)s") % told
    change = difference(change_between(row.values[year], row.value), row.unit, row.decimals)
    return _("%(year)s: %(value)s; cambio: %(change)s") % {**told, "change": change}


def _times(assessment: Assessment) -> str:
    """Where the value is many times its target: `14.30 ÷ 0.30 = 47.7 veces la meta`."""
    row, times = assessment.indicator, times_target(assessment.indicator)
    is_told = assessment.progress is not None and assessment.progress > MOST_PLAUSIBLE_PROGRESS
    if not is_told or times is None or row.value is None or row.target is None:
        return ""
    shown = {"value": _input(row, row.value), "target": _input(row, row.target), "times": number(rounded(times, 1))}
    return _("%(value)s ÷ %(target)s = %(times)s veces la meta") % shown


def _met_later(assessment: Assessment) -> str:
    """The last of the later targets that the value already meets."""
    row = assessment.indicator
    year = assessment.surpasses[-1] if assessment.surpasses else None
    target = row.targets.get(year) if year is not None else None
    if target is None:
        return ""
    return _("ya alcanza la meta de %(year)s: %(target)s") % {"year": year, "target": value_text(row, target)}


def _base_line(assessment: Assessment) -> str:
    """Where the progress does not use it, and its cell so does not name it."""
    row, baseline = assessment.indicator, assessment.baseline
    if baseline is None or row.method == ProgressMethod.BASELINE:
        return ""
    values = {"year": baseline.year, "value": value_text(row, baseline.value)}
    return _("línea de base de %(year)s: %(value)s") % values


# What the sentences compare the value with beside the target of the year.
COMPARED: tuple[Callable[[Assessment], str], ...] = (_times, _earlier, _base_line, _met_later)


def _row(assessment: Assessment, story: Story) -> tuple[Cell, ...]:
    row = assessment.indicator
    return (
        tables.name_cell(row, "B"),
        Cell(_calculation(assessment), note=" · ".join(filter(None, (_formula(row), _baseline_note(assessment))))),
        Cell(_gap(assessment), note=" · ".join(filter(None, (said(assessment) for said in COMPARED)))),
        provenance_cell(assessment, story),
    )


def _figures(story: Story) -> Iterator[DraftBlock]:
    columns = (
        Column(_("Indicador")),
        Column(_("Cálculo del avance")),
        Column(_("Cálculo de la brecha")),
        Column(_("Fuente y aprobación")),
    )
    if story.of_code:
        rows = tuple(_row(one, story) for one in story.of_code.values())
        yield Table(_("Cómo se calculó cada indicador"), columns, rows)
    else:
        yield from paragraphs([sentence(_("Ningún indicador entra en este reporte."))], passage="nothing")


def annex_methods(story: Story) -> DraftSection:
    rules = BulletList(_("Reglas comunes"), tuple(str(rule) for rule in RULES))
    return DraftSection(
        anchor="anexo-b",
        title=_("Anexo B. Cómo se calculó cada cifra"),
        blocks=(rules, *_figures(story), counts_table(story)),
    )
