"""Figures written by hand, without a database, and what a report says of them."""

from dataclasses import replace
from datetime import date
from typing import Any

from compliance import findings
from compliance.calculation.reconciliation import reconcile
from compliance.calculation.rows import IndicatorYear, ServiceYear, StructureCounts
from compliance.calculation.year import assess_year
from compliance.choices import Level, Unit
from compliance.report.figures import Approval, Figures, PolicyHeader, Texts
from compliance.report.narrative import compose
from tests.calculation.strategies import YEAR, indicator, policy_year
from tests.report.narrative.names import ENTITIES
from tests.report.narrative.reading import lines

NO_TEXTS = Texts({}, {}, {}, {}, {}, {})
NAMES = {one.acronym: one.raw for one in ENTITIES}


def percentage(value: str | None = None, target: str | None = None, **rest: Any) -> IndicatorYear:
    """An indicator in percent with one decimal and a name that bends."""
    given = {"unit": Unit.PERCENTAGE, "decimals": 1, "name": "Porcentaje de mujeres"}
    return indicator(value, target, **(given | rest))


def of_service(row: IndicatorYear, service: str = "SS.01.01.01", position: int = 1) -> IndicatorYear:
    """The same indicator as a service's."""
    return replace(row, level=Level.SERVICE, service=service, code=f"I{service}.{position:02}")


def service(code: str = "SS.01.01.01", **rest: Any) -> ServiceYear:
    given = {"objective": "OP.01", "entity": "MIMP", "name": "Un servicio", "protocol_approved_on": date(YEAR, 12, 31)}
    return ServiceYear(code, **(given | rest))


def figures(
    *indicators: IndicatorYear,
    services: tuple[ServiceYear, ...] = (),
    objectives: tuple[str, ...] = ("OP.01",),
    declared: StructureCounts | None = None,
    stated_counts: dict[str, str] | None = None,
    **rest: Any,
) -> Figures:
    """A policy with these rows; texts and names are added by keyword."""
    loaded = StructureCounts(len(objectives), sum(row.service is None for row in indicators), 2, 1, len(services))
    rows = policy_year(*indicators, services=services, objectives=objectives)
    rows = replace(rows, loaded=loaded, declared=declared or rows.declared, stated_counts=stated_counts or {})
    result = assess_year(rows)
    given: dict[str, Any] = {
        "policy": PolicyHeader("PNIG", "Política Nacional de Igualdad de Género", "MIMP", NAMES["MIMP"], "", None, ""),
        "year": YEAR,
        "result": result,
        "findings": findings.of_year(result),
        "reconciliation": reconcile(result),
        "texts": NO_TEXTS,
        "names": NAMES,
        "units_in_charge": {},
        "expected_on": {},
    }
    return Figures(**(given | rest))


def approved_here(*codes: str) -> dict[str, Approval]:
    """The entries of these were approved in the system."""
    return dict.fromkeys(codes, Approval("Ana Prueba", date(YEAR + 1, 4, 2)))


def texts(**written: Any) -> Texts:
    return replace(NO_TEXTS, **written)


def told(year: Figures, anchor: str) -> list[str]:
    """The paragraphs and list titles of one section, not of those inside it, with plain spaces."""
    found = [line.whole for line in lines(compose(year)) if line.path[-1] == anchor]
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in found]


def told_of(row: IndicatorYear, **rest: Any) -> str:
    """All that section I says of one indicator, as one text."""
    return " ".join(told(figures(row, **rest), f"I-{row.code}"))
