"""Figures in free text that plainly speak of the indicator and are not among its data, or are those of another year."""

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import HUNDRED, change_between
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.findings.printed import apart, shown
from compliance.findings.rows import Finding
from compliance.findings.texts.frames import Frame, Spot, frame, spots
from compliance.findings.texts.known import Known, known_figures, levels_of
from compliance.findings.texts.mentions import DIGIT, YEAR
from compliance.findings.texts.moments import ANY_YEAR, MARK, Base, moment
from compliance.findings.texts.reading import Reading
from compliance.findings.texts.values import starts

YEAR_AFTER = re.compile(
    rf"\s*(?:,?\s*(?:en|del?|al|para|durante|al\s+cierre\s+del?)\s+(?:el\s+)?(?:año\s+)?|\(\s*(?:en\s+)?(?:el\s+)?)({YEAR})\b"
)
YEAR_BEFORE = re.compile(
    rf"({YEAR})\s*(?:\(|:|=|,?\s+(?:fue|era|con|registró|alcanzó)(?:\s+(?:de|del|el|un))*|,?\s*(?:de|del))\s*$"
)
# `En 2019 el valor fue`: the year of all that follows, where no other is named.
YEAR_OPENS = re.compile(rf"\s*(?:en|durante|al\s+cierre\s+del?)\s+(?:el\s+)?(?:año\s+)?({YEAR})\b,?\s+(?!y\b|a\b|al\b)")
NO_VALUE = gettext_lazy("no registrado")
NO_TARGET = gettext_lazy("no conocida")

# Among which figures one is looked for, by what it is said to be.
AMONG: dict[Frame, Callable[[Known], Collection[Decimal]]] = {
    Frame.LEVEL: lambda known: known.levels,
    Frame.TARGET: lambda known: known.targets,
    Frame.BASELINE: lambda known: known.measured,
    Frame.PROGRESS: lambda known: known.ratios,
    Frame.CHANGE: lambda known: known.differences | known.ratios,
    Frame.GAP: lambda known: known.differences,
}


class Change(NamedTuple):
    """A value of one year, and what it became in another."""

    since: int
    before: Decimal
    end: int
    now: Decimal


def _year_beside(spot: Spot) -> int | None:
    found = YEAR_AFTER.match(spot.after) or YEAR_BEFORE.search(spot.before) or _opening_year(spot)
    return int(found.group(1)) if found else None


def _opening_year(spot: Spot) -> re.Match[str] | None:
    found = YEAR_OPENS.match(spot.before)
    if found is None or DIGIT.search(spot.before, found.end()) or MARK.search(spot.clause.text):
        return None
    return found if len(ANY_YEAR.findall(spot.clause.text)) == 1 else None


def _is_any(spot: Spot, figures: Collection[Decimal]) -> bool:
    return any(spot.mention.is_of(figure) for figure in figures)


def _quoted(spot: Spot, reading: Reading) -> tuple[str, str]:
    clause = spot.clause
    return (
        reading.quote(spot.mention.start, spot.mention.end),
        reading.quote(clause.start, clause.start + len(clause.text)),
    )


def _unknown(spot: Spot, reading: Reading, row: IndicatorYear) -> Finding:
    figure, quote = _quoted(spot, reading)
    return reading.finding(
        "number_not_in_data",
        _(
            "El texto da la cifra «%(figure)s» («%(quote)s»), que no está entre los datos del indicador "
            "(valor: %(value)s; meta: %(target)s): ¿es correcta?"
        ),
        figure=figure,
        quote=quote,
        value=NO_VALUE if row.value is None else shown(row, row.value),
        target=NO_TARGET if row.target is None else shown(row, row.target),
    )


def _of_another_year(spot: Spot, reading: Reading, year: int) -> Finding:
    figure, quote = _quoted(spot, reading)
    return reading.finding(
        "number_of_another_year",
        _(
            "El texto da la cifra «%(figure)s» para %(year)s («%(quote)s»), y los datos de ese año son otros: "
            "¿es correcta?"
        ),
        figure=figure,
        quote=quote,
        year=year,
    )


