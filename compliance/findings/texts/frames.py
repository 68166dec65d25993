"""What the words around a figure say that it is: the indicator's level, target, base line, progress or change.

Of parts of the country or the population, of budgets and of anything that the indicator does not name, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from compliance.calculation.rows import IndicatorYear
from compliance.choices import Unit
from compliance.findings.texts.mentions import YEAR, Kind, Mention, is_rough
from compliance.findings.texts.moves import first_claim, subject_before
from compliance.findings.texts.names import fold, overlap, stem, words
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import Subject, is_conditional, subject


class Frame(Enum):
    LEVEL = auto()
    TARGET = auto()
    BASELINE = auto()
    PROGRESS = auto()
    CHANGE = auto()
    GAP = auto()


LEAD_IN = (
    r"(?:\s+(?:de|del|el|la|un|una|fue|es|era|dicho|este|año|final|programad[ao]|previst[ao]|establecid[ao]|esperad[ao])(?!\w)|"
    rf"\s+(?:en|al?|para)(?:\s+el)?(?:\s+año)?(?=\s+(?:{YEAR}|dicho|ese|este))|\s*[:(=,]|\s+{YEAR})*\s*$"
)
VALUE = re.compile(
    r"\b(?:valor(?:\s+(?:obtenido|alcanzado|registrado|reportado|final|del\s+indicador))*|indicador|resultado(?:\s+obtenido)?)"
    + LEAD_IN
)
NAMED = {
    Frame.TARGET: re.compile(r"\b(?:meta|logro\s+esperado)" + LEAD_IN),
    Frame.BASELINE: re.compile(r"\bl[ií]nea\s+de\s+base" + LEAD_IN),
    Frame.PROGRESS: re.compile(r"\bavance(?:\s+respecto\s+de\s+la\s+meta)?" + LEAD_IN),
}
ANY_NAME = re.compile("meta|logro|base|avance")
# Verbs that state a level, with what may stand between them and the figure.
VERB = (
    r"\b(?:fue|es|era|alcanz(?:ó|ando)|registró|lleg(?:ó|ando)|obtuvo|logró|ascendió|pas(?:ó|ando)|cerró|bajó|subió|aumentó|redujo|"
    r"disminuyó|ubicó|situó|mantuvo|estimó|ubicándose|situándose|equivale|equivalió|representó|tuvo|marcó|ha\s+sido|había\s+sido)"
)
SAYS = re.compile(VERB + r"(?:\s+(?:de|del|a|al|en|el|un|una|hasta|con|valor|nivel|igual))*\s*$")
STATES = re.compile(VERB + r"(?!\w)")
SECOND_LEVEL = re.compile(
    rf"\bpas(?:ó|ando)\s+del?\s+(?:un\s+|una\s+|el\s+)?\d[\d.,]*\s*%?(?:\s+en\s+(?:el\s+)?(?:año\s+)?{YEAR})?,?\s+(?:a|hasta)"
    r"(?:\s+un|\s+el)?\s*$|\bpas(?:ó|ando)\s+del\s+\d[\d.,]*\s*%?[^,;]*\s(?:a|al|hasta)(?:\s+un|\s+el)?\s*$"
)
ONE_LEVEL = (
    r"(?:un\s+|una\s+|el\s+)?\d(?:[\d.,]|\s(?=\d{3}\b))*(?:\s*(?:%|por\s+ciento|puntos))?"
    rf"(?:\s*\(\s*(?:en\s+)?(?:el\s+)?{YEAR}\s*\)|,?\s+(?:en|del?|al|para)\s+(?:el\s+)?(?:año\s+)?{YEAR})?"
)
# `de 1.4 % en 2021 a 2.4 % en 2022`: two levels, however far the one is from the other.
FROM_TO = re.compile(rf"\s*(?:\w+mente\s+)?(?:del?|desde)\s+{ONE_LEVEL},?\s+(?:a|al|hasta)\s+{ONE_LEVEL}")
# What a verb alone leaves open: `disminuyó de 2.0 %` may be a level or a difference.
FROM = re.compile(r"\s*(?:\w+mente\s+)?(?:del?|desde)\s+(?:un\s+|una\s+|el\s+)?$")
BY_HOW_MUCH = re.compile(
    r"(?:\ben|(?:reducción|aumento|disminución|incremento|crecimiento|descenso|caída|mejora|variación)(?:\s+\w+)?\s+de|"
    r"reducción|aumento|disminución|incremento|aumentó|redujo|disminuyó|creció|incrementó|subió|bajó|descendió|"
    r"decreció|aumentando|increment[aá]ndo(?:se)?|disminuyendo|reduci[eé]ndo(?:se)?|creciendo|subiendo|bajando)"
    r"(?:\s+(?:en|un|unos))*\s*$"
)
OF_TARGET = re.compile(r"\s*(?:del?|respecto\s+del?)\s+(?:la\s+meta|lo\s+(?:programado|previsto|planificado))")
FROM_TARGET = re.compile(r"\s*(?:por\s+)?(?:debajo|encima)\s+de\s+la\s+meta")
TO_TARGET = r"(?:(?:con\s+)?respecto\s+(?:de|a)|frente\s+a|con)\s+la\s+meta\b"
GAP_BEFORE = re.compile(r"\bbrecha\s+(?:(?:fue|es)\s+)?de\s+(?:un\s+)?$")
GAP_AFTER = re.compile(rf"\s*{TO_TARGET}")
GAP = re.compile(rf"\bbrecha\s+{TO_TARGET}\s+(?:fue|es)\s+de\s+$")
OF_WHAT = re.compile(r"\s*de(?:l|\s+las?|\s+los|\s+el)?\s+(?P<phrase>[a-záéíóúñ][^,.;:()]*)")
NOUN = re.compile(
    r"\s+(?!(?:en|respecto|frente|para|durante|desde|hasta|pues|y|e|o|al?|por|como|con|según|que|debido|de|del|pero|es|fue|lo|la|"
    r"(?:fijad|programad|previst|establecid|alcanzad|obtenid|registrad|planificad|esperad)[ao]s?)\b)"
    r"[a-záéíóúñ]{2,}"
)
ELSEWHERE = re.compile(
    r"\b(?:presupuest|ejecu|devengad|inversi|financ|satisf|encuestad|margen|confianza|muestra|aprobaci|asistencia|avance\s+(?:físic|"
    r"financier|en\s+la|de\s+la|del\s+plan)|compuest|conformad|de\s+los\s+cuales|de\s+las\s+cuales|de\s+est[ao]s)\w*"
)
KINDS = {Unit.PERCENTAGE: Kind.PERCENT, Unit.VARIATION: Kind.PERCENT}
COUNTED = frozenset({Unit.NUMBER, Unit.AMOUNT})
SOME_FIGURE = re.compile(r"\d|porcentual")
A_YEAR = re.compile(r"\b(?:por|al|cada)\s+año\b|\bpromedio\b")
# How much of the indicator's name a clause must hold to speak of it without further words.
ENOUGH = 0.75


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention in its clause, with the text on its two sides."""

    mention: Mention
    clause: Clause
    before: str
    after: str


