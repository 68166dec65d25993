"""Random policy-years with everything that a report may say: the calculation's rows, then names and texts.

The rows are drawn, so that a failure shrinks; what only decorates them is chosen by a seeded generator.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import cycle
from random import Random

from hypothesis import strategies as st

from compliance import findings
from compliance.calculation.reconciliation import reconcile
from compliance.calculation.rows import (
    Baseline,
    IndicatorYear,
    PolicyYear,
    ServiceYear,
    Stated,
    StatedChange,
    StructureCounts,
)
from compliance.calculation.year import YearAssessment, assess_year
from compliance.choices import Achievement, Direction, Unit
from compliance.report.figures import Act, Approval, Figures, PolicyHeader, Resources, Texts
from tests.calculation.strategies import ENTITIES as ENTITIES_DRAWN
from tests.calculation.strategies import policy_years
from tests.report.narrative import names
from tests.report.narrative.names import EntityName, IndicatorName

PUBLISHED = (None, Achievement.ACHIEVED, Achievement.NOT_ACHIEVED, Achievement.NO_INFORMATION)


@dataclass(frozen=True)
class Year:
    """Figures with the names that were given to them."""

    figures: Figures
    indicator_names: Mapping[str, IndicatorName]
    entity_names: Mapping[str, EntityName]


def _figures_of(row: IndicatorYear, unit: Unit | None, decimals: int | None) -> IndicatorYear:
    """Ranges as the contract has them: only variations go below zero."""
    sign = (lambda figure: figure) if unit == Unit.VARIATION else abs
    return replace(
        row,
        unit=unit,
        decimals=decimals,
        values={year: sign(figure) for year, figure in row.values.items()},
        targets={year: None if figure is None else sign(figure) for year, figure in row.targets.items()},
        baselines=tuple(replace(one, value=sign(one.value)) for one in row.baselines),
    )


def _dressed(row: IndicatorYear, entity: str, name: IndicatorName, chance: Random) -> IndicatorYear:
    unit = chance.choice((None, *Unit, Unit.PERCENTAGE, Unit.INDEX))
    stated = _stated(chance) if row.stated.status else row.stated
    dressed = _figures_of(row, unit, chance.choice((None, 0, 1, 1, 2)))
    return replace(dressed, name=name.raw, entity=entity, stated=stated, breaks=_breaks(chance))


def _breaks(chance: Random) -> tuple[int, ...]:
    """Mostly none; sometimes two, and sometimes one that is yet to come."""
    return chance.choice((*[()] * 6, (2019,), (2020,), (2021,), (2019, 2021), (2023,)))


def _stated(chance: Random) -> Stated:
    """What a past report printed, right or wrong."""

    def figure() -> str | None:
        return chance.choice((None, None, "0.0", "100.0", "-3.4", "120", "0.25"))

    changes = tuple(StatedChange(year, figure() or "1.0") for year in (2018, 2020) if chance.random() < 0.2)
    return Stated(status=chance.choice(PUBLISHED), progress=figure(), gap=figure(), changes=changes)


def _structure(rows: PolicyYear, chance: Random) -> tuple[StructureCounts, StructureCounts]:
    guidelines = chance.choice((0, 1, 2, 5))
    loaded = StructureCounts(
        objectives=len(rows.objectives),
        objective_indicators=sum(row.service is None for row in rows.indicators),
        guidelines=guidelines,
        guidelines_with_services=chance.randint(0, guidelines),
        services=len(rows.services),
    )
    if chance.random() < 0.5:
        return StructureCounts(None, None, None, None, None), loaded
    more = {name: getattr(loaded, name) + chance.choice((0, 0, 1, 7)) for name in StructureCounts.__slots__}
    return StructureCounts(**more), loaded


def _texts(result: YearAssessment, chance: Random) -> Texts:
    codes = [one.indicator.code for one in result.indicators]
    services = [one.service.code for one in result.services]

    def some(among: list[str], share: float) -> list[str]:
        return [code for code in among if chance.random() < share]

    def lines() -> tuple[str, ...]:
        return tuple(chance.sample(names.TEXTS, chance.randint(1, 2)))

    return Texts(
        measures={code: lines() for code in some(codes, 0.4)},
        actions={code: lines() for code in some([*codes, *services], 0.4)},
        explanations={code: chance.choice(names.TEXTS) for code in some(codes, 0.4)},
        context={code: chance.choice(names.TEXTS) for code in some(codes, 0.2)},
        notes={code: chance.choice(names.TEXTS) for code in some(codes, 0.2)},
        paragraphs={},
    )


def _resources(chance: Random) -> Resources:
    amounts = [Decimal(1_250_000), Decimal("99.50"), Decimal(0)]
    modified, executed = chance.choice((*amounts, None)), chance.choice(amounts)
    return Resources(modified, executed if modified is None or chance.random() < 0.7 else None)


def _stated_counts(chance: Random) -> dict[str, str]:
    if chance.random() < 0.5:
        return {}
    scope = {"scope.protocol_approved.services": "14", "scope.protocol_approved.indicators": "28"}
    published = (
        "counts.all.achieved",
        "counts.service.achieved_pct",
        "service_counts.total",
        "by_entity.X.service.total",
    )
    return scope | {key: chance.choice(("0", "1", "2")) for key in published if chance.random() < 0.3}


def _several(drawn: PolicyYear, times: int) -> PolicyYear:
    """As many times the indicators, so that counts grow."""
    rows = [replace(row, code=f"{row.code}{again}") for row in drawn.indicators for again in range(times)]
    return replace(drawn, indicators=tuple(rows))


def _as_it_is(row: IndicatorYear, chance: Random) -> IndicatorYear:
    return row


def _tied(row: IndicatorYear, chance: Random) -> IndicatorYear:
    return _with_value(row, chance, Decimal(0))


def _perfect(row: IndicatorYear, chance: Random) -> IndicatorYear:
    return _with_value(row, chance, Decimal(chance.choice(("0", "0.04", "1", "5.5"))))


def _measured(row: IndicatorYear, chance: Random) -> IndicatorYear:
    return _with_value(row, chance, Decimal(chance.choice(("-3", "-0.04", "-0.1", "0.04", "2"))))


def _with_value(row: IndicatorYear, chance: Random, better_by: Decimal) -> IndicatorYear:
    """A value that is so much better than a known target."""
    target = abs(row.target or Decimal(chance.choice(("0", "7.8", "12"))))
    direction = row.direction or chance.choice(tuple(Direction))
    value = target + better_by if direction == Direction.ASCENDING else target - better_by
    values = {**row.values, row.year: abs(value)}
    base = (Baseline(row.year - chance.choice((1, 2)), Decimal(chance.choice(("3", "7.8", "10")))),)
    return replace(
        row,
        direction=direction,
        targets={**row.targets, row.year: target},
        values=values,
        baselines=row.baselines or base,
    )


MANNERS = (_as_it_is, _as_it_is, _tied, _perfect, _measured, _measured)


def _mannered(drawn: PolicyYear, chance: Random) -> PolicyYear:
    """Any year, or one of ties, of successes, or where most is measured; sometimes a larger one."""
    manner = chance.choice(MANNERS)
    share = chance.choice((1, 0.7))
    rows = _several(drawn, chance.choice((1, 1, 3)))
    indicators = tuple(manner(row, chance) if chance.random() < share else _due(row, chance) for row in rows.indicators)
    services = tuple(_approved(one, chance) for one in rows.services)
    objectives = drawn.objectives if indicators or services or chance.random() < 0.5 else ()
    return replace(rows, indicators=indicators, services=services, objectives=objectives)


def _due(row: IndicatorYear, chance: Random) -> IndicatorYear:
    """Most indicators have a target, if only an unknown one."""
    if row.has_target or chance.random() < 0.3:
        return row
    return replace(row, targets={**row.targets, row.year: None})


def _approved(service: ServiceYear, chance: Random) -> ServiceYear:
    """Most services have an approved protocol, so that the report speaks of them."""
    return replace(service, protocol_approved_on=date(2020, 1, 1)) if chance.random() < 0.6 else service


def _together(one: PolicyYear, other: PolicyYear) -> PolicyYear:
    """Two policies as one, so that it has more services than most that are drawn."""
    services = tuple(replace(service, code=f"{service.code}9") for service in other.services)
    rows = tuple(
        replace(row, code=f"{row.code}9", service=row.service and f"{row.service}9") for row in other.indicators
    )
    return replace(one, services=(*one.services, *services), indicators=(*one.indicators, *rows))


def drawn_year(drawn: PolicyYear, other: PolicyYear, seed: int) -> Year:
    """The drawn rows in some manner, dressed."""
    chance = Random(seed)
    return _dress(_mannered(_together(drawn, other), chance), chance)


def of(rows: PolicyYear, seed: int = 0) -> Year:
    """A policy-year of one's own, dressed the same way every time."""
    return _dress(rows, Random(seed))


