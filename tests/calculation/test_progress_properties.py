"""What holds for every indicator, whatever its figures: the contract's section 2 over random rows."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from compliance.calculation.progress import assess, baseline_in_use
from compliance.calculation.rows import Baseline, IndicatorYear
from compliance.choices import Achievement, Direction
from tests.calculation.strategies import (
    ASCENDING,
    BASELINE,
    DESCENDING,
    FACTORS,
    FIGURES,
    RATIO,
    YEAR,
    YEARS,
    comparable_years,
    indicator_years,
)

OPPOSITE = {ASCENDING: DESCENDING, DESCENDING: ASCENDING, None: None}
NEGLIGIBLE = Fraction(1, 10**40)
LONG_FIGURES = st.integers(-(10**40) + 1, 10**40 - 1).map(lambda units: Decimal(units).scaleb(-20))


def with_figures(row: IndicatorYear, change: Callable[[Decimal], Decimal]) -> IndicatorYear:
    """The same row with every value, target and base line changed alike."""
    return replace(
        row,
        values={year: change(value) for year, value in row.values.items()},
        targets={year: None if target is None else change(target) for year, target in row.targets.items()},
        baselines=tuple(Baseline(known.year, change(known.value)) for known in row.baselines),
    )


def mirrored(row: IndicatorYear) -> IndicatorYear:
    return replace(with_figures(row, lambda figure: -figure), direction=OPPOSITE[row.direction])


def expected_progress(row: IndicatorYear) -> Fraction | None:
    """The contract's formulas in fractions, spelled once more."""
    if row.value is None or row.target is None or row.direction is None or row.method is None:
        return None
    value, target = Fraction(row.value), Fraction(row.target)
    dividend, divisor = (value, target) if row.direction == ASCENDING else (target, value)
    if row.method == BASELINE:
        base = baseline_in_use(row)
        if base is None:
            return None
        dividend, divisor = value - Fraction(base.value), target - Fraction(base.value)
    return dividend * 100 / divisor if divisor else None


@given(indicator_years())
def test_progress_follows_the_formula_and_never_raises(row):
    found, expected = assess(row).progress, expected_progress(row)
    assert (found is None) == (expected is None)
    assert expected is None or abs(Fraction(found) - expected) < NEGLIGIBLE


@given(indicator_years(), FACTORS)
def test_a_change_of_unit_changes_neither_status_nor_progress(row, factor):
    before, after = assess(row), assess(with_figures(row, lambda figure: figure * factor))
    assert (after.status, after.progress) == (before.status, before.progress)
    assert after.surpasses == before.surpasses


@given(comparable_years(), FACTORS)
def test_the_gap_is_in_the_indicators_unit(row, factor):
    assert assess(with_figures(row, lambda figure: figure * factor)).gap == assess(row).gap * factor


@given(indicator_years())
def test_mirroring_sign_and_direction_changes_neither_status_nor_gap_nor_later_targets(row):
    before, after = assess(row), assess(mirrored(row))
    assert (after.status, after.gap, after.surpasses) == (before.status, before.gap, before.surpasses)


@given(indicator_years(values=st.fixed_dictionaries({2020: FIGURES, YEAR: FIGURES})))
def test_mirroring_turns_the_change_around_and_leaves_the_judgement(row):
    before, after = assess(row).previous, assess(mirrored(row)).previous
    assert (after.change, after.better) == (-before.change, before.better)


@given(indicator_years(method=st.just(BASELINE)))
def test_mirroring_leaves_progress_from_the_base_line(row):
    assert assess(mirrored(row)).progress == assess(row).progress


@given(comparable_years(method=st.just(RATIO)))
def test_mirroring_turns_the_ratio_upside_down(row):
    assume(row.value and row.target)
    product = Fraction(assess(row).progress) * Fraction(assess(mirrored(row)).progress)
    assert abs(product - 100 * 100) < NEGLIGIBLE


@given(FIGURES, st.sampled_from(Direction), indicator_years())
def test_a_tie_is_an_achievement_in_both_directions(figure, direction, row):
    tied = replace(row, direction=direction, values={YEAR: figure}, targets={YEAR: figure})
    assert (assess(tied).status, assess(tied).gap) == (Achievement.ACHIEVED, 0)


@given(comparable_years())
def test_an_achievement_is_a_gap_of_zero_or_better(row):
    assert (assess(row).status == Achievement.ACHIEVED) == (assess(row).gap >= 0)


@given(indicator_years(), indicator_years())
def test_status_depends_on_no_part_of_progress(row, other):
    progress_parts = {name: getattr(other, name) for name in ("method", "baselines", "baseline_year")}
    assert assess(replace(row, **progress_parts)).status == assess(row).status


@given(indicator_years(), st.sampled_from([year for year in YEARS if year > YEAR]), FIGURES)
def test_later_values_change_nothing(row, year, value):
    later = replace(row, values={**row.values, year: value})
    assert replace(assess(later), indicator=row) == assess(row)


@given(indicator_years(), st.randoms(use_true_random=False))
def test_no_order_of_values_targets_or_base_lines_changes_anything(row, random):
    def shuffled(items):
        items = list(items)
        random.shuffle(items)
        return items

    reordered = replace(
        row,
        values=dict(shuffled(row.values.items())),
        targets=dict(shuffled(row.targets.items())),
        baselines=tuple(shuffled(row.baselines)),
    )
    assert replace(assess(reordered), indicator=row) == assess(row)


@given(comparable_years(values=st.fixed_dictionaries({2020: LONG_FIGURES, YEAR: LONG_FIGURES})), LONG_FIGURES)
def test_forty_digits_subtract_exactly(row, target):
    assessment = assess(replace(row, targets={YEAR: target}))
    difference = Fraction(row.value) - Fraction(target)
    assert Fraction(assessment.gap) == (difference if row.direction == ASCENDING else -difference)
    assert Fraction(assessment.previous.change) == Fraction(row.value) - Fraction(row.values[2020])
