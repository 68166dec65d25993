"""Claims that a value is above, below or equal to that of another year: `un valor inferior al de 2020`.

Of targets `targets` speaks; a value beside that of anything else is left alone.
"""

import re
from collections.abc import Iterator

from compliance.calculation.rows import Assessment
from compliance.choices import Direction
from compliance.findings.rows import Finding
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.moments import MARK, VAGUE, Base, Moment, told_year
from compliance.findings.texts.moves import Move
from compliance.findings.texts.names import vocabulary
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import (
    BRACKETS,
    Subject,
    is_conditional,
    is_denied,
    subject,
    subject_of_level,
)
from compliance.findings.texts.values import asked, contradicted, starts, values_in

AMOUNT = r"(?:\s+en\s+\d[\d.,]*\s*(?:%|pp|puntos(?:\s+porcentuales)?))?"
# What another value may be called, before its year.
CALLED = (
    r"(?:\s+(?:valor|nivel|porcentaje|resultado|cifra|registrad[oa]|obtenid[oa]|alcanzad[oa]|reportad[oa]|observad[oa]|del?|en|el|la|año|"
    r"(?:un\s+)?\d[\d.,]*(?:\s*(?:%|por\s+ciento|puntos))?)(?!\w))*"
)
OTHER_VALUE = (
    rf"{CALLED}\s+(?:(?P<year>{YEAR})|(?P<last>(?:año|ejercicio|periodo)\s+(?:anterior|previo|pasado))|"
    r"(?:la\s+)?(?P<base>línea\s+de\s+base))\b(?!\s+(?:el|la|los|las)\b)"
)
BESIDE = re.compile(
    rf"\b(?:(?P<up>superior|mayor|más\s+alt[oa])|(?P<down>inferior|menor|más\s+baj[oa])|(?P<alike>igual)){AMOUNT}\s+"
    rf"(?:al?|que(?:\s+el)?|que\s+en)(?!\w){OTHER_VALUE}"
)
POSITION = re.compile(rf"\bpor\s+(?:(?P<up>encima)|(?P<down>debajo))\s+del?(?!\w){OTHER_VALUE}")
SURPASSED = re.compile(
    rf"(?P<no>\b(?:no|tampoco|ni)\s+)?\b(?:(?P<up>superó|supera|ha\s+superado)|(?P<gerund>superando)){AMOUNT}\s+"
    rf"(?:al?|el)(?!\w){OTHER_VALUE}"
)
SIGNS = vocabulary(
    "superior mayor alto alta inferior menor bajo baja igual encima debajo superó supera superado superando"
)


def _who(found: re.Match[str], reading: Reading) -> Subject:
    before = found.string[: found.start()]
    if found.re is SURPASSED and not found.group("gerund"):
        return subject(before, reading.name)
    return subject_of_level(before, reading.name)


def _move(found: re.Match[str], assessment: Assessment) -> Move | None:
    """Above or below; to surpass, where less is better, may mean either."""
    if found.re is SURPASSED:
        return Move.UP if assessment.indicator.direction == Direction.ASCENDING else None
    return next(move for move in (Move.UP, Move.DOWN, Move.ALIKE) if found.groupdict().get(move.value))


def _judged(found: re.Match[str], clause: Clause, reading: Reading, assessment: Assessment) -> Iterator[Finding]:
    row, before = assessment.indicator, clause.text[: found.start()]
    rest = BRACKETS.sub(" ", f"{before} {clause.text[found.end() :]}")
    move = _move(found, assessment)
    if move is None or MARK.search(rest) or _who(found, reading) != Subject.INDICATOR or is_conditional(before):
        return
    end = told_year(rest, row.year)
    if year := found.group("year"):
        others = [(int(year), one) for one in values_in(row, int(year))]
    else:
        others = starts(assessment, Moment(end, Base.BASELINE if found.group("base") else Base.LAST_YEAR))
    denied = bool(found.groupdict().get("no")) or is_denied(before)
    lie = contradicted(move, end, others, row, denied=denied)
    if lie is not None and end is not None:
        yield asked(reading, clause, row, lie, end)


def comparison_contradicts_data(reading: Reading) -> Iterator[Finding]:
    """A value said to be above, below or equal to another, which it is not."""
    if reading.assessment is None or reading.plans or reading.words.isdisjoint(SIGNS):
        return
    for clause in reading.clauses:
        if VAGUE.search(clause.text) or reading.is_partial(clause):
            continue
        for pattern in (BESIDE, POSITION, SURPASSED):
            if found := pattern.search(clause.text):
                yield from _judged(found, clause, reading, reading.assessment)
