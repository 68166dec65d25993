"""What does not add up in an indicator's path: its targets over the years and its base line, which are the catalogue's.

Only targets whose figure is known are looked at.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import earlier_value, is_met
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction, Place, Severity, Unit
from compliance.findings.printed import shown
from compliance.findings.rows import Finding, about

# From how many targets in a row, all equal, one asks.
UNCHANGED = 3
WHOLE = Decimal(100)

Path = list[tuple[int, Decimal]]


def path(row: IndicatorYear) -> Path:
    """The known targets by year."""
    return sorted((year, target) for year, target in row.targets.items() if target is not None)


def _is_against(earlier: Decimal, later: Decimal, direction: Direction) -> bool:
    return later < earlier if direction == Direction.ASCENDING else later > earlier


def _runs_against(row: IndicatorYear, points: Path) -> bool:
    """Whether the targets end worse than they begin, by the direction of the indicator."""
    return row.direction is not None and len(points) > 1 and _is_against(points[0][1], points[-1][1], row.direction)


def target_against_direction(assessment: Assessment, points: Path) -> Iterator[Finding]:
    """The path of targets runs against the direction: one of the two is wrong."""
    row = assessment.indicator
    if row.direction is None or not _runs_against(row, points):
        return
    (first, begins), *_between, (last, ends) = points
    yield about(
        "target_against_direction",
        Severity.WARNING,
        assessment,
        _("El sentido es %(direction)s, pero la meta pasa de %(begins)s en %(first)s a %(ends)s en %(last)s."),
        place=Place.CATALOGUE,
        field="targets",
        direction=row.direction.label.lower(),
        begins=shown(row, begins),
        first=first,
        ends=shown(row, ends),
        last=last,
    )


def target_not_monotonic(assessment: Assessment, points: Path) -> Iterator[Finding]:
    """A single target turns back on a path that otherwise follows the direction."""
    row = assessment.indicator
    if row.direction is None or _runs_against(row, points):
        return
    for (year, target), (later, turned) in pairwise(points):
        if _is_against(target, turned, row.direction):
            yield about(
                "target_not_monotonic",
                Severity.WARNING,
                assessment,
                _("La meta de %(later)s (%(turned)s) es menos exigente que la de %(year)s (%(target)s): ¿es correcta?"),
                place=Place.CATALOGUE,
                field="targets",
                later=later,
                turned=shown(row, turned),
                year=year,
                target=shown(row, target),
            )
            return


def _cannot_improve(row: IndicatorYear, target: Decimal) -> bool:
    best = {Direction.ASCENDING: WHOLE if row.unit == Unit.PERCENTAGE else None, Direction.DESCENDING: Decimal(0)}
    return row.direction is not None and best[row.direction] == target


def target_unchanged(assessment: Assessment, points: Path) -> Iterator[Finding]:
    """The target stays the same for years, the reported one among them; one that is the best possible may."""
    row = assessment.indicator
    for target, same in groupby(points, key=lambda point: point[1]):
        years = [year for year, _target in same]
        if row.year in years and len(years) >= UNCHANGED and not _cannot_improve(row, target):
            yield about(
                "target_unchanged",
                Severity.INFO,
                assessment,
                _("La meta es la misma (%(target)s) de %(first)s a %(last)s: ¿corresponde actualizarla?"),
                place=Place.CATALOGUE,
                field="targets",
                target=shown(row, target),
                first=years[0],
                last=years[-1],
            )


def target_out_of_range(assessment: Assessment, points: Path) -> Iterator[Finding]:
    """A target that its unit does not admit."""
    row = assessment.indicator
    for year, target in points:
        too_low = target < 0 and row.unit not in {None, Unit.VARIATION}
        if too_low or (target > WHOLE and row.unit == Unit.PERCENTAGE):
            yield about(
                "target_out_of_range",
                Severity.WARNING,
                assessment,
                _("La meta de %(year)s es %(target)s: ¿es correcta para esta unidad?"),
                place=Place.CATALOGUE,
                field="targets",
                year=year,
                target=shown(row, target),
            )


def baseline_past_target(assessment: Assessment) -> Iterator[Finding]:
    """An earlier base line already meets the year's target; silent where the newest earlier value says the same."""
    row, baseline = assessment.indicator, assessment.baseline
    if baseline is None or baseline.year >= row.year or row.target is None or row.direction is None:
        return
    if earlier_value(row) == (baseline.year, baseline.value):
        return
    if is_met(baseline.value, row.target, row.direction):
        yield about(
            "baseline_past_target",
            Severity.WARNING,
            assessment,
            _("La línea de base (%(baseline)s en %(since)s) ya cumple la meta de %(year)s (%(target)s): ¿es correcta?"),
            place=Place.CATALOGUE,
            field="baselines",
            baseline=shown(row, baseline.value),
            since=baseline.year,
            year=row.year,
            target=shown(row, row.target),
        )


OF_PATH: tuple[Callable[[Assessment, Path], Iterator[Finding]], ...] = (
    target_against_direction,
    target_not_monotonic,
    target_unchanged,
    target_out_of_range,
)


def of_path(assessment: Assessment) -> Iterator[Finding]:
    """What does not add up in the targets, which are put in their order once."""
    points = path(assessment.indicator)
    for rule in OF_PATH:
        yield from rule(assessment, points)


RULES: tuple[Callable[[Assessment], Iterator[Finding]], ...] = (of_path, baseline_past_target)
