"""Counts told in words, `de los 13 indicadores de los OP, 5 alcanzaron su meta`, held against the year's counts.

Only counts of the whole policy are judged: a sentence must begin with them, and say of how many or of which.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from django.utils.translation import gettext_noop as _

from compliance.findings.rows import Finding
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.moments import ANY_YEAR
from compliance.findings.texts.reading import Reading, sentences

Counts = Mapping[str, int | None]

IN_WORDS = re.findall(
    r"\w+",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte",
)
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(IN_WORDS)})"
OPENS = (
    rf"\s*(?:en\s+(?:el\s+)?(?:año\s+)?{YEAR},?\s+)?(?:(?:asimismo|además|así|en\s+total),?\s+)?"
    r"(?:(?:solo|únicamente)\s+)?"
)
ELEMENTS = (
    r"(?:(?P<objective>indicadores\s+de\s+(?:los\s+)?(?:op\b(?!\.)|objetivos\b(?:\s+prioritarios)?))|"
    r"(?P<service>indicadores\s+de\s+(?:los\s+)?servicios)|(?P<all>indicadores)|(?P<services>servicios))"
    r"(?:\s+(?:comprendidos|evaluados|de\s+la\s+política))?"
)
THE_TARGET = r"\s+(?:a\s+)?(?:la|las|su|sus)\s+metas?"
REACHED = r"(?:alcanzaron|lograron|cumplieron|alcanzó|logró|cumplió)"
INFORMATION = r"(?:cuentan?|contaron|tienen?|tuvieron|contó|tuvo)\s+(?:con\s+)?información"
STATES = (
    rf"(?:(?P<not_achieved>no\s+{REACHED}{THE_TARGET})|(?P<achieved>{REACHED}{THE_TARGET})|"
    rf"(?P<no_information>no\s+{INFORMATION})|(?P<with_information>{INFORMATION}))"
    rf"(?=\s*(?:$|[.,;:)])|\s+(?:y|e|pero|mientras)\b|\s+en\s+(?:el\s+)?(?:año\s+)?{YEAR}\s*[.,;])"
)
OF_SO_MANY = re.compile(
    rf"{OPENS}de\s+(?:los|un\s+total\s+de)\s+(?P<whole>{NUMBER})\s+{ELEMENTS},?\s+(?:solo\s+)?(?P<part>{NUMBER})\s+{STATES}"
)
SO_MANY = re.compile(rf"{OPENS}(?P<part>{NUMBER})\s+(?:de\s+los\s+(?P<whole>{NUMBER})\s+)?{ELEMENTS}\s+{STATES}")
GROUPS = {
    "objective": ("counts.objective",),
    "service": ("counts.service",),
    "all": ("counts.all", "counts.objective", "counts.service"),
    "services": ("service_counts",),
}


class Told(NamedTuple):
    """So many of so many, where it is told, in a state; of which groups it may be."""

    part: int
    whole: int | None
    state: str
    groups: tuple[str, ...]


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else IN_WORDS.index(said)


def _told(found: re.Match[str]) -> Told:
    given = found.groupdict()
    whole = _number(given["whole"]) if given["whole"] else None
    state = next(name for name in ("not_achieved", "achieved", "no_information", "with_information") if given[name])
    return Told(_number(given["part"]), whole, state, next(GROUPS[name] for name in GROUPS if given[name]))


def _right(group: str, state: str, counts: Counts) -> set[int]:
    """The numbers that are right; services that reached a part of their targets may be told on either side."""
    number = counts.get(f"{group}.{state}")
    if number is None:
        return set()
    partial = counts.get(f"{group}.partial") if state.endswith("achieved") else None
    return {number, number + (partial or 0)}


def _finding(told: Told, group: str, quote: str, counts: Counts, reading: Reading) -> Finding:
    return reading.finding(
        "claim_contradicts_data",
        _("El texto dice «%(quote)s»; en los datos son %(number)s de %(total)s: ¿es correcto?"),
        quote=quote,
        number=counts.get(f"{group}.{told.state}"),
        total=counts.get(f"{group}.total"),
    )


def _wholes(group: str, counts: Counts) -> set[int | None]:
    return {counts.get(f"{group}.total"), counts.get(f"{group}.with_information")}


def _is_no_scope(whole: int, counts: Counts) -> bool:
    """Whether there are other indicators of objectives than so many, however they are counted: all are spoken of."""
    scopes = {
        number for key, number in counts.items() if key.startswith("scope.") and key.endswith("objective_indicators")
    }
    return bool(counts.get("counts.objective.total")) and whole not in scopes


def _contradicted(told: Told, counts: Counts) -> str:
    """The group of which the count is wrong, whichever of its groups is meant; none where that cannot be told."""
    if told.whole is None:
        groups = list(told.groups) if told.groups == GROUPS["objective"] else []
    else:
        groups = [group for group in told.groups if told.whole in _wholes(group, counts)]
        if not groups and told.groups == GROUPS["objective"] and _is_no_scope(told.whole, counts):
            return "counts.objective"
    right: set[int] = set().union(*(_right(group, told.state, counts) for group in groups))
    return groups[0] if right and told.part not in right else ""


def tally_contradicts_data(reading: Reading, counts: Counts) -> Iterator[Finding]:
    """A count of indicators or services that is not the year's."""
    for start, end in sentences(reading.text):
        said = reading.text[start:end]
        years = {int(year.group()) for year in ANY_YEAR.finditer(said)}
        found = OF_SO_MANY.match(said) or SO_MANY.match(said)
        if found is None or years - {reading.written.year}:
            continue
        told = _told(found)
        if told.whole is None and start:
            continue
        if group := _contradicted(told, counts):
            yield _finding(told, group, reading.quote(start, start + found.end()), counts, reading)
