"""Every row of the verdict tables of the 2021 report (domain, 3.1 to 3.3), as a reconciliation finds it."""

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest

from compliance.calculation.progress import assess
from compliance.calculation.reconciliation import Kind, reconcile, verdicts
from compliance.calculation.reconciliation.formulas import (
    baselines_that_print,
    can_print,
    known_formulas,
    own_formula,
    progress_by,
)
from compliance.calculation.reconciliation.of_indicator import reconcile_gap, reconcile_progress
from compliance.calculation.reconciliation.results import (
    ByFormula,
    ByIncompleteCatalogue,
    ByOtherCount,
    ByUnknownBaseline,
    ByUnroundedInputs,
    ByUnroundedValue,
    Doubt,
    Formula,
    Lack,
    Lacking,
    Reconciled,
)
from compliance.calculation.rows import Baseline, IndicatorYear, Stated, StructureCounts
from compliance.calculation.year import assess_year
from compliance.choices import Unit, Verdict
from compliance.report.reading import read_figures
from tests.calculation.report_2021 import CASES, report_of_2021, row_of_case
from tests.calculation.strategies import BASELINE, RATIO

EQUAL, WITHIN_ROUNDING, DIFFERENT, NOT_COMPARABLE = Verdict
CASE_OF = {case.code: case for case in CASES}


class Row(NamedTuple):
    """A row of domain 3.1: whether the ratio prints the stated progress, and the base lines that do (2 decimals)."""

    code: str
    by_ratio: bool
    baselines: tuple[str, str]
    with_exact_target: tuple[str, str] | None


# fmt: off
OBJECTIVES = (
    Row("IOP.01.01", False, ("8.25", "9.35"),    ("8.55", "9.05")),
    Row("IOP.02.01", True,  ("-6.30", "4.45"),   None),
    Row("IOP.02.02", False, ("5.45", "8.71"),    ("6.23", "7.92")),
    Row("IOP.02.03", True,  ("21.57", "22.13"),  None),
    Row("IOP.03.01", False, ("19.72", "20.02"),  ("19.85", "19.88")),
    Row("IOP.05.01", True,  ("-0.02", "0.12"),   None),
)

# What the indicator's own formula, inferred or published, makes of what was published (domain, 3.1 and 3.2).
VERDICTS = {
    "IOP.01.01": EQUAL,
    "IOP.02.01": EQUAL,
    "IOP.02.02": WITHIN_ROUNDING,
    "IOP.02.03": WITHIN_ROUNDING,
    "IOP.03.01": NOT_COMPARABLE,
    "IOP.05.01": WITHIN_ROUNDING,
    "ISS.01.02.02.01": WITHIN_ROUNDING,
    "ISS.03.01.02.01": EQUAL,
    "ISS.03.01.02.02": WITHIN_ROUNDING,
    "ISS.04.03.01.01": EQUAL,
    "ISS.05.01.01.02": EQUAL,
    "ISS.05.03.01.01": WITHIN_ROUNDING,
    "ISS.05.04.01.01": EQUAL,
}

# The unrounded values that would give the published progress, target and base line being exact.
UNROUNDED = {
    "IOP.02.03": ("8.912", "8.918"),
    "IOP.05.01": ("1.3545", "1.3635"),
    "ISS.01.02.02.01": ("50.35", "50.375"),
    "ISS.03.01.02.02": ("18.05", "18.052"),
    "ISS.05.03.01.01": ("13.106", "13.111"),
}
# fmt: on


def row_of(code: str, **rest) -> IndicatorYear:
    case = CASE_OF[code]
    stated = Stated(progress=case.stated_progress, gap=case.stated_gap)
    return row_of_case(case, **({"stated": stated, "unit": Unit.PERCENTAGE, "decimals": 1} | rest))


def of_progress(row: IndicatorYear) -> Reconciled:
    (found,) = reconcile_progress(assess(row))
    return found


def rounded(figure: Decimal, like: str) -> Decimal:
    return figure.quantize(Decimal(like))


@pytest.mark.parametrize("row", OBJECTIVES, ids=lambda row: row.code)
def test_objectives_by_ratio(row) -> None:
    assert can_print(row_of(row.code), Formula(RATIO), CASE_OF[row.code].stated_progress) == row.by_ratio


@pytest.mark.parametrize("row", OBJECTIVES, ids=lambda row: row.code)
def test_objectives_by_base_lines(row) -> None:
    stated = CASE_OF[row.code].stated_progress
    for expected, exact in ((row.baselines, False), (row.with_exact_target, True)):
        (found,) = baselines_that_print(row_of(row.code), stated, exact_target=exact)
        if expected:
            assert (rounded(found.low, expected[0]), rounded(found.high, expected[1])) == tuple(map(Decimal, expected))


