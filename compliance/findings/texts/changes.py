"""Claims that the indicator rose, fell or stayed, held against its values: `se redujo respecto de 2020`.

Only what plainly speaks of the indicator is judged, and only against values that are known.
"""

import re
from collections.abc import Iterator

from compliance.calculation.rows import Assessment
from compliance.findings.rows import Finding
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.moments import ANY_YEAR, Base, Moment, moment
from compliance.findings.texts.moves import CLAIM, end_of_claim, first_claim, move_of, tells_of_change, who_moved
from compliance.findings.texts.names import ITSELF, words
from compliance.findings.texts.ranges import in_order
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import Subject, is_conditional, subject
from compliance.findings.texts.values import asked, contradicted, starts

WITHIN_YEAR = re.compile(r"\b(?:a\s+lo\s+largo|durante\s+el\s+año|mes\s+a\s+mes)\b")
# A denial that says no more: `no aumentó lo previsto` and `no aumentó en todo el país` deny something else.
SAYS_NO_MORE = re.compile(r"[\s.,;]*$")
PASSED = " pas"
# After which no place, group or stretch of years comes.
ONLY_WHY = re.compile(
    rf"\s*(?:\w+mente\s*)?(?:en\s+(?:el\s+)?(?:año\s+)?{YEAR}\s*)?(?:$|[.,;]|(?:debido|gracias|por|pese|a\s+pesar|tras)\b)(?!.*\d)"
)
# After which only the level comes that was reached: `y llegó a 8.9 %`.
ONLY_HOW_FAR = re.compile(
    rf"(?:\s*(?:,\s*)?(?:en\s+(?:el\s+)?(?:año\s+)?{YEAR}))?\s*,?\s*(?:y\s+|hasta\s+)?(?:llegó|llegando|alcanzó|alcanzando|se\s+ubicó|"
    r"ubicándose|se\s+situó|situándose|quedó)?\s*(?:al?|en)?\s*(?:un\s+|el\s+)?(?P<level>\d+(?:[.,]\d+)?)\s*(?:%|por\s+ciento|puntos)?"
    rf"(?:\s+en\s+(?:el\s+)?(?:año\s+)?{YEAR})?\s*[.,;]*\s*$"
)
PERFECT = re.compile(r"(?:se\s+)?ha")
POINTS = re.compile(r"\d\s*(?:pp\b|puntos\s+porcentuales)")
SUBJECT_BEFORE = re.compile(
    r"\b(?:fue|es|era|alcanzó|registró|se\s+ubicó|se\s+situó|llegó|pasó|superó|ascendió|obtuvo|mantiene)\b"
)


def _names_the_year(clause: Clause, reading: Reading) -> bool:
    """Whether it tells of the reported year by its number: what rose in 2021 is above what it was before."""
    return str(reading.written.year) in (year.group() for year in ANY_YEAR.finditer(clause.text))


def _reaches_the_value(end: int, clause: Clause, reading: Reading) -> bool:
    """Whether all that follows is the reported value itself: the report's own year is then what is told of."""
    far = ONLY_HOW_FAR.match(clause.text, end)
    value = reading.assessment.indicator.value if reading.assessment else None
    if far is None or value is None:
        return False
    start = clause.start + far.start("level")
    return any(one.start == start and one.is_of(value) for one in reading.mentions(clause))


def _is_since_the_latest(found: re.Match[str], clause: Clause, reading: Reading) -> bool:
    """Whether a change since no year in particular is one since the value before: plainly denied, of `el indicador`, or
    told of the reported year.

    What has fallen, or a phenomenon that fell, may have done so over many years, and a figure would tell since when.
    """
    if found.group("no"):
        return bool(SAYS_NO_MORE.match(clause.text, found.end()))
    if PERFECT.match(found.group()):
        return False
    if not ONLY_WHY.match(clause.text, end := end_of_claim(found, reading.name)):
        return reading.alone and _reaches_the_value(end, clause, reading)
    if _names_the_year(clause, reading):
        return True
    written = reading.passage.text[clause.start : clause.start + found.start()]
    return not ITSELF.isdisjoint(words(written.lower()))


def _meant(found: re.Match[str], clause: Clause, reading: Reading, before: str) -> Moment:
    when = moment(clause.text, reading.written.year, before)
    if when.since == Base.ANY and _is_since_the_latest(found, clause, reading):
        return Moment(when.end, Base.LATEST)
    return when


def _is_backed(clause: Clause, when: Moment) -> bool:
    """Whether a clause that names nobody plainly speaks of a value: it compares with one, or gives points."""
    return (
        isinstance(when.since, int) or when.since in {Base.BASELINE, Base.LAST_YEAR} or bool(POINTS.search(clause.text))
    )


def _is_understood(clause: Clause, when: Moment, reading: Reading) -> bool:
    """Whether a clause that names nobody, after none that does, speaks of the indicator."""
    begins = clause.start == 0 and reading.alone and when.since == Base.LATEST
    return clause.opens and (begins or _is_backed(clause, when))


def _in_clause(
    clause: Clause, before: str, reading: Reading, assessment: Assessment, *, told_of: bool | None
) -> Iterator[Finding]:
    for found in CLAIM.finditer(clause.text):
        who = who_moved(found, reading.name)
        if who == Subject.OTHER or is_conditional(clause.text[: found.start()]):
            continue
        when = _meant(found, clause, reading, before)
        if who == Subject.NOBODY and not (told_of or (told_of is None and _is_understood(clause, when, reading))):
            continue
        earlier, row = starts(assessment, when), assessment.indicator
        lie = contradicted(move_of(found), when.end, earlier, row, denied=bool(found.group("no")))
        if lie is not None and when.end is not None:
            yield asked(reading, clause, row, lie, when.end)
            return


def _may_move(clause: Clause) -> bool:
    return first_claim(clause.text) is not None or PASSED in f" {clause.text}"


def _told_of(clause: Clause, reading: Reading) -> bool | None:
    """Whether the clause has the indicator as its subject, another one, or none that can be told."""
    verb = first_claim(clause.text) or SUBJECT_BEFORE.search(clause.text)
    if verb is None:
        return None
    who = subject(clause.text[: verb.start()], reading.name)
    return {Subject.INDICATOR: True, Subject.OTHER: False, Subject.NOBODY: None}[who]


def change_contradicts_data(reading: Reading) -> Iterator[Finding]:
    """A rise, a fall or a standstill that the values do not show."""
    if reading.assessment is None or reading.plans or not any(map(tells_of_change, reading.words)):
        return
    told_of: bool | None = None
    before = ""
    for clause in reading.clauses:
        if clause.opens and told_of is not True:
            told_of = None
        if _may_move(clause) and not WITHIN_YEAR.search(clause.text) and not reading.is_partial(clause):
            found = list(_in_clause(clause, before, reading, reading.assessment, told_of=told_of))
            yield from found or in_order(clause, reading, reading.assessment)
        here = _told_of(clause, reading)
        told_of = told_of if here is None else here
        before = clause.text
