"""Every numeric case of the 2021 report (domain, 3.1 and 3.2): what it states, and what its figures give."""

from decimal import Decimal

import pytest

from compliance.calculation.progress import assess
from compliance.calculation.rows import Previous
from tests.calculation.report_2021 import CASES, CHANGES, LATER_TARGETS, Case, row_of_case
from tests.calculation.strategies import BASELINE, RATIO, indicator, printed

CASE_OF = {case.code: case for case in CASES}

each_case = pytest.mark.parametrize("case", CASES, ids=[case.code for case in CASES])


@each_case
def test_progress_comes_out_of_the_printed_figures(case: Case):
    assert printed(assess(row_of_case(case)).progress) == case.progress


@each_case
def test_the_gap_is_favourable_and_exact(case: Case):
    assert assess(row_of_case(case)).gap == Decimal(case.gap)


@each_case
def test_the_status_is_the_one_that_the_report_states(case: Case):
    assert assess(row_of_case(case)).status == case.status


@each_case
def test_a_stated_gap_is_the_computed_one_rounded(case: Case):
    gap = assess(row_of_case(case)).gap
    assert case.stated_gap in (None, printed(gap))


def test_seven_of_thirteen_stated_progresses_do_not_come_out_of_the_printed_figures():
    stated = [case for case in CASES if case.stated_progress is not None]
    assert len(stated) == 13
    assert {case.code for case in stated if case.stated_progress != case.progress} == {
        "IOP.02.02",
        "IOP.02.03",
        "IOP.03.01",
        "IOP.05.01",
        "ISS.01.02.02.01",
        "ISS.03.01.02.02",
        "ISS.05.03.01.01",
    }


@pytest.mark.parametrize(
    ("code", "value", "target", "baselines"),
    [
        ("IOP.02.02", "5.47", "5.43", {2020: "6.1"}),
        ("IOP.02.03", "8.915", "12.90", {}),
        ("IOP.03.01", "28.71", "25.5", {2020: "19.87"}),
        ("IOP.05.01", "1.359", "9.00", {2020: "0.0"}),
        ("ISS.01.02.02.01", "50.36", "26.0", {}),
        ("ISS.03.01.02.02", "18.05", "8.0", {}),
        ("ISS.05.03.01.01", "13.108", "4.5", {}),
    ],
)
def test_figures_that_round_to_the_printed_ones_can_give_the_stated_progress(code, value, target, baselines):
    case = CASE_OF[code]
    row = indicator(value, target, direction=case.direction, method=case.method, baselines=baselines, decimals=1)
    assert printed(assess(row).progress) == case.stated_progress


@pytest.mark.parametrize(
    ("code", "method", "baselines", "progress"),
    [
        ("IOP.01.01", RATIO, {}, "102.6"),
        ("IOP.01.01", BASELINE, {2017: "10.6"}, "107.1"),
        ("IOP.01.01", BASELINE, {2018: "9.6"}, "111.1"),
        ("IOP.02.01", BASELINE, {2020: "77.4"}, "-53.8"),
        ("IOP.02.02", RATIO, {}, "98.2"),
        ("IOP.02.03", BASELINE, {2017: "13.4"}, "900.0"),
        ("IOP.03.01", RATIO, {}, "112.6"),
        ("IOP.05.01", RATIO, {}, "15.6"),
    ],
)
def test_another_method_or_base_line_would_have_given(code, method, baselines, progress):
    row = row_of_case(CASE_OF[code], method=method, baselines=baselines)
    assert printed(assess(row).progress) == progress


@pytest.mark.parametrize(("code", "year", "target", "is_surpassed"), LATER_TARGETS)
def test_claims_to_exceed_a_later_target_hold(code, year, target, is_surpassed):
    row = row_of_case(CASE_OF[code], targets={year: target})
    assert assess(row).surpasses == ((year,) if is_surpassed else ())


@pytest.mark.parametrize(("code", "year", "value", "change", "better"), CHANGES)
def test_changes_since_an_earlier_year(code, year, value, change, better):
    row = row_of_case(CASE_OF[code], values={year: value})
    assert assess(row).previous == Previous(year, Decimal(value), Decimal(change), better)
