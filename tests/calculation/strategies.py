"""Rows to test with: written by hand with the figures as text, or drawn at random; and how progress is printed.

No test lives here. Random figures are few and have one decimal, so that ties, zeros and divisions by zero
happen often.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from hypothesis import strategies as st

from compliance.calculation.rows import (
    Baseline,
    IndicatorYear,
    PolicyYear,
    ServiceYear,
    Stated,
    StructureCounts,
)
from compliance.choices import Achievement, Direction, Level, MissingReason, ProgressMethod

YEAR = 2021
ASCENDING, DESCENDING = Direction
RATIO, BASELINE = ProgressMethod
EMPTY = StructureCounts(None, None, None, None, None)

OBJECTIVES = ("OP.01", "OP.02", "OP.03")
ENTITIES = ("JNE", "MIMP", "MINSA")


def figures(known: Mapping[int, str | None] | None) -> dict[int, Decimal | None]:
    return {year: None if text is None else Decimal(text) for year, text in (known or {}).items()}


def _with_this_year(figure: str | None, other_years: Mapping[int, str | None] | None) -> dict[int, Any]:
    this_year = {} if figure is None else {YEAR: figure}
    return figures({**(other_years or {}), **this_year})


def indicator(
    value: str | None = None,
    target: str | None = None,
    *,
    values: Mapping[int, str] | None = None,
    targets: Mapping[int, str | None] | None = None,
    baselines: Mapping[int, str] | None = None,
    **rest: Any,
) -> IndicatorYear:
    """Ascending, of OP.01, by the ratio method, unless told; `value` and `target` are those of 2021."""
    parts = {
        "code": "IOP.01.01",
        "level": Level.OBJECTIVE,
        "objective": "OP.01",
        "entity": "MIMP",
        "direction": ASCENDING,
        "method": RATIO,
    }
    return IndicatorYear(
        year=YEAR,
        values=_with_this_year(value, values),
        targets=_with_this_year(target, targets),
        baselines=tuple(Baseline(year, Decimal(text)) for year, text in (baselines or {}).items()),
        **(parts | rest),
    )


def printed(figure: Decimal | None) -> str | None:
    """As the report prints progress: one decimal, half up."""
    return None if figure is None else str(figure.quantize(Decimal("0.1"), ROUND_HALF_UP))


def policy_year(
    *indicators: IndicatorYear,
    services: tuple[ServiceYear, ...] = (),
    objectives: tuple[str, ...] = OBJECTIVES,
) -> PolicyYear:
    return PolicyYear(
        year=YEAR,
        objectives=objectives,
        services=services,
        indicators=indicators,
        declared=EMPTY,
        loaded=EMPTY,
    )


FIGURES = st.integers(-60, 60).map(lambda tenths: Decimal(tenths).scaleb(-1))
FACTORS = st.integers(1, 10**6).map(lambda thousandths: Decimal(thousandths).scaleb(-3))
STATUSES = st.sampled_from(Achievement)
YEARS = range(2017, 2026)
PROTOCOL_DATES = st.none() | st.dates(date(2019, 1, 1), date(2023, 12, 31)) | st.just(date(YEAR, 12, 31))


def by_year(figure: st.SearchStrategy[Any], *, always: tuple[int, ...] = ()) -> st.SearchStrategy[dict[int, Any]]:
    """A figure for any of the years around the reported one; some years can be made sure."""
    maybe = {year: figure for year in YEARS if year not in always}
    return st.fixed_dictionaries(dict.fromkeys(always, figure), optional=maybe)


def indicator_years(**fixed: Any) -> st.SearchStrategy[IndicatorYear]:
    """Any indicator, with all that may be known or missing; `fixed` are strategies for single fields."""
    parts = {
        "year": st.just(YEAR),
        "code": st.just("IOP.01.01"),
        "level": st.just(Level.OBJECTIVE),
        "objective": st.just("OP.01"),
        "entity": st.sampled_from(ENTITIES),
        "direction": st.none() | st.sampled_from(Direction),
        "method": st.none() | st.sampled_from(ProgressMethod),
        "baseline_year": st.none() | st.sampled_from(YEARS),
        "targets": by_year(st.none() | FIGURES),
        "values": by_year(FIGURES),
        "baselines": by_year(FIGURES).map(lambda known: tuple(Baseline(*one) for one in known.items())),
        "reason": st.none() | st.sampled_from(MissingReason),
        "stated": st.builds(Stated, status=st.none() | STATUSES),
    }
    return st.builds(IndicatorYear, **(parts | fixed))


def comparable_years(**fixed: Any) -> st.SearchStrategy[IndicatorYear]:
    """Indicators whose value, target and direction are all known."""
    known = {
        "direction": st.sampled_from(Direction),
        "targets": by_year(FIGURES, always=(YEAR,)),
        "values": by_year(FIGURES, always=(YEAR,)),
    }
    return indicator_years(**(known | fixed))


@st.composite
def policy_years(draw: st.DrawFn) -> PolicyYear:
    """A small policy: up to 4 services, up to 3 indicators each, and up to 4 indicators of its objectives."""
    own = draw(st.lists(indicator_years(objective=st.sampled_from(OBJECTIVES)), max_size=4))
    services = [
        ServiceYear(
            code=f"SS.{number}",
            objective=draw(st.sampled_from(OBJECTIVES)),
            entity=draw(st.sampled_from(ENTITIES)),
            protocol_approved_on=draw(PROTOCOL_DATES),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    of_services = [row for service in services for row in draw(st.lists(_rows_of(service), max_size=3))]
    rows = [replace(row, code=f"I{number:02}") for number, row in enumerate(own + of_services)]
    return policy_year(*rows, services=tuple(services))


def _rows_of(service: ServiceYear) -> st.SearchStrategy[IndicatorYear]:
    return indicator_years(
        level=st.just(Level.SERVICE), objective=st.just(service.objective), service=st.just(service.code)
    )
