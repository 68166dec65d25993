"""What composing a whole document costs: the 2021 report, and a policy fifty times its size. Times are printed."""

from collections.abc import Mapping
from dataclasses import fields, replace
from time import perf_counter
from typing import Any

import pytest

from compliance import findings
from compliance.calculation.reconciliation import reconcile
from compliance.calculation.year import assess_year
from compliance.models import Policy
from compliance.report.figures import Figures, Texts
from compliance.report.narrative import compose
from compliance.report.reading import read_figures

TIMES = 50


def _coded(code: str, again: int) -> str:
    return f"{code}.{again:02}"


def _many(mapping: Mapping[str, Any], codes: set[str]) -> dict[str, Any]:
    """What is known of an element, for each of its copies too; what is known of an entity stays."""
    copies = {_coded(code, again): value for code, value in mapping.items() if code in codes for again in range(TIMES)}
    return {**copies, **{code: value for code, value in mapping.items() if code not in codes}}


def enlarged(figures: Figures) -> Figures:
    """Every objective, service and indicator so many times, with all its texts."""
    rows = figures.result.policy_year
    copies = range(TIMES)
    indicators = tuple(
        replace(
            row,
            code=_coded(row.code, again),
            objective=_coded(row.objective, again),
            service=row.service and _coded(row.service, again),
        )
        for row in rows.indicators
        for again in copies
    )
    services = tuple(
        replace(one, code=_coded(one.code, again), objective=_coded(one.objective, again))
        for one in rows.services
        for again in copies
    )
    objectives = tuple(_coded(code, again) for code in rows.objectives for again in copies)
    result = assess_year(replace(rows, indicators=indicators, services=services, objectives=objectives))
    codes = {one.code for one in (*rows.indicators, *rows.services)} | set(rows.objectives)
    texts = Texts(**{one.name: _many(getattr(figures.texts, one.name), codes) for one in fields(Texts)})
    known = ("names", "units_in_charge", "expected_on", "answering", "sources", "protocols")
    more = {name: _many(getattr(figures, name), codes) for name in known}
    judged = {"findings": findings.of_year(result), "reconciliation": reconcile(result)}
    return replace(figures, result=result, texts=texts, **judged, **more)


def _seconds(figures: Figures) -> float:
    def once() -> float:
        start = perf_counter()
        compose(figures)
        return perf_counter() - start

    return min(once() for _ in range(5))


@pytest.mark.django_db
def test_the_whole_document_of_2021_and_of_a_policy_fifty_times_its_size(pnig: Policy, capsys) -> None:
    figures = read_figures(pnig, 2021)
    large = enlarged(figures)
    assert large.result.all.total == TIMES * figures.result.all.total
    assert len(compose(large).sections) == len(compose(figures).sections)
    small, many = _seconds(figures), _seconds(large)
    with capsys.disabled():
        print(
            f"\ndocument of 2021: {small * 1000:.0f} ms; of a policy {TIMES}x its size: {many * 1000:.0f} ms "
            f"({many / small:.0f}x)"
        )