def spots(reading: Reading) -> Iterator[Spot]:
    """The figures of the clauses that may speak of the whole indicator."""
    for clause in reading.clauses if SOME_FIGURE.search(reading.figures) else ():
        found = reading.mentions(clause)
        for one in found if found and not _is_left_alone(clause, reading) else ():
            here = one.start - clause.start
            yield Spot(one, clause, clause.text[:here], clause.text[one.end - clause.start :])


def _of_something_else(spot: Spot, reading: Reading) -> bool:
    """A share of what the indicator does not name: `45 % de las comisarías`."""
    of_what = OF_WHAT.match(spot.after)
    if of_what is None or OF_TARGET.match(spot.after) or spot.mention.kind == Kind.POINTS:
        return False
    return not {stem(word) for word in words(of_what.group("phrase"))[:2]} <= reading.name.stems | {"avanc"}


def _is_elsewhere(text: str, reading: Reading) -> bool:
    return any(stem(found.group().split()[0]) not in reading.name.stems for found in ELSEWHERE.finditer(text))


def _is_left_alone(clause: Clause, reading: Reading) -> bool:
    return (
        reading.is_partial(clause)
        or bool(A_YEAR.search(clause.text) and "promedio" not in reading.name.head)
        or _is_elsewhere(clause.text, reading)
    )


