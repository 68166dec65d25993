"""Claims that the indicator rose, fell or stayed, held against its values: `se redujo respecto de 2020`.

Only what plainly speaks of the indicator is judged, and only against values that are known.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from django.utils.translation import gettext_noop as _

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Direction
from compliance.findings.printed import shown
from compliance.findings.rows import Finding
from compliance.findings.texts.moments import Base, Moment, moment
from compliance.findings.texts.names import vocabulary
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import Subject, is_conditional, is_partial, subject
from compliance.formatting import rounded


class Move(Enum):
    UP = "up"
    DOWN = "down"
    SAME = "same"
    BETTER = "better"
    WORSE = "worse"
    TWICE = "twice"
    THRICE = "thrice"
    OTHER = "other"


PAST = {
    Move.UP: r"aument(?:ó|aron)|creci(?:ó|eron)|increment(?:ó|aron)|subi(?:ó|eron)|se\s+elevó|ascendió(?!\s+al?\b)",
    Move.DOWN: r"reduj(?:o|eron)|disminuy(?:ó|eron)|descendi(?:ó|eron)|decreci(?:ó|eron)|baj(?:ó|aron)|cay(?:ó|eron)",
    Move.BETTER: r"mejoró|mejoraron",
    Move.WORSE: r"empeoró|empeoraron|retrocedió|retrocedieron",
    Move.SAME: r"(?:mantuvo|permaneció)\s+(?:estable|igual|constante|invariable|el\s+mismo\s+valor|"
    r"sin\s+(?:cambios?|variaci[oó]n(?:es)?))",
    Move.TWICE: r"duplic(?:ó|aron)",
    Move.THRICE: r"triplic(?:ó|aron)",
    Move.OTHER: r"varió|variaron|cambió",
}
PARTICIPLE = {
    Move.UP: r"aumentado|crecido|incrementado|subido|ascendido(?!\s+al?\b)",
    Move.DOWN: r"reducido|disminuido|descendido|decrecido|bajado|caído",
    Move.BETTER: r"mejorado",
    Move.WORSE: r"empeorado|retrocedido",
    Move.SAME: r"permanecido\s+(?:estable|igual|constante)",
    Move.TWICE: r"duplicado",
    Move.THRICE: r"triplicado",
    Move.OTHER: r"variado",
}
INFINITIVE = {
    Move.UP: r"aumentar|crecer|incrementar(?:se)?|subir|elevar(?:se)?",
    Move.DOWN: r"reducir(?:se)?|disminuir|descender|bajar",
    Move.BETTER: r"mejorar",
}
NOUN = {
    Move.UP: r"aumento|incremento|crecimiento|alza|subida",
    Move.DOWN: r"reducción|disminución|descenso|caída|baja|decrecimiento",
    Move.BETTER: r"mejora|mejoría",
    Move.WORSE: r"retroceso",
}
HELD = (
    r"(?:hubo|hay|se\s+(?:logró|registró|observó|observa|evidenció|evidencia|obtuvo|produjo|dio|aprecia|presentó|alcanzó)|"
    r"registr[óa]|present[óa]|mostró|muestra|experimentó|tuvo|evidenci[óa]|represent[óa])\s+(?:una?|la|el)\s+(?:\w+\s+){0,2}?"
)
GOT = r"(?:logró|lograron|permitió|permitieron|consiguió|consiguieron|pudo|ha\s+logrado|ha\s+permitido)\s+"


def _among(kinds: dict[Move, str], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}_{move.value}>{pattern})" for move, pattern in kinds.items())


CLAIM = re.compile(
    r"(?<![\w-])(?P<no>(?:no|tampoco|ni)\s+)?(?P<se>se\s+)?(?:"
    rf"(?:{_among(PAST, 'past')})|"
    rf"(?:ha|han|había|habían)\s+(?:{_among(PARTICIPLE, 'perfect')})|"
    rf"{GOT}(?:{_among(INFINITIVE, 'got')})|"
    rf"{HELD}(?P<noun>{_among(NOUN, 'noun')})"
    r")\b"
)
SOFTLY = re.compile(
    r"\s*(?:ligera|leve|significativa|notable|considerable|sustancial|sostenida|gradual|progresiva|mínima)mente\b|"
    r"\s*(?:también|además|nuevamente|solo|apenas|tanto|aún\s+más|más|de\s+(?:manera|forma)\s+\w+)\b"
)
# What may follow a verb whose subject stands before it or nowhere.
GOES_ON = re.compile(
    r"\s*(?:$|[,.;:)(]|(?:en|de|a|al|del|hasta|desde|respecto|con|frente|entre|por|durante|tras|debido|gracias|y|o|que|para|"
    r"según|pese|hacia|cerca|alrededor|casi|un(?=\s+\d))\b|\d)"
)
NOUN_PHRASE = re.compile(r"\s*(?:el|la|los|las|su|sus|este|esta|dicho|dicha)\s+(?P<phrase>[^,.;:()]*)")
PHRASE_END = re.compile(
    r"\s(?:respecto|con|en|frente|entre|desde|hasta|a|al|durante|debido|gracias|por|pues|ya|se|fue|es|para|que|según|de\s+\d)\b"
)
OF_WHAT = re.compile(r"\s*(?:del?|en)\s+(?P<phrase>(?:el\s+|la\s+|los\s+|las\s+)?[a-záéíóúñ][^,.;:()]*)")
WITHIN_YEAR = re.compile(r"\b(?:a\s+lo\s+largo|durante\s+el\s+año|mes\s+a\s+mes)\b")

# A denial that says no more: `no aumentó lo previsto` and `no aumentó en todo el país` deny something else.
SAYS_NO_MORE = re.compile(r"[\s.,;]*$")
# How many times what it was a value must be at least, loosely, to have become so.
TIMES = {Move.TWICE: Decimal("1.5"), Move.THRICE: Decimal("2.5")}

# How the words begin that tell of a change.
STEMS = tuple(
    vocabulary(
        "aument cre increment sub elev ascen alza reduj reduc dismin descen decre baj ca mejor empeor retroc "
        "mantuv perman vari cambi duplic triplic"
    )
)


def _move(found: re.Match[str]) -> Move:
    name = next(name for name, text in found.groupdict().items() if text is not None and "_" in name)
    return Move(name.partition("_")[2])


def _head(phrase: str) -> str:
    cut = PHRASE_END.search(phrase)
    return phrase[: cut.start()] if cut else phrase


def _after(found: re.Match[str], text: str) -> str:
    rest = text[found.end() :]
    while soft := SOFTLY.match(rest):
        rest = rest[soft.end() :]
    return rest


def _object(found: re.Match[str], text: str, reading: Reading) -> Subject:
    """What follows the verb as its subject or object: `aumentó el número de talleres`."""
    rest = _after(found, text)
    if found.group("noun"):
        of_what = OF_WHAT.match(rest)
        if of_what is None:
            return Subject.NOBODY
        return subject(_head(of_what.group("phrase")), reading.name)
    if phrase := NOUN_PHRASE.match(rest):
        return subject(_head(phrase.group("phrase")), reading.name)
    return Subject.NOBODY if GOES_ON.match(rest) else Subject.OTHER


def _subject(found: re.Match[str], clause: Clause, reading: Reading) -> Subject:
    """Of whom the claim speaks, from both sides of its verb."""
    before, behind = subject(clause.text[: found.start()], reading.name), _object(found, clause.text, reading)
    if Subject.OTHER in {before, behind} or is_partial(clause.text, reading.name):
        return Subject.OTHER
    return Subject.INDICATOR if Subject.INDICATOR in {before, behind} else Subject.NOBODY


def _values_in(row: IndicatorYear, year: int) -> list[Decimal]:
    """What a text may mean by that year: its base line, and its value, which stands last."""
    measured = [row.values[year]] if year in row.values else []
    return [one.value for one in row.baselines if one.year == year and one.value not in measured] + measured


def starts(assessment: Assessment, when: Moment) -> list[tuple[int, Decimal]]:
    """The values that a change may be measured from, with their years; none where they are not known."""
    row, end = assessment.indicator, when.end or 0
    if when.since == Base.BASELINE:
        base = assessment.baseline
        return [(base.year, base.value)] if base else []
    if when.since == Base.ANY:
        earlier = {year: value for year, value in row.values.items() if year < end}
        return sorted({**{one.year: one.value for one in row.baselines if one.year < end}, **earlier}.items())
    year = end - 1 if when.since == Base.LAST_YEAR else when.since
    return [(year, one) for one in _values_in(row, year)] if isinstance(year, int) and year < end else []


def _prints_alike(row: IndicatorYear, one: Decimal, other: Decimal) -> bool:
    return one == other or (row.decimals is not None and rounded(one, row.decimals) == rounded(other, row.decimals))


def _happened(move: Move, before: Decimal, now: Decimal, row: IndicatorYear) -> bool | None:
    """Whether the values moved so; None where it cannot be said."""
    if move == Move.SAME:
        return _prints_alike(row, before, now) or abs(now - before) * 20 <= abs(before)
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


def _contradicted(move: Move, when: Moment, assessment: Assessment, *, denied: bool) -> tuple[int, Decimal] | None:
    """The earlier value that gives the claim the lie, with its year, where every value that it may mean does."""
    row = assessment.indicator
    now = row.values.get(when.end) if when.end is not None else None
    earlier = starts(assessment, when)
    if now is None or when.end is None or not earlier:
        return None
    for year, before in earlier:
        broken = any(year < one <= when.end for one in row.breaks)
        happened = None if broken else _happened(move, before, now, row)
        if happened is None or happened != denied:
            return None
    return earlier[-1]


def _meant(found: re.Match[str], clause: Clause, reported: int) -> Moment:
    """A rise that is plainly denied, and since no year in particular, is denied since the year before."""
    when = moment(clause.text, reported)
    if found.group("no") and when.since == Base.ANY and SAYS_NO_MORE.match(clause.text, found.end()):
        return Moment(when.end, Base.LAST_YEAR)
    return when


def _is_backed(clause: Clause, when: Moment) -> bool:
    """Whether a clause that names nobody plainly speaks of a value: it compares with one, or gives points."""
    return (
        isinstance(when.since, int)
        or when.since in {Base.BASELINE, Base.LAST_YEAR}
        or bool(re.search(r"\d\s*(?:pp\b|puntos\s+porcentuales)", clause.text))
    )


def _in_clause(clause: Clause, reading: Reading, assessment: Assessment, *, told_of: bool | None) -> Iterator[Finding]:
    row = assessment.indicator
    for found in CLAIM.finditer(clause.text):
        who = _subject(found, clause, reading)
        if who == Subject.OTHER or is_conditional(clause.text[: found.start()]) or WITHIN_YEAR.search(clause.text):
            continue
        when = _meant(found, clause, row.year)
        if who == Subject.NOBODY and not (told_of or (told_of is None and clause.opens and _is_backed(clause, when))):
            continue
        wrong = _contradicted(_move(found), when, assessment, denied=bool(found.group("no")))
        if wrong is None or when.end is None:
            continue
        year, before = wrong
        yield reading.finding(
            "claim_contradicts_data",
            _("El texto dice «%(quote)s»; los valores son %(before)s en %(year)s y %(now)s en %(end)s: ¿es correcto?"),
            quote=reading.quote(clause.start, clause.start + len(clause.text)),
            before=shown(row, before),
            year=year,
            now=shown(row, row.values[when.end]),
            end=when.end,
        )
        return


SUBJECT_BEFORE = re.compile(
    r"\b(?:fue|es|era|alcanzó|registró|se\s+ubicó|se\s+situó|llegó|pasó|superó|ascendió|obtuvo|mantiene)\b"
)


def _told_of(clause: Clause, reading: Reading) -> bool | None:
    """Whether the clause has the indicator as its subject, another one, or none that can be told."""
    verb = CLAIM.search(clause.text) or SUBJECT_BEFORE.search(clause.text)
    if verb is None:
        return None
    who = subject(clause.text[: verb.start()], reading.name)
    return {Subject.INDICATOR: True, Subject.OTHER: False, Subject.NOBODY: None}[who]


def change_contradicts_data(reading: Reading) -> Iterator[Finding]:
    """A rise, a fall or a standstill that the values do not show."""
    if reading.assessment is None or reading.plans or not any(word.startswith(STEMS) for word in reading.words):
        return
    told_of: bool | None = None
    for clause in reading.clauses:
        if clause.opens and told_of is not True:
            told_of = None
        yield from _in_clause(clause, reading, reading.assessment, told_of=told_of)
        here = _told_of(clause, reading)
        told_of = told_of if here is None else here
