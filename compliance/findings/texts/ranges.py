"""Two values that a text puts in order: `aumentó de 8.3 % a 8.9 %`, `pasó de 8.3 % a 8.9 %`.

Whether the figures are the indicator's is asked in `numbers`; here, whether they run as the words and the years do.
"""

import re
from collections.abc import Iterator
from itertools import product

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.calculation.rows import Assessment
from compliance.findings.rows import Finding
from compliance.findings.texts.frames import NOUN
from compliance.findings.texts.mentions import YEAR, Mention
from compliance.findings.texts.moments import ANY_YEAR, Base, Moment
from compliance.findings.texts.moves import Move, first_claim, move_of, subject_before
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import Subject, is_conditional, subject, subject_of_level
from compliance.findings.texts.values import asked, starts

PASSED = re.compile(r"\bpas(?:ó|aron|(?P<gerund>ando))\b")
TO_FIRST = re.compile(r"\s*(?:\w+mente\s*)?(?:,?\s*(?:al?\s+)?pas(?:ando|ar)\s+)?(?:del?|desde)\s+(?:un\s+|el\s+)?")
TO_SECOND = re.compile(
    rf"(?:\s*\(?\s*(?:en|del?)?\s*(?:el\s+)?(?:año\s+)?{YEAR}\)?)?\s*,?\s*(?:al?|hasta)\s+(?:un\s+|el\s+)?"
)
NO_SUCH = {Move.UP: gettext_lazy("un aumento"), Move.DOWN: gettext_lazy("una reducción")}

Range = tuple[Mention, Mention]


def _range(start: int, clause: Clause, reading: Reading) -> Range | None:
    """The two figures that follow a verb of which the clause holds the end."""
    here = [one for one in reading.mentions(clause) if one.start >= clause.start + start]
    if len(here) < 2:
        return None
    first, second = here[:2]
    to_first = clause.text[start : first.start - clause.start]
    to_second = clause.text[first.end - clause.start : second.start - clause.start]
    return (first, second) if TO_FIRST.fullmatch(to_first) and TO_SECOND.fullmatch(to_second) else None


def _signs(found: Range) -> set[int]:
    """Which way the figures run, by every way of reading them."""
    pairs = product(found[0].readings, found[1].readings)
    return {(after > before) - (after < before) for (before, _tenths), (after, _hundredths) in pairs}


def _against_itself(found: Range, move: Move, clause: Clause, reading: Reading) -> Iterator[Finding]:
    if _signs(found) != {-1 if move == Move.UP else 1}:
        return
    first, second = found
    yield reading.finding(
        "claim_contradicts_data",
        _("El texto dice «%(quote)s», y de %(first)s a %(second)s no hay %(move)s: ¿es correcto?"),
        quote=reading.quote(clause.start, clause.start + len(clause.text)),
        first=reading.quote(first.start, first.end),
        second=reading.quote(second.start, second.end),
        move=NO_SUCH[move],
    )


def _against_the_years(found: Range, clause: Clause, reading: Reading, assessment: Assessment) -> Iterator[Finding]:
    """From the reported value to an earlier one, where no year is named."""
    row, (first, second) = assessment.indicator, found
    if row.value is None or ANY_YEAR.search(clause.text) or second.is_of(row.value):
        return
    earlier = starts(assessment, Moment(row.year, Base.ANY))
    ends = [point for point in earlier if second.is_of(point[1])]
    if ends and first.is_of(row.value) and not any(first.is_of(value) for _year, value in earlier):
        yield asked(reading, clause, row, ends[-1], row.year)


def _is_of_it(who: Subject, end: int, clause: Clause, reading: Reading) -> bool:
    """Whether the indicator is named, or understood where the text begins and only the two figures follow."""
    if who != Subject.NOBODY or clause.start:
        return who == Subject.INDICATOR
    found = _range(end, clause, reading)
    return found is not None and not NOUN.match(clause.text, found[1].end - clause.start)


def _verb(clause: Clause, reading: Reading) -> tuple[int, Move] | None:
    """Where the verb ends that moves the indicator, and how; nothing where it moves anything else."""
    claim = first_claim(clause.text)
    if claim is not None and not claim.group("no"):
        is_of_it = _is_of_it(subject_before(claim, reading.name), claim.end(), clause, reading)
        return (claim.end(), move_of(claim)) if is_of_it else None
    passed = PASSED.search(clause.text)
    if claim is not None or passed is None:
        return None
    who = (subject_of_level if passed.group("gerund") else subject)(clause.text[: passed.start()], reading.name)
    return (passed.end(), Move.OTHER) if _is_of_it(who, passed.end(), clause, reading) else None


def in_order(clause: Clause, reading: Reading, assessment: Assessment) -> Iterator[Finding]:
    """A rise whose figures fall, a fall whose figures rise, and an order of values that is not that of their years."""
    verb = _verb(clause, reading)
    found = _range(verb[0], clause, reading) if verb else None
    if verb is None or found is None or is_conditional(clause.text[: verb[0]]):
        return
    itself = list(_against_itself(found, verb[1], clause, reading)) if verb[1] in NO_SUCH else []
    yield from itself or _against_the_years(found, clause, reading, assessment)
