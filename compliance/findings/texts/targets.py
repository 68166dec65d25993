"""Claims about the target, held against value and target: `se superó la meta`, `por debajo de la meta de 2024`.

Metas of anything else (of a plan, of training, of budget) are left alone, and so is what is only hoped for.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext_noop as _

from compliance.calculation.progress import is_met
from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.choices import Achievement, Direction
from compliance.findings.printed import shown
from compliance.findings.rows import Finding
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.moments import ANY_YEAR, told_year
from compliance.findings.texts.reading import Clause, Reading
from compliance.findings.texts.subjects import (
    LEVEL_VERB,
    Subject,
    is_conditional,
    is_denied,
    subject,
    subject_of_level,
)

NUMBER = r"\d(?:[\d.,]*\d)?"
AMOUNT = rf"(?:\s+(?:en|por)\s+{NUMBER}\s*(?:pp|puntos(?:\s+porcentuales)?|%)?)?"
SURPASS = "superó|superaron|sobrepasó|rebasó|excedió|supera|superan"
REACH = "alcanzó|alcanzaron|cumplió|cumplieron|logró|lograron|alcanza|alcanzan|cumple|cumplen"
AUXILIARY = r"(?:ha|han|había|habían)\s+"
GOT = r"(?:(?:se\s+)?(?:logró|lograron|pudo|pudieron|consiguió|permitió|permitieron|ha\s+logrado|ha\s+permitido)\s+)"
THE_TARGET = r"(?:la|las|su|sus|dicha|dichas|esta)\s+metas?"
ADVERB = r"(?:\s+(?:ampliamente|largamente|ligeramente|también|ya|plenamente|totalmente|con\s+creces|incluso))?"
ACTIVE = re.compile(
    r"(?<![\w-])(?P<no>(?:no|tampoco|ni)\s+)?(?:ya\s+)?(?:se\s+)?(?:"
    rf"(?P<surpass>{SURPASS}|{AUXILIARY}superado|{GOT}superar)|"
    rf"(?P<reach>{REACH}|se\s+llegó|llegó|{AUXILIARY}(?:alcanzado|cumplido|logrado)|{GOT}(?:alcanzar|cumplir|llegar))"
    rf"){ADVERB}{AMOUNT}(?:\s+(?:con|a))?\s+(?P<meta>{THE_TARGET})\b"
)
PASSIVE = re.compile(
    r"(?:\b(?:la|su|dicha|esta)\s+)?(?P<meta>\bmeta)(?P<which>(?:\s+(?!no\b|fue\b|ha\b|se\b|qued|sí\b|ya\b)[^\s,;]+){0,9}?)\s+(?:ya\s+|sí\s+)?"
    r"(?P<no>no\s+)?(?:(?:fue|ha\s+sido|quedó|resultó|había\s+sido)\s+|se\s+(?:ha|había)\s+)?(?:ya\s+)?"
    r"(?:(?P<surpass>superada|superado|sobrepasada)|(?P<reach>alcanzada|cumplida|lograda|alcanzado|cumplido|logrado))\b"
)
REFLEXIVE = re.compile(
    r"\b(?:la|su|dicha|esta)\s+(?P<meta>meta)(?P<which>(?:\s+(?!no\b|fue\b|ha\b|se\b|sí\b|ya\b)[^\s,;]+){0,9}?)\s+(?:ya\s+|sí\s+)?"
    rf"(?P<no>no\s+)?se\s+(?:(?P<surpass>superó|{GOT}superar)|(?P<reach>alcanzó|cumplió|logró(?!\s+\w+r\b)|{GOT}(?:alcanzar|cumplir)))\b"
)
POSITION = re.compile(
    rf"(?P<no>\bno\s+(?:\w+\s+){{0,2}})?\bpor\s+(?:(?P<below>debajo)|(?P<above>encima))\s+de\s+(?P<meta>{THE_TARGET})\b"
)
COMPARED = re.compile(
    r"\b(?:(?P<below>inferior|menor)|(?P<above>superior|mayor))"
    rf"{AMOUNT}\s+(?:a|que)\s+(?P<meta>{THE_TARGET})\b"
)
GERUND = re.compile(
    r"(?P<no>\bno\s+)?\b(?:(?P<surpass>superando|sobrepasando|excediendo)|(?P<reach>alcanzando|cumpliendo|logrando))"
    rf"{ADVERB}{AMOUNT}(?:\s+(?:con|a))?\s+(?P<meta>{THE_TARGET})\b"
)
LEVEL = re.compile(rf"\b(?P<no>no\s+(?:es|fue)\s+)?igual\s+a\s+(?P<meta>(?P<equal>{THE_TARGET}))\b")

PATTERNS = (ACTIVE, REFLEXIVE, PASSIVE, POSITION, LEVEL, COMPARED, GERUND)
# What may describe this target, and what may come once it is described.
QUALIFIER = re.compile(
    r"(?:\s+(?:(?:programad|previst|establecid|esperad|fijad|plantead|propuest|proyectad|definid|trazad)[ao]s?|anual(?:es)?|"
    r"final(?:es)?|(?:de|para)\s+(?:ese|este|dicho|el)\s+(?:año|ejercicio|periodo)|"
    rf"del?\s+(?:este\s+|dicho\s+)?indicador(?:\s+indicador)?|(?:del?|para|en|al?|hasta|hacia)(?:\s+el)?(?:\s+año|\s+ejercicio|\s+periodo)?\s+{YEAR}|"
    rf"del\s+año\s+{YEAR}|{YEAR}|(?:de|del)\s+{NUMBER}(?:\s*(?:%|por\s+ciento|puntos))?|\(\s*{NUMBER}[^)]*\))|:\s*{NUMBER}\s*%?|"
    # la meta final, la de 2030
    rf",\s+la\s+del?\s+(?:año\s+)?{YEAR})*"
)
ENDS = re.compile(
    r"\s*(?:$|[,.;:)(]|(?:debido|por|porque|pues|puesto|ya|dado|gracias|a\s+pesar|pese|con|en|y|e|ni|que|aunque|pero|lo|"
    r"cuando|como|sin|tras|mediante|respecto|sino|a\s+causa|a\s+raíz|a\s+consecuencia|al)\b)"
)
HEDGED = re.compile(
    r"\b(?:casi|parcial(?:mente)?|cerca\s+de|próxim[oa]s?\s+a|a\s+punto|más\s+que|(?:uno|una|dos|tres|ambos|ningun[oa]|algun[oa]s|"
    r"ciertos|otros?|otras?|todos?|todas?)\b(?!\s+el\s+país)|indicadores|servicios|objetivos|entidades\s+que|\d+\s+de\s+(?:los|las|sus))"
)
IN_SOME = re.compile(r"\ben\s+(?:\w+\s+){0,3}(?:servicios?|indicadores|objetivos?|entidades)\b")
WHO_REPORTS = re.compile(r"^(?:el\s+ministerio|la\s+entidad|la\s+institución|el\s+sector)$")


# An entity that met the target of the indicator, as it is written: `El MINSA`, `el Ministerio de Salud`.
ENTITY = re.compile(
    r"(?:^|,)\s*(?:[Ee]l|[Ll]a)\s+(?:(?P<acronym>[A-ZÁÉÍÓÚÑ]{2,12})|Ministerio(?:\s+(?:del?|las?|los|y|e|[A-ZÁÉÍÓÚÑ]\w+))*)\s*$"
)
OF_INDICATOR = re.compile(r"\s+del?\s+(?:este\s+|dicho\s+)?indicador\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of one kind, denied or not, about the target of one year or of all up to it."""

    kind: str
    denied: bool
    target_year: int
    value_year: int
    up_to: bool


