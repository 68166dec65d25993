"""The counts of the 2021 report, re-derived from its detail (domain, 3.3)."""

from dataclasses import astuple

import pytest

from compliance.calculation.tally import Counts, ServiceCounts
from compliance.calculation.year import ScopeCount, YearAssessment, assess_year
from compliance.choices import ServiceStatus
from tests.calculation.report_2021 import report_of_2021


@pytest.fixture(scope="module")
def year() -> YearAssessment:
    return assess_year(report_of_2021())


def test_34_indicators_10_achieved_13_not_11_without_information(year):
    assert year.all == Counts(achieved=10, not_achieved=13, not_assessable=0, no_information=11)
    assert (year.all.total, year.all.with_information) == (34, 23)


def test_13_of_objectives_4_achieved_2_not_7_without_information(year):
    assert year.objective == Counts(4, 2, 0, 7)
    assert (year.objective.total, year.objective.with_information) == (13, 6)


def test_21_of_services_6_achieved_11_not_4_without_information(year):
    assert year.service == Counts(6, 11, 0, 4)
    assert (year.service.total, year.service.with_information) == (21, 17)


@pytest.mark.parametrize(("level", "percentages"), [("objective", (31, 15, 54)), ("service", (29, 52, 19))])
def test_percentages_come_out_as_printed(year, level, percentages):
    tally = getattr(year, level)
    assert (tally.achieved_pct, tally.not_achieved_pct, tally.no_information_pct) == percentages
    assert sum(percentages) == 100


def test_14_services_with_protocol_hold_28_indicators_of_which_7_have_no_target(year):
    assert year.protocol_approved == ScopeCount(services=14, indicators=28)
    assert len(year.left_out) == 7


def test_12_services_hold_targets_and_the_published_10_are_those_with_information(year):
    assert len(year.services) == 12
    assert year.service_counts.with_information == 10


def test_only_the_service_of_the_jne_achieved_all_its_targets(year):
    assert year.service_counts == ServiceCounts(1, 4, 5, 0, 2)
    achieved = [one.service.code for one in year.services if one.status == ServiceStatus.ACHIEVED]
    partial = [one.service.code for one in year.services if one.status == ServiceStatus.PARTIAL]
    assert achieved == ["SS.03.01.02"]
    assert partial == ["SS.01.02.02", "SS.04.03.01", "SS.05.03.01", "SS.05.04.01"]


@pytest.mark.parametrize(
    ("entity", "own", "of_services", "services_with"),
    [
        ("JNE", (0, 0, 0, 0), (2, 0, 0, 0), (1, 0, 0)),
        ("MIMP", (2, 1, 0, 5), (2, 8, 0, 0), (2, 6, 0)),
        ("MINCETUR", (0, 0, 0, 0), (0, 0, 0, 2), (0, 0, 1)),
        ("MINEDU", (0, 0, 0, 0), (0, 0, 0, 1), (0, 0, 1)),
        ("MINJUSDH", (0, 0, 0, 0), (0, 2, 0, 0), (0, 1, 0)),
        ("MINSA", (2, 1, 0, 0), (0, 0, 0, 0), (0, 0, 0)),
        ("MTPE", (0, 0, 0, 0), (1, 1, 0, 0), (1, 1, 0)),
        ("SERVIR", (0, 0, 0, 2), (1, 0, 0, 1), (1, 0, 1)),
    ],
)
def test_each_entity_has_its_share(year, entity, own, of_services, services_with):
    (tally,) = (one for one in year.by_entity if one.entity == entity)
    assert (astuple(tally.objective), astuple(tally.service)) == (own, of_services)
    assert services_with == (
        tally.services_with_achieved,
        tally.services_with_not_achieved,
        tally.services_with_no_information,
    )


@pytest.mark.parametrize(
    ("objective", "own", "services", "services_with_information"),
    [
        ("OP.01", (1, 0, 0, 0), 5, 5),
        ("OP.02", (2, 1, 0, 0), 0, 0),
        ("OP.03", (1, 0, 0, 1), 1, 1),
        ("OP.04", (0, 0, 0, 3), 2, 1),
        ("OP.05", (0, 1, 0, 2), 3, 3),
        ("OP.06", (0, 0, 0, 1), 1, 0),
    ],
)
def test_each_objective_has_its_share(year, objective, own, services, services_with_information):
    (tally,) = (one for one in year.by_objective if one.objective == objective)
    assert astuple(tally.own) == own
    assert (tally.services.total, tally.services.with_information) == (services, services_with_information)


def test_the_11_without_information_have_four_different_reasons(year):
    assert year.reasons == {
        "source_not_collected": 2,
        "not_submitted": 7,
        "due_later": 1,
        "definition_under_review": 1,
        "not_due": 0,
        "not_stated": 0,
    }
