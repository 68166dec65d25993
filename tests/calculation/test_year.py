"""A whole policy-year: what is in scope, and the counts of the report by level, entity and objective."""

from dataclasses import astuple, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.progress import assess
from compliance.calculation.rows import IndicatorYear, PolicyYear, ServiceYear, Stated
from compliance.calculation.tally import Counts, ServiceCounts
from compliance.calculation.year import ScopeCount, YearAssessment, assess_year
from compliance.choices import Achievement, Level, ServiceStatus
from tests.calculation.strategies import YEAR, indicator, policy_year, policy_years

CLOSE = date(2021, 12, 31)
NEW_YEARS_DAY = date(2022, 1, 1)


def service(approved_on: date | None = CLOSE, code: str = "SS.01.01.01", **rest: str) -> ServiceYear:
    return ServiceYear(**({"objective": "OP.01", "entity": "MIMP"} | rest), code=code, protocol_approved_on=approved_on)


def of_service(value: str | None = None, target: str | None = None, **rest: object) -> IndicatorYear:
    parts = {"code": "ISS.01.01.01.01", "level": Level.SERVICE, "service": "SS.01.01.01"}
    return indicator(value, target, **(parts | rest))


def codes_in_scope(year: YearAssessment) -> list[str]:
    return [assessment.indicator.code for assessment in year.indicators]


def added(tallies) -> tuple[int, ...]:
    """Counts added up, status by status."""
    return tuple(map(sum, zip(*map(astuple, tallies), strict=True)))


class TestScope:
    @pytest.mark.parametrize(
        ("approved_on", "is_in"),
        [
            (date(2019, 4, 4), True),
            (date(2021, 12, 30), True),
            (CLOSE, True),
            (NEW_YEARS_DAY, False),
            (date(2023, 6, 1), False),
            (None, False),
        ],
    )
    def test_a_protocol_counts_if_it_was_approved_by_31_december(self, approved_on, is_in):
        year = assess_year(policy_year(of_service("5", "4"), services=(service(approved_on),)))
        assert codes_in_scope(year) == (["ISS.01.01.01.01"] if is_in else [])
        assert year.protocol_approved == (ScopeCount(1, 1) if is_in else ScopeCount(0, 0))

    @pytest.mark.parametrize(
        ("row", "is_in"),
        [
            (of_service("5", "4"), True),
            (of_service(None, "4"), True),
            (of_service(targets={YEAR: None}), True),
            (of_service("5", targets={2020: "4", 2022: "6"}), False),
            (of_service("5", stated=Stated(status=Achievement.ACHIEVED)), False),
            (of_service(), False),
        ],
        ids=[
            "known target",
            "no value",
            "unknown target",
            "targets of other years",
            "published status",
            "nothing",
        ],
    )
    def test_a_service_indicator_needs_a_target_for_the_year_even_an_unknown_one(self, row, is_in):
        year = assess_year(policy_year(row, services=(service(),)))
        assert codes_in_scope(year) == ([row.code] if is_in else [])
        assert year.left_out == (() if is_in else (row,))

    @pytest.mark.parametrize("row", [indicator("5", "4"), indicator("5"), indicator(), indicator(targets={2030: "9"})])
    def test_every_objective_indicator_is_in(self, row):
        assert codes_in_scope(assess_year(policy_year(row))) == [row.code]

    def test_protocol_approved_counts_indicators_with_a_target_or_not(self):
        rows = (
            indicator("5", "4"),
            of_service("5", "4"),
            of_service(code="ISS.01.01.01.02"),
            of_service("5", "4", code="ISS.01.01.02.01", service="SS.01.01.02"),
        )
        services = (service(), service(NEW_YEARS_DAY, "SS.01.01.02"), service(CLOSE, "SS.01.01.03"))
        year = assess_year(policy_year(*rows, services=services))
        assert year.protocol_approved == ScopeCount(services=2, indicators=2)

    def test_the_same_protocol_counts_a_year_later(self):
        services = (service(NEW_YEARS_DAY),)
        row = replace(of_service(targets={2022: "4"}), year=2022)
        assert codes_in_scope(assess_year(replace(policy_year(row, services=services), year=2022))) == [row.code]


