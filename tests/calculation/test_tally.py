"""Counts and what they come to: percentages, the status of a service, the reasons for what is missing."""

from dataclasses import astuple
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.calculation.progress import assess
from compliance.calculation.rows import ServiceAssessment, ServiceYear, Stated
from compliance.calculation.tally import (
    Counts,
    ServiceCounts,
    count,
    count_services,
    percentage,
    reasons,
    service_status,
    services_with,
)
from compliance.choices import Achievement, Level, MissingReason, ServiceStatus
from tests.calculation.strategies import STATUSES, indicator, indicator_years

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement
SERVICE = ServiceYear("SS.01.01.01", "OP.01", "MIMP", protocol_approved_on=date(2021, 1, 1))

# The contract's sentence, spelled out for every set of statuses that a service's indicators can have.
A, N, X, U = Achievement
SERVICE_STATUS_OF = {
    frozenset(): ServiceStatus.NO_INFORMATION,
    frozenset({A}): ServiceStatus.ACHIEVED,
    frozenset({A, N}): ServiceStatus.PARTIAL,
    frozenset({A, X}): ServiceStatus.PARTIAL,
    frozenset({A, U}): ServiceStatus.PARTIAL,
    frozenset({A, N, X}): ServiceStatus.PARTIAL,
    frozenset({A, N, U}): ServiceStatus.PARTIAL,
    frozenset({A, X, U}): ServiceStatus.PARTIAL,
    frozenset({A, N, X, U}): ServiceStatus.PARTIAL,
    frozenset({N}): ServiceStatus.NOT_ACHIEVED,
    frozenset({N, X}): ServiceStatus.NOT_ACHIEVED,
    frozenset({N, U}): ServiceStatus.NOT_ACHIEVED,
    frozenset({N, X, U}): ServiceStatus.NOT_ACHIEVED,
    frozenset({X}): ServiceStatus.NOT_ASSESSABLE,
    frozenset({X, U}): ServiceStatus.NOT_ASSESSABLE,
    frozenset({U}): ServiceStatus.NO_INFORMATION,
}

counts = st.builds(Counts, *(st.integers(0, 60) for _ in Achievement))


def of_status(status: Achievement, **rest: object):
    """An assessed indicator that came out so."""
    return assess(indicator(stated=Stated(status=status), **rest))


