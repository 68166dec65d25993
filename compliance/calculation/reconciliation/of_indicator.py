"""An indicator's published figures beside its computed ones: progress, gap, changes and status, one function each."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from compliance.calculation.progress import change_between, is_met
from compliance.calculation.reconciliation.formulas import (
    baselines_that_print,
    can_print,
    known_formulas,
    own_formula,
    printed_box,
    progress_by,
    values_that_print,
)
from compliance.calculation.reconciliation.intervals import NOT_NEGATIVE, Interval, box_of, image, prints_as
from compliance.calculation.reconciliation.results import (
    ByFormula,
    ByOppositeDirection,
    ByOppositeSign,
    ByOtherYear,
    ByUnknownBaseline,
    ByUnroundedInputs,
    ByUnroundedValue,
    Cause,
    Doubt,
    Kind,
    Lack,
    Lacking,
    Reconciled,
    StatusTaken,
)
from compliance.calculation.rows import Assessment, IndicatorYear, StatedChange
from compliance.choices import Achievement, Direction, ProgressMethod, Unit, Verdict

EQUAL, WITHIN_ROUNDING, DIFFERENT, NOT_COMPARABLE = Verdict
MET = {True: Achievement.ACHIEVED, False: Achievement.NOT_ACHIEVED}


def _lacks(row: IndicatorYear) -> tuple[Lack, ...]:
    """Whatever the progress needs and is not recorded, the base line last."""
    needed = (
        (Lack.VALUE, row.value),
        (Lack.TARGET, row.target),
        (Lack.DIRECTION, row.direction),
        (Lack.METHOD, row.method),
    )
    lacks = tuple(lack for lack, found in needed if found is None)
    no_base = row.method == ProgressMethod.BASELINE and own_formula(row) is None
    return (*lacks, Lack.BASELINE) if no_base else lacks


# Progress


def _rounding(row: IndicatorYear, stated: str) -> tuple[Cause, ...]:
    """What must have been rounded for the indicator's own formula to give the stated progress; empty if it cannot."""
    formula = own_formula(row)
    if formula is None or not can_print(row, formula, stated):
        return ()
    if values := values_that_print(row, formula, stated):
        return (ByUnroundedValue(values[0]),)
    return (ByUnroundedInputs(needs_target=not can_print(row, formula, stated, exact_target=True)),)


def _known(row: IndicatorYear, stated: str) -> tuple[Cause, ...]:
    """The known formulas that give the stated progress: those that do so exactly, else those within rounding."""
    formulas = [one for one in known_formulas(row) if one != own_formula(row)]
    computed = [(one, progress_by(row, one)) for one in formulas]
    exact = [one for one, found in computed if found is not None and prints_as(found, stated)]
    if exact:
        return tuple(ByFormula(one, is_exact=True) for one in exact)
    return tuple(ByFormula(one, is_exact=False) for one in formulas if can_print(row, one, stated))


def _is_past(row: IndicatorYear, baseline: Interval) -> bool:
    """Whether all of these base lines had already met the target, however it was printed."""
    if row.target is None or row.direction is None:
        return False
    target = printed_box(row, row.target)
    return baseline.low >= target.high if row.direction == Direction.ASCENDING else baseline.high <= target.low


