"""What becomes of one indicator: the rules of the contract's section 2, told by examples."""

from dataclasses import replace
from decimal import Decimal, localcontext

import pytest

from compliance.calculation.progress import assess, baseline_in_use, is_met
from compliance.calculation.rows import Assessment, Previous, Stated
from compliance.choices import Achievement
from tests.calculation.strategies import ASCENDING, BASELINE, DESCENDING, RATIO, YEAR, indicator, printed

ACHIEVED, NOT_ACHIEVED, NOT_ASSESSABLE, NO_INFORMATION = Achievement


class TestStatus:
    @pytest.mark.parametrize(
        ("value", "target", "direction", "status"),
        [
            ("7.9", "7.8", ASCENDING, ACHIEVED),
            ("7.8", "7.8", ASCENDING, ACHIEVED),
            ("7.7", "7.8", ASCENDING, NOT_ACHIEVED),
            ("7.9", "7.8", DESCENDING, NOT_ACHIEVED),
            ("7.8", "7.8", DESCENDING, ACHIEVED),
            ("7.7", "7.8", DESCENDING, ACHIEVED),
            ("7.80", "7.8", ASCENDING, ACHIEVED),
            ("0", "0", DESCENDING, ACHIEVED),
            ("-0", "0", ASCENDING, ACHIEVED),
            ("0", "5", ASCENDING, NOT_ACHIEVED),
            ("-3.1", "-3", ASCENDING, NOT_ACHIEVED),
            ("-3.1", "-3", DESCENDING, ACHIEVED),
        ],
    )
    def test_compares_value_and_target_by_direction(self, value, target, direction, status):
        assert assess(indicator(value, target, direction=direction)).status == status

    @pytest.mark.parametrize("stated", [None, *Achievement])
    def test_a_value_and_a_known_target_overrule_what_was_published(self, stated):
        assert assess(indicator("5", "9", stated=Stated(status=stated))).status == NOT_ACHIEVED

    @pytest.mark.parametrize("stated", Achievement)
    @pytest.mark.parametrize(
        "row",
        [
            indicator(),
            indicator("5"),
            indicator("5", targets={YEAR: None}),
            indicator("5", "9", direction=None),
        ],
        ids=["nothing known", "no target", "unknown target", "no direction"],
    )
    def test_a_published_status_stands_where_nothing_can_be_compared(self, row, stated):
        assert assess(replace(row, stated=Stated(status=stated))).status == stated

    @pytest.mark.parametrize(
        ("row", "status"),
        [
            (indicator("5"), NOT_ASSESSABLE),
            (indicator("0", targets={YEAR: None}), NOT_ASSESSABLE),
            (indicator("5", targets={2030: "9"}), NOT_ASSESSABLE),
            (indicator("5", "9", direction=None), NOT_ASSESSABLE),
            (indicator(), NO_INFORMATION),
            (indicator(None, "9"), NO_INFORMATION),
            (indicator(None, "9", values={2020: "9"}), NO_INFORMATION),
            (indicator(None, targets={YEAR: None}), NO_INFORMATION),
        ],
    )
    def test_otherwise_a_value_cannot_be_assessed_and_no_value_is_no_information(self, row, status):
        assert assess(row).status == status

    def test_progress_that_prints_as_100_is_no_achievement(self):
        nearly = assess(indicator("99.99", "100"))
        assert (printed(nearly.progress), nearly.status) == ("100.0", NOT_ACHIEVED)

    def test_an_achievement_can_have_negative_progress(self):
        stale = assess(indicator("78.1", "76.1", method=BASELINE, baselines={2020: "77.4"}))
        assert (printed(stale.progress), stale.status) == ("-53.8", ACHIEVED)


class TestProgress:
    @pytest.mark.parametrize(
        ("value", "target", "direction", "baselines", "progress"),
        [
            ("45", "50", ASCENDING, {2020: "40"}, "50.0"),
            ("35", "50", ASCENDING, {2020: "40"}, "-50.0"),
            ("55", "50", ASCENDING, {2020: "40"}, "150.0"),
            ("35", "30", DESCENDING, {2020: "40"}, "50.0"),
            ("45", "30", DESCENDING, {2020: "40"}, "-50.0"),
            ("5", "4", DESCENDING, {}, "80.0"),
            ("4", "5", DESCENDING, {}, "125.0"),
            ("-2", "4", ASCENDING, {}, "-50.0"),
        ],
    )
    def test_is_neither_capped_nor_kept_positive(self, value, target, direction, baselines, progress):
        method = BASELINE if baselines else RATIO
        row = indicator(value, target, direction=direction, method=method, baselines=baselines)
        assert printed(assess(row).progress) == progress

    @pytest.mark.parametrize(
        "row",
        [
            indicator("5", "0"),
            indicator("0", "0"),
            indicator("0", "5", direction=DESCENDING),
            indicator("0", "0", direction=DESCENDING),
            indicator("5", "8", method=BASELINE, baselines={2020: "8"}),
            indicator("8", "8", method=BASELINE, baselines={2020: "8"}),
            indicator("5", "8", method=BASELINE, baselines={2020: "8.000"}, direction=DESCENDING),
        ],
        ids=[
            "target zero",
            "both zero",
            "value zero, descending",
            "both zero, descending",
            "base line is the target",
            "all the same",
            "base line is the target, descending",
        ],
    )
    def test_a_division_by_zero_is_no_progress_and_leaves_status_and_gap(self, row):
        assessment = assess(row)
        met = is_met(row.value, row.target, row.direction)
        assert assessment.progress is None
        assert assessment.status == (ACHIEVED if met else NOT_ACHIEVED)
        assert abs(assessment.gap) == abs(row.value - row.target)

    @pytest.mark.parametrize(
        "row",
        [
            indicator("5", "8", method=BASELINE),
            indicator("5", "8", method=BASELINE, baselines={YEAR: "3"}),
            indicator("5", "8", method=None),
            indicator("5", "8", direction=None),
            indicator(None, "8"),
            indicator("5"),
            indicator("5", targets={YEAR: None}),
        ],
        ids=[
            "no base line",
            "no earlier base line",
            "no method",
            "no direction",
            "no value",
            "no target",
            "unknown",
        ],
    )
    def test_is_none_where_a_part_is_missing(self, row):
        assert assess(row).progress is None

    def test_the_gap_needs_no_method_and_no_base_line(self):
        assert assess(indicator("5", "8", method=None)).gap == -3
        assert assess(indicator("5", "8", method=BASELINE)).gap == -3

    @pytest.mark.parametrize("row", [indicator(None, "8"), indicator("5"), indicator("5", "8", direction=None)])
    def test_no_gap_without_value_target_or_direction(self, row):
        assert assess(row).gap is None


