"""Of which years a policy has a report: the span of its act, its catalogue, its cycles and its data."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from compliance.models import Policy, ProgressEntry, ReportingCycle, Target
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR
from compliance.report.span import Span, dated_policies, span_of


def span(code: str) -> Span:
    return span_of(dated_policies().get(code=code))


def test_the_pnig_goes_from_its_act_to_its_last_target(pnig, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        years = span("PNIG")
    assert (years.first, years.last) == (2019, 2030)
    assert [year in years for year in (2018, 2021, 2025, 2030)] == [True] * 4, "2018 has a target of its own"
    assert [year in years for year in (1, 1999, 2011, 2017, 2031, 99_999)] == [False] * 6


def test_a_value_from_before_the_act_is_a_reference_and_no_reported_year(pnig) -> None:
    assert ProgressEntry.objects.filter(year=2011).exists()
    assert 2011 not in span("PNIG")


def test_a_cycle_makes_a_year_the_policys(pnig) -> None:
    now = timezone.now()
    for year in (2017, 2035):
        times = {"opens_at": now, "due_at": now + timedelta(days=1), "closes_at": now + timedelta(days=2)}
        ReportingCycle.objects.create(policy=pnig, year=year, **times)
    assert [year in span("PNIG") for year in (2016, 2017, 2031, 2035, 2036)] == [False, True, True, True, False]


def test_without_the_day_of_the_act_the_first_dated_figure_begins_it(pnig) -> None:
    Policy.objects.update(legal_instrument_date=None)
    years = span("PNIG")
    assert 2011 in years
    assert years.first <= 2011


def test_an_act_younger_than_all_figures_begins_nothing(pnig) -> None:
    Policy.objects.update(legal_instrument_date=date(2040, 1, 1))
    years = span("PNIG")
    assert (2021 in years, 2030 in years, 2031 in years) == (True, True, False)
    assert years.first <= years.last


@pytest.mark.parametrize(("act", "first"), [(None, FIRST_YEAR), (date(2019, 4, 4), 2019)])
def test_a_policy_without_anything_dated_may_be_asked_for_any_year_since_its_act(db, act, first) -> None:
    Policy.objects.create(code="OTRA", legal_instrument_date=act)
    assert span("OTRA") == Span(first, LAST_YEAR)


def test_a_superseded_target_still_says_that_the_year_was_planned(world) -> None:
    Target.objects.update(valid_until=date(2022, 1, 1))
    Target.objects.create(indicator=world.indicator, year=2024, value=Decimal(1))
    assert 2024 in span(world.policy.code)