def _dress(drawn: PolicyYear, chance: Random) -> Year:
    """The rows with names, texts and everything else that figures carry."""
    entities = dict(zip(ENTITIES_DRAWN, chance.sample(names.ENTITIES, len(ENTITIES_DRAWN)), strict=True))
    shuffled = chance.sample(names.INDICATORS, len(names.INDICATORS))
    indicator_names = {row.code: name for row, name in zip(drawn.indicators, cycle(shuffled), strict=False)}
    services = tuple(
        replace(one, entity=entities[one.entity].acronym, name=chance.choice(names.SERVICES)) for one in drawn.services
    )
    indicators = tuple(
        _dressed(row, entities[row.entity].acronym, indicator_names[row.code], chance) for row in drawn.indicators
    )
    declared, loaded = _structure(drawn, chance)
    rows = replace(
        drawn,
        services=services,
        indicators=indicators,
        declared=declared,
        loaded=loaded,
        stated_counts=_stated_counts(chance),
    )
    return Year(_whole(rows, chance), indicator_names, {one.acronym: one for one in names.ENTITIES})


def _earlier(result: YearAssessment, chance: Random) -> dict[str, Achievement] | None:
    """No report of the year before; one of the same scope, changed a lot, a little or not at all; or of another."""
    now = {one.indicator.code: one.status for one in result.indicators}
    manner, likely = chance.choice(("none", "same", "other")), chance.choice((0, 0.3, 1))
    earlier = {
        code: chance.choice(tuple(Achievement)) if chance.random() < likely else status for code, status in now.items()
    }
    if manner == "other":
        earlier = {code: status for code, status in earlier.items() if chance.random() < 0.8}
        gone = chance.choice(((), ("IOP.99.01",), ("IOP.99.01", "IOP.99.02")))
        earlier |= dict.fromkeys(gone, Achievement.ACHIEVED)
    return None if manner == "none" else earlier


