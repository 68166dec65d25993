"""How a review shows figures: with their units, and as a small line over the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext as _

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Unit
from compliance.entries.access import AnyEntry
from compliance.formatting import difference, exact, money, number, percent, with_unit
from compliance.models import ServiceEntry

register = template.Library()

WIDTH, HEIGHT, MARGIN = 320, 96, 10
MOST_YEARS = 6


@dataclass(frozen=True, slots=True)
class Point:
    """A year's value and where it stands in the picture."""

    year: int
    shown: str
    target: str
    is_current: bool
    x: int
    y: int


@register.filter
def shown(figure: Decimal | None, row: IndicatorYear) -> str:
    """A value or target with its unit; nothing where there is none."""
    return "" if figure is None else with_unit(figure, row.unit, row.decimals)


@register.filter
def plainly(figure: Decimal | None) -> str:
    """A numerator, a denominator, an amount: all its digits."""
    return "" if figure is None else number(exact(figure))


@register.filter
def soles(amount: Decimal | None) -> str:
    """An amount of money as the report prints it."""
    return "" if amount is None else money(amount)


@register.filter
def gap(assessment: Assessment) -> str:
    """The favourable gap with its sign."""
    row = assessment.indicator
    return "" if assessment.gap is None else difference(assessment.gap, row.unit, row.decimals)


@register.filter
def progress(assessment: Assessment) -> str:
    return "" if assessment.progress is None else percent(assessment.progress)


@register.filter
def figure(entry: AnyEntry) -> str:
    """What an entry states, in a few words."""
    if isinstance(entry, ServiceEntry):
        return _("Protocolo aprobado") if entry.protocol_is_approved else _("Sin protocolo aprobado")
    if entry.value is None:
        return str(entry.get_missing_reason_display())
    unit = Unit(entry.indicator.unit) if entry.indicator.unit else None
    return with_unit(entry.value, unit, entry.indicator.decimals)


@register.filter
def about(review: Any, block: str) -> Any:
    """The doubts about a part of the entry, each with its place among all."""
    return [(place, doubt) for place, doubt in enumerate(review.doubts) if doubt.block == block]


def _height(figure: Decimal, low: Decimal, high: Decimal) -> int:
    """Upwards from the foot of the picture; in the middle where all figures are the same."""
    share = (figure - low) / (high - low) if high > low else Decimal("0.5")
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN))


def _across(year: int, years: Sequence[int]) -> int:
    span = years[-1] - years[0]
    return round(MARGIN + (year - years[0]) * (WIDTH - 2 * MARGIN) / span) if span else WIDTH // 2


@register.inclusion_tag("review/_trend.html")
def trend(assessment: Assessment) -> dict[str, Any]:
    """The values of the last years and this one, with this year's target; the numbers stand beside it as text."""
    row = assessment.indicator
    years = sorted(year for year in row.values if year <= row.year)[-MOST_YEARS:]
    figures = [row.values[year] for year in years]
    bounds = [*figures, *([row.target] if row.target is not None else [])]
    low, high = min(bounds, default=Decimal(0)), max(bounds, default=Decimal(0))
    points = [
        Point(
            year=year,
            shown=shown(row.values[year], row),
            target=shown(row.targets.get(year), row),
            is_current=year == row.year,
            x=_across(year, years),
            y=_height(row.values[year], low, high),
        )
        for year in years
    ]
    return {
        "points": points,
        "first": points[0] if points else None,
        "last": points[-1] if points else None,
        "line": " ".join(f"{point.x},{point.y}" for point in points),
        "target_y": None if row.target is None else _height(row.target, low, high),
        "target": shown(row.target, row),
        "year": row.year,
        "code": row.code,
        "width": WIDTH,
        "height": HEIGHT,
    }