class TestTheBaseLineInUse:
    KNOWN = {2017: "10.6", 2019: "9.0", 2020: "8.8", 2021: "7.0", 2023: "6.0"}

    @pytest.mark.parametrize(
        ("baseline_year", "known", "used"),
        [
            (2017, KNOWN, 2017),
            (2020, KNOWN, 2020),
            (2021, KNOWN, 2021),
            (None, KNOWN, 2020),
            (2018, KNOWN, 2020),
            (2018, {2017: "10.6"}, 2017),
            (None, {2021: "7.0", 2023: "6.0"}, None),
            (2018, {2021: "7.0", 2023: "6.0"}, None),
            (2020, {}, None),
            (None, {}, None),
        ],
    )
    def test_is_that_of_the_base_year_else_the_newest_before_the_reported_year(self, baseline_year, known, used):
        found = baseline_in_use(indicator(baselines=known, baseline_year=baseline_year))
        assert (found.year if found else None) == used

    @pytest.mark.parametrize("method", [RATIO, BASELINE, None])
    def test_is_told_whatever_the_method_and_without_a_value(self, method):
        told = assess(indicator(method=method, baselines={2020: "8.8"})).baseline
        assert told is not None
        assert (told.year, told.value) == (2020, Decimal("8.8"))


class TestThePreviousValue:
    @pytest.mark.parametrize(
        ("direction", "before", "now", "change", "better"),
        [
            (ASCENDING, "8.3", "8.9", "0.6", True),
            (ASCENDING, "8.9", "8.3", "-0.6", False),
            (DESCENDING, "8.3", "8.9", "0.6", False),
            (DESCENDING, "8.9", "8.3", "-0.6", True),
            (ASCENDING, "8.9", "8.90", "0", None),
            (DESCENDING, "8.9", "8.9", "0", None),
            (None, "8.3", "8.9", "0.6", None),
            (ASCENDING, "0", "0.01", "0.01", True),
        ],
    )
    def test_is_judged_by_direction(self, direction, before, now, change, better):
        found = assess(indicator(now, direction=direction, values={2020: before})).previous
        assert found == Previous(2020, Decimal(before), Decimal(change), better)

    def test_is_the_newest_before_the_reported_year(self):
        found = assess(indicator("5", values={2011: "1", 2018: "0", 2022: "9"})).previous
        assert found == Previous(2018, Decimal(0), Decimal(5), True)

    @pytest.mark.parametrize("row", [indicator("5"), indicator("5", values={2022: "9"})])
    def test_is_none_for_a_first_value(self, row):
        assert assess(row).previous is None

    def test_is_none_without_a_value_for_the_year(self):
        assert assess(indicator(None, "9", values={2020: "5"})).previous is None


class TestLaterTargets:
    LATER = {2020: "1", 2023: "6", 2022: "5", 2024: None, 2030: "9", 2029: "4"}

    @pytest.mark.parametrize(
        ("value", "direction", "years"),
        [
            ("5", ASCENDING, (2022, 2029)),
            ("6", ASCENDING, (2022, 2023, 2029)),
            ("5", DESCENDING, (2022, 2023, 2030)),
            ("0", DESCENDING, (2022, 2023, 2029, 2030)),
            ("3", ASCENDING, ()),
            ("10", DESCENDING, ()),
            ("5", None, ()),
            (None, ASCENDING, ()),
        ],
    )
    def test_those_already_met_are_told_by_year(self, value, direction, years):
        assert assess(indicator(value, "9", direction=direction, targets=self.LATER)).surpasses == years


class TestExactness:
    """Figures may have 20 digits on either side of the point."""

    BIG = "12345678901234567890.12345678901234567891"
    LESS = "2345678901234567890.02345678901234567890"

    @pytest.fixture
    def assessment(self) -> Assessment:
        return assess(indicator(self.BIG, self.LESS, values={2020: self.LESS}))

    def test_forty_digits_subtract_exactly(self, assessment):
        exact = Decimal("10000000000000000000.10000000000000000001")
        assert (assessment.gap, assessment.previous.change) == (exact, exact)

    def test_one_unit_in_the_last_place_decides_the_status(self):
        below = self.BIG[:-1] + "0"
        assert assess(indicator(below, self.BIG)).status == NOT_ACHIEVED
        assert assess(indicator(below, self.BIG)).gap == Decimal("-1e-20")

    def test_a_base_line_is_subtracted_exactly(self):
        row = indicator(self.BIG, self.BIG, method=BASELINE, baselines={2020: self.BIG[:-1] + "0"})
        assert assess(row).progress == 100

    def test_the_callers_decimal_context_changes_nothing(self, assessment):
        with localcontext(prec=3):
            assert assess(assessment.indicator) == assessment