class TestServices:
    def test_only_indicators_in_scope_make_the_status_of_a_service(self):
        rows = (of_service("5", "4"), of_service("1", code="ISS.01.01.01.02", targets={2022: "4"}))
        (only,) = assess_year(policy_year(*rows, services=(service(),))).services
        assert (only.status, only.indicators) == (ServiceStatus.ACHIEVED, ("ISS.01.01.01.01",))

    def test_a_service_without_indicators_in_scope_is_not_there(self):
        year = assess_year(policy_year(of_service("5"), services=(service(), service(code="SS.01.01.02"))))
        assert year.services == ()
        assert year.service_counts == ServiceCounts(0, 0, 0, 0, 0)

    def test_an_entity_counts_a_service_under_every_status_that_its_indicators_have(self):
        rows = (
            of_service("5", "4"),
            of_service("3", "4", code="ISS.01.01.01.02"),
            of_service("2", "4", code="ISS.01.01.01.03"),
        )
        (mimp,) = assess_year(policy_year(*rows, services=(service(),))).by_entity
        assert mimp.service == Counts(1, 2, 0, 0)
        assert (mimp.services_with_achieved, mimp.services_with_not_achieved) == (1, 1)
        assert mimp.services_with_no_information == 0


def test_a_policy_without_rows_is_all_zeros():
    year = assess_year(policy_year())
    assert year.all == year.objective == year.service == Counts(0, 0, 0, 0)
    assert (year.indicators, year.services, year.left_out, year.by_entity) == ((), (), (), ())
    assert [tally.objective for tally in year.by_objective] == ["OP.01", "OP.02", "OP.03"]


class TestEveryYear:
    @given(policy_years())
    def test_each_indicator_is_in_scope_or_left_out_and_assessed_by_itself(self, rows):
        year = assess_year(rows)
        of_scope = [assessment.indicator for assessment in year.indicators]
        assert sorted([*of_scope, *year.left_out], key=lambda row: row.code) == list(rows.indicators)
        assert list(year.indicators) == [assess(row) for row in of_scope]

    @given(policy_years())
    def test_the_scope_is_that_of_the_contract(self, rows):
        approved = {one.code: one.protocol_approved_on for one in rows.services}

        def is_in(row: IndicatorYear) -> bool:
            protocol = approved.get(row.service) if row.service else None
            by_the_close = protocol is not None and protocol.year <= YEAR
            return row.level == Level.OBJECTIVE or (by_the_close and YEAR in row.targets)

        assert codes_in_scope(assess_year(rows)) == [row.code for row in rows.indicators if is_in(row)]

    @given(policy_years())
    def test_levels_add_up_to_the_whole(self, rows):
        year = assess_year(rows)
        assert astuple(year.all) == added([year.objective, year.service])
        assert year.all.total == len(year.indicators)
        assert year.service_counts.total == len(year.services)

    @given(policy_years())
    def test_entities_add_up_to_the_whole(self, rows):
        year = assess_year(rows)
        nothing = Counts(0, 0, 0, 0)
        assert added([nothing, *(tally.objective for tally in year.by_entity)]) == astuple(year.objective)
        assert added([nothing, *(tally.service for tally in year.by_entity)]) == astuple(year.service)

    @given(policy_years())
    def test_objectives_add_up_to_the_whole(self, rows):
        year = assess_year(rows)
        assert added(tally.own for tally in year.by_objective) == astuple(year.objective)
        assert added(tally.service for tally in year.by_objective) == astuple(year.service)
        assert added(tally.services for tally in year.by_objective) == astuple(year.service_counts)

    @given(policy_years())
    def test_reasons_add_up_to_what_has_no_information(self, rows):
        year = assess_year(rows)
        assert sum(year.reasons.values()) == year.all.no_information

    @given(policy_years())
    def test_a_service_lists_its_indicators_in_scope_and_each_is_of_one_service(self, rows):
        year = assess_year(rows)
        of_services = [one.indicator.code for one in year.indicators if one.indicator.level == Level.SERVICE]
        assert sorted(code for one in year.services for code in one.indicators) == of_services
        assert all(one.indicators for one in year.services)

    @given(policy_years(), st.randoms(use_true_random=False))
    def test_no_order_of_the_rows_changes_anything(self, rows, random):
        def shuffled(items: tuple) -> tuple:
            return tuple(random.sample(items, len(items)))

        reordered: PolicyYear = replace(
            rows,
            objectives=shuffled(rows.objectives),
            services=shuffled(rows.services),
            indicators=shuffled(rows.indicators),
        )
        assert replace(assess_year(reordered), policy_year=rows) == assess_year(rows)

    @given(policy_years())
    def test_lists_run_by_code(self, rows):
        year = assess_year(rows)
        for codes in (
            codes_in_scope(year),
            [row.code for row in year.left_out],
            [one.service.code for one in year.services],
            [tally.entity for tally in year.by_entity],
            [tally.objective for tally in year.by_objective],
            *(one.indicators for one in year.services),
        ):
            assert list(codes) == sorted(codes)