def _is_strictly_better(value: Decimal, target: Decimal, direction: Direction) -> bool:
    return value != target and is_met(value, target, direction)


TRUTHS: dict[str, Callable[[Decimal, Decimal, Direction], bool]] = {
    "surpass": _is_strictly_better,
    "reach": is_met,
    "below": lambda value, target, _direction: value < target,
    "above": lambda value, target, _direction: value > target,
    "equal": lambda value, target, _direction: value == target,
}
# What a status alone says, where the figures are not known.
OF_STATUS = {
    Achievement.ACHIEVED: {"reach": True},
    Achievement.NOT_ACHIEVED: {"reach": False, "surpass": False},
}


def _holds(claim: Claim, year: int, assessment: Assessment) -> bool | None:
    row = assessment.indicator
    value, target = row.values.get(claim.value_year), row.targets.get(year)
    if value is not None and target is not None:
        return TRUTHS[claim.kind](value, target, row.direction) if row.direction else None
    if claim.value_year == year == row.year:
        return OF_STATUS.get(assessment.status, {}).get(claim.kind)
    return None


def _years(claim: Claim, row: IndicatorYear) -> list[int]:
    if not claim.up_to:
        return [claim.target_year]
    return [year for year in sorted(row.targets) if row.year < year <= claim.target_year]