def _is_own_kind(spot: Spot, unit: Unit | None, reading: Reading) -> bool:
    """Whether it is written as a value of the indicator would be; a bare figure before a noun counts what that says."""
    kind = spot.mention.kind
    if kind == Kind.BARE and unit in KINDS and not any(decimals for _figure, decimals in spot.mention.readings):
        return False
    if kind == Kind.BARE:
        noun = NOUN.match(spot.after)
        return noun is None or (unit in COUNTED and stem(fold(noun.group().strip())) in reading.name.stems)
    return kind == KINDS.get(unit, Kind.POINTS) if unit else True


def _is_said_of_it(spot: Spot, reading: Reading) -> bool:
    """Whether a verb says it of the indicator, which is named, or understood where the text begins."""
    verb = STATES.search(spot.before)
    if verb is None or not (SAYS.search(spot.before) or SECOND_LEVEL.search(spot.before)):
        return False
    who = subject(spot.before[: verb.start()], reading.name)
    return who == Subject.INDICATOR or (who == Subject.NOBODY and spot.clause.start == 0)


def _is_named_around(spot: Spot, reading: Reading) -> bool:
    """`El 50.4 % de distritos urbanos contaron con redes`: the clause is the indicator's name around its figure."""
    if OF_WHAT.match(spot.after) is None or len(reading.name.stems) < 2:
        return False
    return overlap(spot.clause.text, reading.name) >= ENOUGH


def _of_a_range(spot: Spot, reading: Reading) -> bool | None:
    """Whether the figure is an end of `aumentó de 1.4 % a 2.4 %`, said of it; None where no verb leads to it."""
    claim = first_claim(spot.before)
    if claim is None:
        return None
    found = FROM_TO.match(spot.clause.text, claim.end())
    if found is None or spot.mention.start - spot.clause.start >= found.end():
        return False if FROM.fullmatch(spot.before, claim.end()) else None
    who = subject_before(claim, reading.name)
    understood = who == Subject.NOBODY and spot.clause.start == 0 and not NOUN.match(spot.clause.text, found.end())
    return who == Subject.INDICATOR or understood


def _is_change(spot: Spot, reading: Reading) -> bool:
    claim = first_claim(spot.before)
    if claim is None or not BY_HOW_MUCH.search(spot.before):
        return False
    return subject_before(claim, reading.name) == Subject.INDICATOR


def _is_gap(spot: Spot, reading: Reading) -> bool:
    """`una brecha de 1.4 pp respecto de la meta`, unless a gap is what the indicator measures."""
    said = GAP.search(spot.before) or (GAP_BEFORE.search(spot.before) and GAP_AFTER.match(spot.after))
    return bool(said) and stem("brecha") not in reading.name.stems


def _named(before: str) -> Frame | None:
    if not ANY_NAME.search(before):
        return None
    return next((one for one, pattern in NAMED.items() if pattern.search(before)), None)


def frame(spot: Spot, reading: Reading, row: IndicatorYear) -> Frame | None:
    """What the figure is, where it plainly speaks of the indicator."""
    if is_rough(spot.before) or is_conditional(spot.before) or _of_something_else(spot, reading):
        return None
    if spot.mention.kind == Kind.POINTS and row.unit == Unit.PERCENTAGE:
        if _is_gap(spot, reading):
            return Frame.GAP
        from_target = FROM_TARGET.match(spot.after) and not words(spot.before)
        return Frame.CHANGE if from_target or _is_change(spot, reading) else None
    named = _named(spot.before)
    if named == Frame.PROGRESS or OF_TARGET.match(spot.after):
        return Frame.PROGRESS if spot.mention.kind == Kind.PERCENT else None
    if not _is_own_kind(spot, row.unit, reading):
        return None
    of_a_range = _of_a_range(spot, reading)
    if of_a_range is not None:
        return Frame.LEVEL if of_a_range else named
    if named or _is_change(spot, reading):
        return named or Frame.CHANGE
    is_level = VALUE.search(spot.before) or _is_said_of_it(spot, reading) or _is_named_around(spot, reading)
    return Frame.LEVEL if is_level else None