class TestPercentages:
    @pytest.mark.parametrize(
        ("part", "total", "rounded"),
        [
            (0, 13, 0),
            (13, 13, 100),
            (1, 3, 33),
            (2, 3, 67),
            (1, 8, 13),
            (3, 8, 38),
            (1, 40, 3),
            (1, 200, 1),
            (1, 201, 0),
            (199, 200, 100),
            (0, 0, None),
        ],
    )
    def test_are_whole_numbers_rounded_half_up(self, part, total, rounded):
        assert percentage(part, total) == rounded

    @given(st.integers(1, 10**6).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total))))
    def test_are_those_of_the_decimal_module(self, part_of_total):
        part, total = part_of_total
        assert percentage(part, total) == (Decimal(part) * 100 / total).quantize(Decimal(1), ROUND_HALF_UP)

    @given(st.integers(1, 1000).flatmap(lambda half: st.tuples(st.integers(0, 99), st.just(200 * half))))
    def test_a_half_goes_up(self, whole_of_total):
        whole, total = whole_of_total
        assert percentage((2 * whole + 1) * total // 200, total) == whole + 1

    @pytest.mark.parametrize(
        ("tally", "percentages"),
        [
            (Counts(4, 2, 0, 7), (31, 15, 0, 54)),
            (Counts(6, 11, 0, 4), (29, 52, 0, 19)),
            (Counts(1, 1, 1, 0), (33, 33, 33, 0)),
            (Counts(1, 7, 0, 0), (13, 88, 0, 0)),
            (Counts(0, 0, 0, 0), (None, None, None, None)),
        ],
        ids=["objectives in 2021", "services in 2021", "they may add up to 99", "or to 101", "of nothing"],
    )
    def test_of_the_four_statuses(self, tally, percentages):
        found = (
            tally.achieved_pct,
            tally.not_achieved_pct,
            tally.not_assessable_pct,
            tally.no_information_pct,
        )
        assert found == percentages


class TestCounts:
    @given(st.lists(STATUSES))
    def test_every_indicator_is_counted_once_and_under_its_status(self, statuses):
        tally = count(of_status(status) for status in statuses)
        assert astuple(tally) == tuple(statuses.count(status) for status in Achievement)
        assert tally.total == len(statuses)

    @given(counts)
    def test_the_four_statuses_add_up_to_the_total(self, tally):
        assert tally.total == sum(astuple(tally))
        assert tally.with_information + tally.no_information == tally.total
        assert tally.with_information == tally.achieved + tally.not_achieved + tally.not_assessable

    @given(st.lists(st.sampled_from(ServiceStatus)))
    def test_every_service_is_counted_once_and_under_its_status(self, statuses):
        tally = count_services(ServiceAssessment(SERVICE, status, ()) for status in statuses)
        assert astuple(tally) == tuple(statuses.count(status) for status in ServiceStatus)
        assert tally.total == len(statuses)
        assert tally.with_information == len(statuses) - statuses.count(ServiceStatus.NO_INFORMATION)

    def test_a_partial_service_has_information(self):
        tally = ServiceCounts(achieved=1, partial=2, not_achieved=3, not_assessable=4, no_information=5)
        assert (tally.with_information, tally.total) == (10, 15)

    def test_two_indicators_of_a_service_are_one_service_with_that_status(self):
        first, second = (
            of_status(status, level=Level.SERVICE, service=service)
            for status, service in [(ACHIEVED, "SS.01.01.01"), (NOT_ACHIEVED, "SS.01.01.02")]
        )
        assert services_with([first, first, second], ACHIEVED) == 1
        assert services_with([first, first, second], NOT_ASSESSABLE) == 0


class TestTheStatusOfAService:
    @pytest.mark.parametrize("indicators", range(5))
    def test_follows_from_those_of_its_indicators(self, indicators):
        every_combination = list(product(Achievement, repeat=indicators))
        expected = {statuses: SERVICE_STATUS_OF[frozenset(statuses)] for statuses in every_combination}
        assert {statuses: service_status(statuses) for statuses in every_combination} == expected

    @given(st.lists(STATUSES), st.randoms(use_true_random=False))
    def test_no_order_of_its_indicators_changes_it(self, statuses, random):
        shuffled = random.sample(statuses, len(statuses))
        assert service_status(shuffled) == service_status(statuses)


class TestReasons:
    NONE = dict.fromkeys([*MissingReason.values, "not_stated"], 0)

    @pytest.mark.parametrize("reason", MissingReason)
    def test_are_counted_as_declared(self, reason):
        assert reasons([of_status(NO_INFORMATION, reason=reason)]) == self.NONE | {reason.value: 1}

    def test_what_nobody_declared_is_not_stated_and_never_not_submitted(self):
        assert reasons([of_status(NO_INFORMATION)]) == self.NONE | {"not_stated": 1}

    @pytest.mark.parametrize("status", [ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE])
    def test_only_those_of_indicators_without_information_count(self, status):
        assert reasons([of_status(status, reason=MissingReason.DUE_LATER)]) == self.NONE

    def test_all_six_are_there_in_the_order_of_the_contract(self):
        assert list(reasons([])) == [
            "source_not_collected",
            "not_submitted",
            "due_later",
            "definition_under_review",
            "not_due",
            "not_stated",
        ]

    @given(st.lists(indicator_years(), max_size=8))
    def test_they_add_up_to_what_has_no_information(self, rows):
        assessments = [assess(row) for row in rows]
        assert sum(reasons(assessments).values()) == count(assessments).no_information
