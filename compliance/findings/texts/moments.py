"""Of which years a clause speaks: the one that it tells of, and the one that it compares with."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.subjects import BRACKETS, COMPARED

MARK = re.compile(rf"{COMPARED}|\bdesde\b|\bque\s+(?=en\s+(?:el\s+(?:año\s+)?)?{YEAR}|el\s+de\b|la\s+de\b)")
SPAN = re.compile(
    rf"\b(?:entre(?:\s+los\s+años)?|del?|desde)\s+(?:el\s+)?(?:año\s+)?({YEAR})\s+(?:y|a|al|hasta)\s+(?:el\s+)?({YEAR})"
)
FROM_TO = re.compile(
    rf"\b(?:del?|desde)\s[^,;]{{0,24}}?\b(?:en|el)\s+(?:el\s+)?(?:año\s+)?({YEAR}),?\s+(?:a|hasta)\b[^,;]{{0,24}}?\ben\s+"
    rf"(?:el\s+)?(?:año\s+)?({YEAR})"
)
STATED = re.compile(
    rf"\b(?:en|durante|para|hasta|al?|hacia|al\s+cierre\s+del?|del?)\s+(?:el\s+)?(?:año\s+|ejercicio\s+)?({YEAR})\b"
)
ANY_YEAR = re.compile(rf"(?<![\w.,/-]){YEAR}(?![\w/-])")
BASELINE = re.compile(r"l[ií]nea\s+(?:de\s+)?base|\bbasal\b")
LAST_YEAR = re.compile(
    r"\b(?:año|ejercicio|periodo|reporte|informe|medici[oó]n|valor)\s+(?:inmediato\s+)?(?:anterior|previo|pasado|precedente)|\banterior\s+(?:año|ejercicio|medici[oó]n)"
)
# Comparisons within a year or over vague stretches: nothing at hand can judge them.
VAGUE = re.compile(
    r"\b(?:semestre|trimestre|bimestre|mes|meses|semanas?|decenio|d[eé]cada|quinquenio|lustro|[uú]ltimos|[uú]ltimas|"
    r"hist[oó]ric[oa]|(?:durante|en)\s+la\s+(?:pandemia|emergencia)|gradual|progresiv\w+|sostenid\w+|paulatin\w+)\b"
)
SINCE_THEN = re.compile(r"\b(?:desde|a\s+partir\s+de)\s+(?:entonces|(?:ese|dicho|aquel)\s+año)\b")
REACH = 90


class Base(Enum):
    """What a change is measured from where no year is named."""

    BASELINE = auto()
    LAST_YEAR = auto()
    LATEST = auto()
    ANY = auto()
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Moment:
    """`end` is the year told of, `since` the year or the base compared with; None where the clause is not clear."""

    end: int | None
    since: int | Base


def _told(text: str, reported: int) -> int | None:
    """The year of a clause whose comparison was taken away; the reported one where it names none."""
    years = {int(found.group()) for found in ANY_YEAR.finditer(text)}
    if not years:
        return reported
    return years.pop() if len(years) == 1 else None


def _compared(tail: str) -> int | Base:
    years = {int(found.group()) for found in ANY_YEAR.finditer(tail)}
    if len(years) == 1:
        return years.pop()
    if years or "meta" in tail:
        return Base.UNKNOWN
    if BASELINE.search(tail):
        return Base.BASELINE
    return Base.LAST_YEAR if LAST_YEAR.search(tail) else Base.UNKNOWN


def _tail(text: str, start: int) -> int:
    """Where a comparison ends: at a comma that does not stand between a word and its year, or soon enough."""
    end = start + REACH
    for stop in re.finditer(r"[,;](?!\s+(?:en|del?)\s+(?:el\s+)?(?:año\s+)?\d{4})", text[start:end]):
        return start + stop.start()
    return min(end, len(text))


def _since_then(told: str, reported: int) -> Moment:
    """`desde entonces`, after a text that names one year."""
    years = {int(found.group()) for found in ANY_YEAR.finditer(told)}
    return Moment(reported, years.pop() if len(years) == 1 else Base.UNKNOWN)


def moment(text: str, reported: int, before: str = "") -> Moment:
    """Of which years a clause speaks that tells of a change; `before` is what the text says just before it."""
    if then := SINCE_THEN.search(text):
        return _since_then(f"{before} {text[: then.start()]}", reported)
    for pattern in (FROM_TO, SPAN):
        if span := pattern.search(text):
            return Moment(int(span.group(2)), int(span.group(1)))
    mark = MARK.search(text)
    if mark is None:
        vague = bool(VAGUE.search(text)) or bool(BASELINE.search(text))
        since = Base.LAST_YEAR if LAST_YEAR.search(text) else Base.UNKNOWN if vague else Base.ANY
        return Moment(_told(text, reported), since)
    end = _tail(text, mark.end())
    rest = text[: mark.start()] + " " + text[end:]
    if MARK.search(rest) or VAGUE.search(text):
        return Moment(None, Base.UNKNOWN)
    return Moment(_told(BRACKETS.sub(" ", rest), reported), _compared(text[mark.end() : end]))


def told_year(text: str, otherwise: int) -> int | None:
    """The year of a clause that compares with none; None where it names several."""
    return _told(text, otherwise)