def _of_no_such_year(spot: Spot, reading: Reading, year: int, others: list[int]) -> Finding:
    figure, quote = _quoted(spot, reading)
    return reading.finding(
        "number_of_another_year",
        _(
            "El texto da la cifra «%(figure)s» para %(year)s («%(quote)s»), y en los datos es la de %(others)s: "
            "¿es correcta?"
        ),
        figure=figure,
        quote=quote,
        year=year,
        others=others[-1],
    )


def _differs(spot: Spot, reading: Reading, row: IndicatorYear, change: Change) -> Finding:
    return reading.finding(
        "amount_contradicts_data",
        _(
            "El texto dice «%(quote)s»; los valores son %(before)s en %(since)s y %(now)s en %(end)s, y el cambio es "
            "de %(change)s: ¿es correcto?"
        ),
        quote=_quoted(spot, reading)[1],
        before=shown(row, change.before),
        since=change.since,
        now=shown(row, change.now),
        end=change.end,
        change=apart(row, change_between(change.before, change.now)),
    )


def _change(spot: Spot, assessment: Assessment) -> Change | None:
    """The change since the year that the clause names; nothing if that is not clear."""
    when = moment(spot.clause.text, assessment.indicator.year)
    now = assessment.indicator.values.get(when.end) if when.end is not None else None
    since = starts(assessment, when) if when.since != Base.ANY else []
    if when.end is None or now is None or len(since) != 1:
        return None
    return Change(*since[0], when.end, now)


def _amounts(change: Change) -> Collection[Decimal]:
    """How much it changed, in its unit and in %."""
    moved = change_between(change.before, change.now)
    return (moved, moved / change.before * HUNDRED) if change.before else (moved,)


def _in_its_year(spot: Spot, reading: Reading, row: IndicatorYear, year: int) -> Iterator[Finding]:
    """A level that is given for a year, against what is known of that year.

    Of a year without data nothing is said, unless the figure with its decimals is the value of one other year.
    """
    known = levels_of(row, year)
    if known and not _is_any(spot, known):
        yield _of_another_year(spot, reading, year)
    if known or not reading.alone:
        return
    others = [other for other, value in sorted(row.values.items()) if _is_exactly(spot, value)]
    if len(others) == 1 and year < row.year:
        yield _of_no_such_year(spot, reading, year, others)


def _is_exactly(spot: Spot, figure: Decimal) -> bool:
    return any(decimals and read == figure for read, decimals in spot.mention.readings)


def _judged(spot: Spot, kind: Frame, reading: Reading, assessment: Assessment, known: Known) -> Iterator[Finding]:
    row = assessment.indicator
    change = _change(spot, assessment) if kind == Frame.CHANGE else None
    if change is not None:
        if not _is_any(spot, _amounts(change)):
            yield _differs(spot, reading, row, change)
        return
    figures = AMONG[kind](known)
    year = _year_beside(spot) if kind in {Frame.LEVEL, Frame.TARGET, Frame.BASELINE} else None
    if year is not None and (year != row.year or _is_any(spot, figures)):
        yield from _in_its_year(spot, reading, row, year)
    elif not _is_any(spot, figures) and (figures or kind == Frame.LEVEL):
        yield _unknown(spot, reading, row)


def number_not_in_data(reading: Reading) -> Iterator[Finding]:
    """A figure about the indicator that its data neither hold nor give."""
    assessment = reading.assessment
    if assessment is None or reading.plans:
        return
    known = None
    for spot in spots(reading):
        kind = frame(spot, reading, assessment.indicator)
        if kind is not None:
            known = known or known_figures(assessment, reading.written)
            yield from _judged(spot, kind, reading, assessment, known)
