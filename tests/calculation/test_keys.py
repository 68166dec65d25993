"""The names under which the contract's section 5 promises each count."""

from typing import Any

import pytest
from hypothesis import given

from compliance.calculation.keys import count_tree, counts_by_key
from compliance.calculation.year import YearAssessment, assess_year
from tests.calculation.report_2021 import report_of_2021
from tests.calculation.strategies import policy_years

STATUSES = {"achieved", "not_achieved", "not_assessable", "no_information"}
PERCENTAGES = {"achieved_pct", "not_achieved_pct", "not_assessable_pct", "no_information_pct"}
COUNTS = {"total", "with_information", *STATUSES, *PERCENTAGES}
SERVICE_COUNTS = {"total", "with_information", "partial", *STATUSES}
STRUCTURE = {"objectives", "objective_indicators", "guidelines", "guidelines_with_services", "services"}
SERVICES_WITH = {"services_with_achieved", "services_with_not_achieved", "services_with_no_information"}
REASONS = {
    "source_not_collected",
    "not_submitted",
    "due_later",
    "definition_under_review",
    "not_due",
    "not_stated",
}
OF_AN_ENTITY = {"objective": {"total", *STATUSES}, "service": {"total", *STATUSES, *SERVICES_WITH}}
OF_AN_OBJECTIVE = {"counts": {"objective": COUNTS, "service": COUNTS}, "service_counts": SERVICE_COUNTS}
PROMISED = {
    "scope": {
        "declared": STRUCTURE,
        "loaded": STRUCTURE,
        "protocol_approved": {"services", "indicators"},
        "in_scope": {"services", "service_indicators", "objective_indicators", "indicators"},
    },
    "counts": {"all": COUNTS, "objective": COUNTS, "service": COUNTS},
    "service_counts": SERVICE_COUNTS,
    "by_entity": {"JNE": OF_AN_ENTITY, "MIMP": OF_AN_ENTITY, "SERVIR": OF_AN_ENTITY},
    "by_objective": {"OP.01": OF_AN_OBJECTIVE, "OP.06": OF_AN_OBJECTIVE},
    "no_information_reasons": REASONS,
}


def missing(promised: dict[str, Any] | set[str], found: dict[str, Any], path: str = "") -> list[str]:
    """The promised names that are not there; more may be there than was promised."""
    absent = [f"{path}{name}" for name in promised if name not in found]
    if isinstance(promised, dict):
        for name in promised.keys() & found.keys():
            absent += missing(promised[name], found[name], f"{path}{name}.")
    return absent


@pytest.fixture(scope="module")
def year() -> YearAssessment:
    return assess_year(report_of_2021())


def test_every_promised_count_is_there(year):
    assert missing(PROMISED, count_tree(year)) == []


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("scope.protocol_approved.services", 14),
        ("scope.in_scope.services", 12),
        ("scope.in_scope.service_indicators", 21),
        ("scope.in_scope.objective_indicators", 13),
        ("scope.in_scope.indicators", 34),
        ("scope.declared.services", None),
        ("counts.all.with_information", 23),
        ("counts.objective.no_information_pct", 54),
        ("counts.service.not_achieved_pct", 52),
        ("service_counts.partial", 4),
        ("by_entity.MIMP.service.not_achieved", 8),
        ("by_entity.MIMP.service.services_with_not_achieved", 6),
        ("by_objective.OP.02.counts.objective.achieved", 2),
        ("by_objective.OP.05.service_counts.with_information", 3),
        ("no_information_reasons.due_later", 1),
    ],
)
def test_a_published_count_is_found_by_its_dotted_key(year, key, count):
    assert counts_by_key(year)[key] == count


@given(policy_years())
def test_every_count_is_a_whole_number_or_absent(rows):
    counts = counts_by_key(assess_year(rows))
    assert all(count is None or type(count) is int for count in counts.values())


@given(policy_years())
def test_what_is_in_scope_is_what_is_listed(rows):
    year = assess_year(rows)
    counts = counts_by_key(year)
    assert counts["scope.in_scope.indicators"] == len(year.indicators) == counts["counts.all.total"]
    assert counts["scope.in_scope.services"] == len(year.services) == counts["service_counts.total"]
