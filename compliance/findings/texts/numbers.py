"""Figures in free text that plainly speak of the indicator and are not among its data, or are those of another year."""

import re
from collections.abc import Callable, Collection, Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import HUNDRED, change_between
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.findings.printed import shown
from compliance.findings.rows import Finding
from compliance.findings.texts.frames import Frame, Spot, frame, spots
from compliance.findings.texts.known import Known, known_figures, levels_of
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.moments import Base, moment
from compliance.findings.texts.reading import Reading
from compliance.findings.texts.values import starts

YEAR_AFTER = re.compile(
    rf"\s*(?:,?\s*(?:en|del?|al|para|durante|al\s+cierre\s+del?)\s+(?:el\s+)?(?:año\s+)?|\(\s*(?:en\s+)?(?:el\s+)?)({YEAR})\b"
)
YEAR_BEFORE = re.compile(
    rf"({YEAR})\s*(?:\(|:|=|,?\s+(?:fue|era|con|registró|alcanzó)(?:\s+(?:de|del|el|un))*|,?\s*(?:de|del))\s*$"
)
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


def _year_beside(spot: Spot) -> int | None:
    found = YEAR_AFTER.match(spot.after) or YEAR_BEFORE.search(spot.before)
    return int(found.group(1)) if found else None


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


def _known_change(spot: Spot, assessment: Assessment) -> Collection[Decimal]:
    """How much it changed since the year that the clause names, in its unit and in %; nothing if that is not clear."""
    when = moment(spot.clause.text, assessment.indicator.year)
    now = assessment.indicator.values.get(when.end) if when.end is not None else None
    since = starts(assessment, when) if when.since != Base.ANY else []
    if now is None or len(since) != 1:
        return ()
    (_year, before) = since[0]
    change = change_between(before, now)
    return (change, change / before * HUNDRED) if before else (change,)


def _figures(spot: Spot, kind: Frame, known: Known, assessment: Assessment) -> Collection[Decimal]:
    return (kind == Frame.CHANGE and _known_change(spot, assessment)) or AMONG[kind](known)


def _in_its_year(spot: Spot, reading: Reading, row: IndicatorYear, year: int) -> Iterator[Finding]:
    """A level that is given for a year, against what is known of that year; of a year without data nothing is said."""
    known = levels_of(row, year)
    if known and not _is_any(spot, known):
        yield _of_another_year(spot, reading, year)


def number_not_in_data(reading: Reading) -> Iterator[Finding]:
    """A figure about the indicator that its data neither hold nor give."""
    assessment = reading.assessment
    if assessment is None or reading.plans:
        return
    row, known = assessment.indicator, None
    for spot in spots(reading):
        kind = frame(spot, reading, row)
        if kind is None:
            continue
        known = known or known_figures(assessment, reading.written)
        figures = _figures(spot, kind, known, assessment)
        year = _year_beside(spot) if kind in {Frame.LEVEL, Frame.TARGET, Frame.BASELINE} else None
        if year is not None and (year != row.year or _is_any(spot, figures)):
            yield from _in_its_year(spot, reading, row, year)
        elif not _is_any(spot, figures) and (figures or kind == Frame.LEVEL):
            yield _unknown(spot, reading, row)
