"""What a policy-year costs to read and compute: queries asserted, times printed beside one raw read of its rows."""

from time import perf_counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from compliance.models import Policy
from compliance.report.reading import read_figures
from tests.bench.large_policy import large_policy

MOST_QUERIES = 13
# The same rows in one statement: every indicator with its names, its entries of all years and their targets.
RAW_READ = """
SELECT i.code, i.name, i.unit, i.direction, i.method, i.decimals, s.code, s.name, n.acronym, n.name,
       e.year, e.value, e.missing_reason, e.explanation, e.context, e.note, e.source, t.value
FROM compliance_indicator i
JOIN compliance_service s ON s.id = i.service_id
JOIN compliance_entity n ON n.id = i.entity_id
JOIN compliance_progressentry e ON e.indicator_id = i.id
LEFT JOIN compliance_target t ON t.indicator_id = i.id AND t.year = e.year
WHERE i.policy_id = %s ORDER BY i.code, e.year
"""


def _seconds(action) -> float:
    def once() -> float:
        start = perf_counter()
        action()
        return perf_counter() - start

    return min(once() for _ in range(3))


def _raw_read(policy: Policy) -> list:
    with connection.cursor() as cursor:
        cursor.execute(RAW_READ, [policy.pk])
        return cursor.fetchall()


@pytest.mark.django_db
@pytest.mark.parametrize("figures", [1_000, 12_000])
def test_a_policy_year_takes_few_queries(figures: int, capsys) -> None:
    policy = large_policy(figures)
    with CaptureQueriesContext(connection) as queries:
        Policy.objects.select_related("lead_entity").get(pk=policy.pk)
        read_figures(policy, 2021)
    assert len(queries) <= MOST_QUERIES
    raw, ours = _seconds(lambda: _raw_read(policy)), _seconds(lambda: read_figures(policy, 2021))
    with capsys.disabled():
        print(
            f"\nfigures of a policy-year, {figures} figures: {ours * 1000:.0f} ms, {ours / raw:.1f}x one raw read "
            f"({raw * 1000:.0f} ms), {len(queries)} queries"
        )