@pytest.mark.parametrize(
    ("code", "year", "base", "prints", "exact_target"),
    [
        ("IOP.01.01", 2020, "8.8", True, True),
        ("IOP.01.01", 2017, "10.6", False, False),
        ("IOP.01.01", 2018, "9.6", False, False),
        ("IOP.01.01", 2019, "9.0", True, True),
        ("IOP.02.01", 2020, "77.4", False, False),
        ("IOP.02.02", 2020, "6.1", True, False),
        ("IOP.02.03", 2017, "13.4", False, False),
        ("IOP.02.03", 2020, "8.3", False, False),
        ("IOP.05.01", 2020, "0.0", True, True),
    ],
)
def test_known_base_lines_are_excluded_or_possible(code, year, base, prints, exact_target) -> None:
    formula, stated = Formula(BASELINE, Baseline(year, Decimal(base))), CASE_OF[code].stated_progress
    row = row_of(code, decimals=1)
    assert can_print(row, formula, stated) == prints
    assert can_print(row, formula, stated, exact_target=True) == exact_target


def test_the_best_hypothesis_fits_all_six() -> None:
    """The value of 2020 as base line, and the ratio where it was already past the target (domain, 3.1)."""
    values = {"IOP.01.01": "8.8", "IOP.02.01": "77.4", "IOP.02.02": "6.1", "IOP.02.03": "8.3", "IOP.05.01": "0.0"}
    for code, value in values.items():
        row, stated = row_of(code, values={2020: value}), CASE_OF[code].stated_progress
        by_ratio, *by_base_line = [can_print(row, one, stated) for one in known_formulas(row)]
        assert any(by_base_line) == (code in {"IOP.01.01", "IOP.02.02", "IOP.05.01"})
        assert by_ratio == (code in {"IOP.02.01", "IOP.02.03", "IOP.05.01"})


@pytest.mark.parametrize(("code", "verdict"), VERDICTS.items())
def test_every_stated_progress_has_its_verdict(code, verdict) -> None:
    found = of_progress(row_of(code))
    assert (found.kind, found.subject, found.stated) == (Kind.PROGRESS, code, CASE_OF[code].stated_progress)
    assert found.verdict == verdict


@pytest.mark.parametrize(("code", "ends"), UNROUNDED.items())
def test_an_unrounded_value_explains_most(code, ends) -> None:
    (cause,) = of_progress(row_of(code)).causes
    assert isinstance(cause, ByUnroundedValue)
    assert (rounded(cause.values.low, ends[0]), rounded(cause.values.high, ends[1])) == tuple(map(Decimal, ends))


def test_one_needs_a_rounded_target_too() -> None:
    assert of_progress(row_of("IOP.02.02")).causes == (ByUnroundedInputs(needs_target=True),)
    row, formula = row_of("IOP.02.02"), own_formula(row_of("IOP.02.02"))
    assert not can_print(row, formula, "94.0", exact_target=True)


def test_without_a_base_line_the_interval_that_would_do_is_given() -> None:
    lacking, unknown = of_progress(row_of("IOP.03.01", unit=Unit.INDEX, decimals=2)).causes
    assert lacking == Lacking((Lack.BASELINE,))
    assert isinstance(unknown, ByUnknownBaseline)
    assert unknown.doubt is None
    assert [Decimal("19.87") in one for one in (*unknown.baselines, *unknown.with_exact_target)] == [True, True]


def test_with_the_official_base_line_the_one_that_was_used_is_named() -> None:
    row = row_of("IOP.01.01", baselines={2017: "10.6"}, values={2020: "8.8", 2019: "10.0"})
    found = of_progress(row)
    assert found.verdict == DIFFERENT
    assert found.causes == (ByFormula(Formula(BASELINE, Baseline(2020, Decimal("8.8"))), is_exact=True),)


def test_with_the_other_method_the_ratio_is_named() -> None:
    row = row_of("IOP.02.03", method=BASELINE, baselines={2017: "13.4"})
    assert of_progress(row).causes == (ByFormula(Formula(RATIO), is_exact=False),)
    assert progress_by(row, Formula(RATIO)).quantize(Decimal("0.1")) == Decimal("144.9")


@pytest.mark.parametrize(
    ("code", "stated", "doubt"),
    [
        ("IOP.01.01", "150.0", None),
        ("IOP.02.01", "101.5", Doubt.OUT_OF_RANGE),
        ("IOP.01.01", "-40.0", Doubt.PAST_TARGET),
    ],
)
def test_a_base_line_that_makes_no_sense_is_said_to(code, stated, doubt) -> None:
    row = row_of(code, method=BASELINE, baselines={2017: "60.0"}, stated=Stated(progress=stated))
    (cause,) = of_progress(row).causes
    assert isinstance(cause, ByUnknownBaseline)
    assert cause.doubt == doubt