def _is_contradicted(claim: Claim, assessment: Assessment) -> bool:
    found = [_holds(claim, year, assessment) for year in _years(claim, assessment.indicator)]
    return any(holds is not None and holds == claim.denied for holds in found)


def _who(before: str, reading: Reading) -> Subject:
    left = before.strip(" ,")
    return Subject.INDICATOR if WHO_REPORTS.match(left) else subject(before, reading.name)


def _is_an_entitys(found: re.Match[str], clause: Clause, reading: Reading) -> bool:
    """Whether an entity is said to have met it: the one that answers for it, or any that is said so."""
    if found.re is not ACTIVE or reading.assessment is None:
        return False
    who = ENTITY.search(reading.passage.text[clause.start : clause.start + found.start()])
    if who is None:
        return False
    is_own = who.group("acronym") == reading.assessment.indicator.entity
    return is_own or bool(OF_INDICATOR.match(clause.text, found.end()))


def _speaks_of_it(found: re.Match[str], clause: Clause, reading: Reading) -> bool:
    before = clause.text[: found.start()]
    hedged = HEDGED.search(clause.text[: found.end()]) or IN_SOME.search(clause.text)
    if hedged or is_conditional(before) or reading.is_partial(clause):
        return False
    if found.re in {COMPARED, GERUND}:
        return subject_of_level(before, reading.name) == Subject.INDICATOR
    if found.re in {POSITION, LEVEL} and (verb := LEVEL_VERB.search(before)):
        before = before[: verb.start()]
    elif found.re in {POSITION, LEVEL} and re.search(r"\d", before):
        return True
    return _who(before, reading) != Subject.OTHER or _is_an_entitys(found, clause, reading)


def _claim(found: re.Match[str], clause: Clause, reported: int) -> Claim | None:
    """What is claimed; None where another target than the indicator's is meant."""
    groups = found.groupdict()
    which = groups.get("which")
    after = clause.text[found.end("meta") :] if which is None else which
    described = QUALIFIER.match(after)
    if described is None or not ENDS.match(after[described.end() :]):
        return None
    years = [int(year.group()) for year in ANY_YEAR.finditer(described.group())]
    plural = groups["meta"].endswith("s")
    if len(years) > 1 or (plural and not years):
        return None
    start = found.end("meta")
    rest = clause.text[:start] + " " * described.end() + clause.text[start + described.end() :]
    value_year = told_year(rest, min([reported, *years]))
    if value_year is None:
        return None
    kind = next(name for name in TRUTHS if groups.get(name))
    target_year = years[0] if years else value_year
    denied = is_denied(clause.text[: found.start()]) if found.re is COMPARED else bool(groups["no"])
    return Claim(kind, denied, target_year, value_year, up_to=plural)


def _finding(claim: Claim, clause: Clause, reading: Reading, assessment: Assessment) -> Finding:
    row = assessment.indicator
    quote = reading.quote(clause.start, clause.start + len(clause.text))
    value, target = row.values.get(claim.value_year), row.targets.get(claim.target_year)
    if value is None or target is None:
        template = _("El texto dice «%(quote)s»; el estado del indicador es «%(status)s»: ¿es correcto?")
        return reading.finding("claim_contradicts_data", template, quote=quote, status=assessment.status.label)
    return reading.finding(
        "claim_contradicts_data",
        _(
            "El texto dice «%(quote)s»; el valor de %(value_year)s es %(value)s y la meta de %(target_year)s, "
            "%(target)s: ¿es correcto?"
        ),
        quote=quote,
        value_year=claim.value_year,
        value=shown(row, value),
        target_year=claim.target_year,
        target=shown(row, target),
    )


def target_contradicts_data(reading: Reading) -> Iterator[Finding]:
    """A target said to be met, missed, above or below, and the figures say otherwise."""
    if reading.assessment is None or reading.plans or "meta" not in reading.text:
        return
    row = reading.assessment.indicator
    for clause in reading.clauses:
        if "meta" not in clause.text:
            continue
        for pattern in PATTERNS:
            found = pattern.search(clause.text)
            if found is None or not _speaks_of_it(found, clause, reading):
                continue
            claim = _claim(found, clause, row.year)
            if claim is not None and _is_contradicted(claim, reading.assessment):
                yield _finding(claim, clause, reading, reading.assessment)
                break
