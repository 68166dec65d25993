"""What the charts show: counts per objective as bars, and an indicator's values against its targets as lines.

Each with a title, a description in words and the table behind it; how they are drawn is each renderer's own.
"""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.calculation.tally import Counts
from compliance.choices import Achievement
from compliance.formatting import ABSENT
from compliance.report.document import Bar, BarChart, Cell, Column, LineChart, Point, Segment, Table
from compliance.report.narrative.counts import count_cell, statuses_shown
from compliance.report.narrative.printed import value_text
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.nouns import tidy


def _bar(code: str, counts: Counts, statuses: tuple[Achievement, ...]) -> Bar:
    segments = tuple(Segment(str(one.label), int(getattr(counts, one.value)), one) for one in statuses)
    return Bar(code, segments)


def _counts_table(title: str, bars: tuple[Bar, ...], story: Story, statuses: tuple[Achievement, ...]) -> Table:
    columns = (
        Column(_("Objetivo")),
        Column(_("Indicadores"), is_number=True),
        *(Column(str(one.label), is_number=True) for one in statuses),
    )
    rows = tuple(
        (
            Cell(bar.label, note=tidy(story.figures.names.get(bar.label, ""))),
            count_cell(sum(segment.count for segment in bar.segments)),
            *(count_cell(segment.count) for segment in bar.segments),
        )
        for bar in bars
    )
    return Table(title, columns, rows)


def by_objective(story: Story) -> Iterator[BarChart]:
    """Of indicators of both levels; none in a year without information (narrative, K05)."""
    if not story.figures.result.all.with_information:
        return
    statuses = statuses_shown(story.figures.result.all)
    counts = {code: story.counts_of_objective(code) for code in story.objectives}
    bars = tuple(_bar(code, of, statuses) for code, of in counts.items() if of.total)
    title = _("Indicadores de cada objetivo prioritario y de sus servicios, según el cumplimiento de su meta")
    yield BarChart(
        title=title,
        description=_("Una barra por objetivo, dividida según lo que ocurrió con las metas de %(year)s.")
        % {"year": story.year},
        bars=bars,
        table=_counts_table(_("Conteos por objetivo"), bars, story, statuses),
        anchor="grafico-objetivos",
    )


def _point(row: IndicatorYear, year: int, figure: Decimal) -> Point:
    return Point(year, figure, value_text(row, figure))


def _path_table(title: str, values: tuple[Point, ...], targets: tuple[Point, ...], base: Point | None) -> Table:
    value_of, target_of = {one.year: one for one in values}, {one.year: one for one in targets}
    years = sorted({*value_of, *target_of, *((base.year,) if base else ())})

    def cell(point: Point | None) -> Cell:
        return Cell(ABSENT) if point is None else Cell(point.text, point.value)

    def label(year: int) -> Cell:
        is_base = base is not None and base.year == year
        return Cell(str(year), note=_("línea de base: %(value)s") % {"value": base.text} if base and is_base else "")

    columns = (Column(_("Año")), Column(_("Valor"), is_number=True), Column(_("Meta"), is_number=True))
    return Table(
        title, columns, tuple((label(one), cell(value_of.get(one)), cell(target_of.get(one))) for one in years)
    )


def _description(values: tuple[Point, ...], targets: tuple[Point, ...]) -> str:
    first, last = values[0], values[-1]
    if first == last:
        said = _("El único valor es de %(year)s: %(value)s.") % {"year": last.year, "value": last.text}
    else:
        said = _("El valor fue %(before)s en %(since)s y %(value)s en %(year)s.") % {
            "before": first.text,
            "since": first.year,
            "value": last.text,
            "year": last.year,
        }
    if not targets:
        return said
    final = _("La última meta, de %(year)s, es %(target)s.")
    return f"{said} {final % {'year': targets[-1].year, 'target': targets[-1].text}}"


def path_of(assessment: Assessment) -> Iterator[LineChart]:
    """The path of values up to the reported year against all targets; none without a value."""
    row, baseline = assessment.indicator, assessment.baseline
    values = tuple(_point(row, year, row.values[year]) for year in sorted(row.values) if year <= row.year)
    known = {year: target for year, target in row.targets.items() if target is not None}
    targets = tuple(_point(row, year, known[year]) for year in sorted(known))
    if not values:
        return
    base = None if baseline is None else _point(row, baseline.year, baseline.value)
    yield LineChart(
        title=_("Valores y metas del %(code)s") % {"code": row.code},
        description=_description(values, targets),
        values=values,
        targets=targets,
        baseline=base,
        breaks=tuple(broken for broken in row.breaks if broken <= row.year),
        table=_path_table(_("Datos del gráfico: %(code)s") % {"code": row.code}, values, targets, base),
        anchor=f"grafico-{row.code}",
    )