@pytest.mark.parametrize("case", [case for case in CASES if case.stated_gap], ids=lambda case: case.code)
def test_every_stated_gap_is_the_computed_one(case) -> None:
    (found,) = reconcile_gap(assess(row_of(case.code)))
    assert (found.verdict, found.computed) == (EQUAL, Decimal(case.gap))


# Counts (domain, 3.3)

PUBLISHED_COUNTS = {
    "scope.in_scope.objective_indicators": "13",
    "counts.objective.achieved": "4",
    "counts.objective.not_achieved": "2",
    "counts.objective.no_information": "7",
    "counts.objective.achieved_pct": "31",
    "counts.objective.not_achieved_pct": "15",
    "counts.objective.no_information_pct": "54",
    "scope.in_scope.service_indicators": "21",
    "counts.service.achieved": "6",
    "counts.service.achieved_pct": "29",
    "by_entity.MIMP.service.achieved": "2",
    "by_entity.MIMP.service.services_with_achieved": "2",
    "by_entity.JNE.service.services_with_achieved": "1",
    "counts.service.not_achieved": "11",
    "by_entity.MIMP.service.not_achieved": "8",
    "by_entity.MIMP.service.services_with_not_achieved": "6",
    "counts.service.no_information": "4",
    "counts.all.total": "34",
    "counts.all.with_information": "23",
    "counts.all.achieved": "10",
    "counts.all.not_achieved": "13",
    "counts.all.no_information": "11",
    "scope.protocol_approved.services": "14",
    "scope.protocol_approved.indicators": "28",
    "by_objective.OP.01.service_counts.with_information": "5",
}


def counted(**stated: str) -> dict[str, Reconciled]:
    rows = replace(report_of_2021(), stated_counts=stated)
    return {one.subject: one for one in reconcile(assess_year(rows)) if one.kind == Kind.COUNT}


@pytest.mark.parametrize(("key", "stated"), PUBLISHED_COUNTS.items())
def test_every_other_published_count_comes_out(key, stated) -> None:
    assert counted(**{key: stated})[key].verdict == EQUAL


@pytest.mark.parametrize(
    ("key", "stated", "names"),
    [
        ("scope.in_scope.services", "10", ["services_with_information"]),
        ("no_information_reasons.not_submitted", "9", ["reasons_together"]),
        ("by_objective.OP.05.service_counts.achieved", "2", ["services_achieved_in_part", "indicators_of_services"]),
        ("service_counts.with_information", "17", ["indicators_of_services"]),
        ("service_counts.not_achieved", "11", ["indicators_of_services"]),
        ("counts.service.total", "12", ["services_themselves"]),
        ("by_entity.MIMP.service.services_with_not_achieved", "8", ["indicators_of_services"]),
        ("counts.objective.achieved_pct", "67", ["share_of_those_with_information"]),
        ("counts.all.achieved", "99", []),
    ],
)
def test_a_count_that_differs_is_explained_by_the_table_only(key, stated, names) -> None:
    found = counted(**{key: stated})[key]
    assert found.verdict == DIFFERENT
    assert found.causes == tuple(ByOtherCount(name) for name in names)


def test_a_share_published_with_decimals_is_within_rounding() -> None:
    assert counted(**{"counts.objective.achieved_pct": "30.8"})["counts.objective.achieved_pct"].verdict == (
        WITHIN_ROUNDING
    )
    assert counted(**{"counts.objective.achieved_pct": "30.9"})["counts.objective.achieved_pct"].verdict == DIFFERENT


def test_an_incomplete_catalogue_accuses_nobody() -> None:
    some, more = StructureCounts(6, 13, 8, 8, 12), StructureCounts(6, 13, 20, 19, 52)
    key = "scope.protocol_approved.services"
    rows = replace(report_of_2021(), declared=more, loaded=some, stated_counts={key: "15"})
    (found,) = [one for one in reconcile(assess_year(rows)) if one.kind == Kind.COUNT]
    assert (found.verdict, found.causes) == (NOT_COMPARABLE, (ByIncompleteCatalogue(),))


def test_the_loaded_data_of_2021_come_to_these_verdicts(pnig) -> None:
    found = reconcile(read_figures(pnig, 2021).result)
    assert verdicts(found) == {EQUAL: 105, WITHIN_ROUNDING: 6, DIFFERENT: 5, NOT_COMPARABLE: 12}
    assert {(one.subject, one.since) for one in found if one.verdict == DIFFERENT} == {
        ("IOP.01.01", 2019),
        ("IOP.02.03", 2020),
        ("by_objective.OP.05.service_counts.achieved", None),
        ("no_information_reasons.not_submitted", None),
        ("scope.in_scope.services", None),
    }