def _whole(rows: PolicyYear, chance: Random) -> Figures:
    result = assess_year(rows)
    lead = chance.choice(names.ENTITIES)
    codes, services = [one.indicator.code for one in result.indicators], [one.service for one in result.services]
    return Figures(
        policy=PolicyHeader(
            code="PRUEBA",
            name=chance.choice(("Política Nacional de Prueba", "")),
            lead_entity=lead.acronym,
            lead_entity_name=lead.raw,
            legal_instrument="Decreto Supremo N.° 001-2019",
            legal_instrument_date=chance.choice((None, date(2018, 4, 4), date(2019, 4, 4))),
            public_problem="Un problema público",
        ),
        year=rows.year,
        result=result,
        findings=findings.of_year(result),
        texts=_texts(result, chance),
        names={
            **dict.fromkeys(rows.objectives, "Reducir la brecha, e igualar"),
            **{one.acronym: one.raw for one in names.ENTITIES},
            **{one.code: one.name for one in rows.services},
        },
        units_in_charge={one.code: chance.choice(names.ENTITIES).acronym for one in services if chance.random() < 0.4},
        articles=names.ARTICLES,
        expected_on={code: date(2022, 6, 30) for code in codes if chance.random() < 0.5},
        closed_on={code: date(2022, 5, 31) for code in codes if chance.random() < 0.5},
        answering={code: chance.choice(names.ENTITIES).acronym for code in codes if chance.random() < 0.5},
        sources={code: chance.choice(tuple(names.SOURCES)) for code in codes},
        series_sources=_series_sources(result, chance),
        approvals={code: Approval("Ana Prueba", date(2022, 4, 2)) for code in codes if chance.random() < 0.5},
        protocols=_protocols(services, chance),
        reconciliation=reconcile(result),
        resources={one.code: _resources(chance) for one in services if chance.random() < chance.choice((0, 0.5, 1))},
        earlier=_earlier(result, chance),
    )


def _series_sources(result: YearAssessment, chance: Random) -> dict[str, dict[str, dict[int, str]]]:
    """Where some base lines come from."""
    bases = {one.indicator.code: one.baseline for one in result.indicators if one.baseline and chance.random() < 0.5}
    return {code: {"baseline": {base.year: "INEI, ENDES 2020; su uso es inferido"}} for code, base in bases.items()}


def _protocols(services: list[ServiceYear], chance: Random) -> dict[str, Act]:
    return {
        one.code: Act(one.protocol_approved_on, chance.random() < 0.5, "")
        for one in services
        if one.protocol_approved_on
    }


def years() -> st.SearchStrategy[Year]:
    """Any policy-year, with awkward names."""
    return st.builds(drawn_year, policy_years(), policy_years(), st.integers(0, 2**32))
