"""What an indicator's values say of a change that a text claims, and the question where they say otherwise."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext_noop as _

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction
from compliance.findings.printed import shown
from compliance.findings.rows import Finding
from compliance.findings.texts.moments import Base, Moment
from compliance.findings.texts.moves import Move
from compliance.findings.texts.reading import Clause, Reading
from compliance.formatting import rounded

# How many times what it was a value must be at least, loosely, to have become so.
TIMES = {Move.TWICE: Decimal("1.5"), Move.THRICE: Decimal("2.5")}

Point = tuple[int, Decimal]


def values_in(row: IndicatorYear, year: int) -> list[Decimal]:
    """What a text may mean by that year: its base line, and its value, which stands last."""
    measured = [row.values[year]] if year in row.values else []
    return [one.value for one in row.baselines if one.year == year and one.value not in measured] + measured


def starts(assessment: Assessment, when: Moment) -> list[Point]:
    """The values that a change may be measured from, with their years; none where they are not known."""
    row, end = assessment.indicator, when.end or 0
    if when.since == Base.BASELINE:
        base = assessment.baseline
        return [(base.year, base.value)] if base else []
    if when.since == Base.ANY:
        earlier = {year: value for year, value in row.values.items() if year < end}
        return sorted({**{one.year: one.value for one in row.baselines if one.year < end}, **earlier}.items())
    if when.since == Base.LATEST:
        return starts(assessment, Moment(end, Base.ANY))[-1:]
    year = end - 1 if when.since == Base.LAST_YEAR else when.since
    return [(year, one) for one in values_in(row, year)] if isinstance(year, int) and year < end else []


def _prints_alike(row: IndicatorYear, one: Decimal, other: Decimal) -> bool:
    return one == other or (row.decimals is not None and rounded(one, row.decimals) == rounded(other, row.decimals))


def happened(move: Move, before: Decimal, now: Decimal, row: IndicatorYear) -> bool | None:
    """Whether the values moved so; None where it cannot be said."""
    if move == Move.SAME:
        return _prints_alike(row, before, now) or abs(now - before) * 20 <= abs(before)
    if move == Move.ALIKE:
        return _prints_alike(row, before, now)
    if move in TIMES:
        return now >= before * TIMES[move] if before > 0 else None
    if move == Move.OTHER:
        return not _prints_alike(row, before, now)
    if move in {Move.UP, Move.DOWN}:
        return now > before if move == Move.UP else now < before
    if row.direction is None:
        return None
    is_better = (now > before) == (row.direction == Direction.ASCENDING)
    return now != before and is_better == (move == Move.BETTER)


def contradicted(
    move: Move, end: int | None, earlier: Iterable[Point], row: IndicatorYear, *, denied: bool
) -> Point | None:
    """The value that gives a claim about the one of `end` the lie, with its year, where all that it may mean do."""
    if end is None or (now := row.values.get(end)) is None:
        return None
    last = None
    for year, before in earlier:
        broken = any(min(year, end) < one <= max(year, end) for one in row.breaks)
        has_happened = None if broken else happened(move, before, now, row)
        if has_happened is None or has_happened != denied:
            return None
        last = (year, before)
    return last


def asked(reading: Reading, clause: Clause, row: IndicatorYear, earlier: Point, end: int) -> Finding:
    """The question about a clause that the values of two years contradict."""
    year, before = earlier
    return reading.finding(
        "claim_contradicts_data",
        _("El texto dice «%(quote)s»; los valores son %(before)s en %(year)s y %(now)s en %(end)s: ¿es correcto?"),
        quote=reading.quote(clause.start, clause.start + len(clause.text)),
        before=shown(row, before),
        year=year,
        now=shown(row, row.values[end]),
        end=end,
    )
