"""Counts that do not add up, of the catalogue and of a published report."""

from dataclasses import replace

import pytest

from compliance import findings
from compliance.calculation.rows import PolicyYear, StructureCounts
from compliance.calculation.year import assess_year
from compliance.choices import Severity
from tests.calculation.strategies import indicator, policy_year

COMPLETE = StructureCounts(3, 1, 20, 19, 52)


def year(*, loaded: StructureCounts = COMPLETE, **stated: str) -> PolicyYear:
    """One objective indicator that met its target, of a policy that declares 52 services."""
    keys = {key.replace("__", "."): count for key, count in stated.items()}
    return replace(policy_year(indicator("5", "4")), declared=COMPLETE, loaded=loaded, stated_counts=keys)


def found(rows: PolicyYear) -> list[tuple[str, str, Severity]]:
    return [(one.code, one.subject, one.severity) for one in findings.of_year(assess_year(rows))]


def test_a_complete_catalogue_and_a_right_count_say_nothing() -> None:
    assert found(year(counts__all__achieved="1", counts__all__achieved_pct="100")) == []


def test_each_element_that_the_catalogue_lacks_is_named() -> None:
    lacking = replace(COMPLETE, guidelines=8, services=12)
    assert found(year(loaded=lacking)) == [
        ("catalogue_incomplete", "scope.declared.guidelines", Severity.INFO),
        ("catalogue_incomplete", "scope.declared.services", Severity.INFO),
    ]


def test_a_catalogue_with_more_than_the_act_declares_is_a_warning() -> None:
    assert found(year(loaded=replace(COMPLETE, services=53))) == [
        ("catalogue_incomplete", "scope.declared.services", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    ("key", "stated", "severity"),
    [
        ("counts__all__achieved", "2", Severity.ERROR),
        ("counts__all__achieved_pct", "99", Severity.ERROR),
        ("by_entity__MIMP__objective__achieved", "3", Severity.ERROR),
        ("by_entity__MINSA__objective__achieved", "1", Severity.ERROR),
        ("service_counts__achieved", "1", Severity.ERROR),
        ("counts__service__achieved_pct", "29", Severity.ERROR),
    ],
)
def test_a_wrong_published_count_is_an_error(key: str, stated: str, severity: Severity) -> None:
    assert found(year(**{key: stated})) == [("stated_count_differs", key.replace("__", "."), severity)]


def test_a_higher_scope_count_is_explained_by_an_incomplete_catalogue() -> None:
    rows = year(loaded=replace(COMPLETE, services=12), scope__protocol_approved__services="14")
    assert ("stated_count_differs", "scope.protocol_approved.services", Severity.INFO) in found(rows)


def test_a_lower_scope_count_is_an_error_of_the_report_even_then() -> None:
    rows = year(loaded=replace(COMPLETE, services=12), scope__in_scope__indicators="0")
    assert ("stated_count_differs", "scope.in_scope.indicators", Severity.ERROR) in found(rows)


def test_a_higher_scope_count_over_a_complete_catalogue_is_an_error() -> None:
    assert found(year(scope__protocol_approved__services="14")) == [
        ("stated_count_differs", "scope.protocol_approved.services", Severity.ERROR)
    ]


def test_the_message_says_which_count_it_is() -> None:
    (finding,) = findings.of_year(assess_year(year(counts__all__achieved="2")))
    assert finding.message == (
        "El reporte publicado dice 2 (Indicadores comprendidos: meta alcanzada); con los datos registrados el "
        "conteo es: 1."
    )