def _possible(row: IndicatorYear, baselines: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Those that a unit can have: only variations go below zero (contract, section 2)."""
    return tuple(one for one in baselines if row.unit == Unit.VARIATION or one.meets(NOT_NEGATIVE))


def _doubt(row: IndicatorYear, baselines: tuple[Interval, ...]) -> Doubt | None:
    possible = _possible(row, baselines)
    if baselines and not possible:
        return Doubt.OUT_OF_RANGE
    return Doubt.PAST_TARGET if possible and all(_is_past(row, one) for one in possible) else None


def _unknown(row: IndicatorYear, stated: str) -> ByUnknownBaseline:
    """The base lines that would do; the impossible ones only where there are no others."""
    rounded, exact = (baselines_that_print(row, stated, exact_target=one) for one in (False, True))
    return ByUnknownBaseline(_possible(row, rounded) or rounded, _possible(row, exact) or exact, _doubt(row, rounded))


def reconcile_progress(assessment: Assessment) -> Iterator[Reconciled]:
    """The stated progress: by the indicator's own formula, else by another that is known, else by what base line."""
    row, computed, stated = assessment.indicator, assessment.progress, assessment.indicator.stated.progress
    if not stated:
        return
    verdict, causes = _judged_progress(row, computed, stated)
    yield Reconciled(Kind.PROGRESS, row.code, stated, computed, verdict, causes)


def _judged_progress(row: IndicatorYear, computed: Decimal | None, stated: str) -> tuple[Verdict, tuple[Cause, ...]]:
    if computed is not None and prints_as(computed, stated):
        return EQUAL, ()
    lacks = _lacks(row)
    if set(lacks) & {Lack.VALUE, Lack.TARGET, Lack.DIRECTION}:
        return NOT_COMPARABLE, (Lacking(lacks),)
    if rounding := _rounding(row, stated):
        return WITHIN_ROUNDING, rounding
    causes = _known(row, stated) or (_unknown(row, stated),)
    return (NOT_COMPARABLE, (Lacking(lacks), *causes)) if lacks else (DIFFERENT, causes)


# Gap and changes


def _difference(row: IndicatorYear, first: Decimal, second: Decimal) -> Interval:
    """All differences of the numbers that print as these two."""
    return image(lambda one, other: one - other, printed_box(row, first), printed_box(row, second))


def _judged_difference(computed: Decimal, possible: Interval, stated: str) -> Verdict:
    if prints_as(computed, stated):
        return EQUAL
    return WITHIN_ROUNDING if possible.meets(box_of(stated)) else DIFFERENT


def _opposite(computed: Decimal, stated: str) -> tuple[Cause, ...]:
    return (ByOppositeSign(),) if prints_as(-computed, stated) else ()


def reconcile_gap(assessment: Assessment) -> Iterator[Reconciled]:
    row, computed, stated = assessment.indicator, assessment.gap, assessment.indicator.stated.gap
    if not stated:
        return
    if computed is None or row.value is None or row.target is None:
        lacks = tuple(one for one in _lacks(row) if one in {Lack.VALUE, Lack.TARGET, Lack.DIRECTION})
        yield Reconciled(Kind.GAP, row.code, stated, None, NOT_COMPARABLE, (Lacking(lacks),))
        return
    pair = (row.value, row.target) if row.direction == Direction.ASCENDING else (row.target, row.value)
    verdict = _judged_difference(computed, _difference(row, *pair), stated)
    causes = _opposite(computed, stated) if verdict == DIFFERENT else ()
    yield Reconciled(Kind.GAP, row.code, stated, computed, verdict, causes)


def _other_years(row: IndicatorYear, value: Decimal, stated: StatedChange) -> tuple[Cause, ...]:
    """The years since which the change is the stated one, the newest first."""
    return tuple(
        ByOtherYear(year, earlier)
        for year, earlier in sorted(row.values.items(), reverse=True)
        if year not in {row.year, stated.since} and prints_as(change_between(earlier, value), stated.change)
    )


def _reconcile_change(row: IndicatorYear, stated: StatedChange) -> Reconciled:
    earlier, value = row.values.get(stated.since), row.value
    if earlier is None or value is None:
        lacks = (Lack.VALUE,) if value is None else (Lack.EARLIER_VALUE,)
        causes: tuple[Cause, ...] = (Lacking(lacks),)
        return Reconciled(Kind.CHANGE, row.code, stated.change, None, NOT_COMPARABLE, causes, stated.since)
    computed = change_between(earlier, value)
    verdict = _judged_difference(computed, _difference(row, value, earlier), stated.change)
    causes = ()
    if verdict == DIFFERENT:
        causes = (*_opposite(computed, stated.change), *_other_years(row, value, stated))
    return Reconciled(Kind.CHANGE, row.code, stated.change, computed, verdict, causes, stated.since)


def reconcile_changes(assessment: Assessment) -> Iterator[Reconciled]:
    for stated in assessment.indicator.stated.changes:
        yield _reconcile_change(assessment.indicator, stated)


# Status


def _is_judgement(status: Achievement) -> bool:
    return status in MET.values()


def _judged_status(row: IndicatorYear, stated: Achievement) -> tuple[Verdict, tuple[Cause, ...]]:
    """Of a status that is not the computed one; where value and target print alike, either is possible."""
    if row.value is None or row.target is None or row.direction is None or not _is_judgement(stated):
        return DIFFERENT, ()
    if printed_box(row, row.value).meets(printed_box(row, row.target)):
        return WITHIN_ROUNDING, ()
    opposite = Direction.DESCENDING if row.direction == Direction.ASCENDING else Direction.ASCENDING
    explains = MET[is_met(row.value, row.target, opposite)] == stated
    return DIFFERENT, (ByOppositeDirection(),) if explains else ()


def _is_judged(row: IndicatorYear, status: Achievement) -> bool:
    """Whether a computed status follows from the data, not from what was published."""
    if row.value is None:
        return not _is_judgement(status)
    return row.target is not None and row.direction is not None


def reconcile_status(assessment: Assessment) -> Iterator[Reconciled]:
    """The stated status; taken as it is where there is no value and target to judge by."""
    row, computed, stated = assessment.indicator, assessment.status, assessment.indicator.stated.status
    if stated is None:
        return
    if computed == stated and not _is_judged(row, stated):
        yield Reconciled(Kind.STATUS, row.code, stated.value, None, NOT_COMPARABLE, (StatusTaken(),))
        return
    verdict, causes = (EQUAL, ()) if computed == stated else _judged_status(row, stated)
    yield Reconciled(Kind.STATUS, row.code, stated.value, computed, verdict, causes)


RULES: tuple[Callable[[Assessment], Iterator[Reconciled]], ...] = (
    reconcile_progress,
    reconcile_gap,
    reconcile_changes,
    reconcile_status,
)
