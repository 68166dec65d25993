"""Dates that will mean something else to a later reader: relative ones, and another year given as the report's."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from compliance.findings.rows import Finding
from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.names import vocabulary
from compliance.findings.texts.reading import Reading

UNIT = r"(?:años?|ejercicios?|mes(?:es)?|semestres?|trimestres?|bimestres?|semanas?|quincenas?)"
STRETCH = r"(?:decenio|década|quinquenio|lustro|bienio|trienio)"
# Named with its year it is no longer relative: `del presente año 2021`.
NO_YEAR = rf"(?!\s*,?\s*\(?(?:del?\s+)?(?:fiscal\s+)?{YEAR})"
RELATIVE = re.compile(
    rf"\b(?:(?:del?|en|durante|para|a\s+lo\s+largo\s+del?|hacia|hasta|desde)\s+)?(?:el\s+|la\s+)?(?:"
    rf"(?:este|esta|estos|presente|actual)\s+{UNIT}\b|{UNIT}\s+(?:en\s+curso|actual|pasad[oa]s?|entrante|que\s+viene|próxim[oa]s?)\b|"
    rf"(?:los\s+|las\s+)?próxim[oa]s?\s+(?:(?:dos|tres|cuatro|cinco|seis|\d+)\s+)?{UNIT}\b|"
    rf"(?:los\s+|las\s+)?siguientes\s+{UNIT}\b|"
    # `los últimos doce meses` and `los últimos cinco años` are what surveys ask about.
    rf"últim[oa]s?\s+(?:(?:diez|veinte|10|20)\s+)?(?:{STRETCH}s?|años|tiempos)\b(?!\s+(?:de\s+(?:la\s+)?(?:vida|edad|secundaria|"
    rf"primaria|estudios)|anteriores|previos|antes|considerad[oa]s))|"
    rf"(?:esta|presente|actual)\s+{STRETCH}\b|{STRETCH}\s+(?:actual|pasad[oa])\b|(?:años|tiempos)\s+recientes\b"
    rf"){NO_YEAR}|"
    r"\b(?:actualmente|últimamente|en\s+la\s+actualidad|hoy(?:\s+en\s+día)?(?!\s*,?\s+(?:a\s+cargo|denominad))|recientemente|próximamente|hace\s+(?:poco|unos|unas|un|una)\b|"
    r"hasta\s+(?:ahora|el\s+momento(?!\s+(?:de|del|en|que)))|a\s+la\s+fecha(?!\s+(?:de|del|en|que|\d))|hasta\s+la\s+fecha(?!\s+(?:de|del|en|que|\d))|al\s+día\s+de\s+hoy|en\s+estos\s+momentos|"
    r"ayer|mañana\s+mismo|a\s+inicios\s+de\s+año|a\s+fines\s+de\s+año)\b"
)
# Which year the writer takes for the reported one.
OWN_REPORT = re.compile(
    rf"\b(?:presente|este)\s+(?:reporte|informe|ejercicio|periodo|año)\s+(?:de\s+(?:cumplimiento|seguimiento)\s+)?(?:del?\s+|correspondiente\s+al?\s+)?"
    rf"(?:año\s+|periodo\s+|ejercicio\s+)?({YEAR})(?!\s?[-/]\s?{YEAR})\b"
)
REPORTED = re.compile(
    rf"\b(?:año|ejercicio|periodo)\s+(?:reportado|de\s+reporte|informado|que\s+se\s+reporta)\s*[:,(]?\s*({YEAR})\b"
)


# One of these words stands in every match.
SIGNS = vocabulary(
    "este esta estos presente actual curso pasado pasada pasados pasadas entrante viene próximo próxima "
    "próximos próximas siguientes actualmente actualidad hoy recientemente próximamente hace fecha momentos "
    "ayer mañana inicios fines último última últimos últimas últimamente recientes ahora momento"
)
OF_REPORT = vocabulary("presente este reportado reporte informado reporta")


def relative_date(reading: Reading) -> Iterator[Finding]:
    """`este año`, `el próximo mes`, `actualmente`: nobody will know when (narrative, rule 10)."""
    if reading.words.isdisjoint(SIGNS):
        return
    if found := reading.quotes(RELATIVE.finditer(reading.text)):
        one = _("El texto dice %(quote)s: ¿qué fecha es? El reporte se leerá en otros años.")
        several = _("El texto dice %(quote)s: ¿qué fechas son? El reporte se leerá en otros años.")
        yield reading.finding("relative_date", several if len(found) > 1 else one, quote=found)


def other_year(reading: Reading) -> Iterator[Finding]:
    """A year that is not the reported one, given as the year of this report."""
    if reading.words.isdisjoint(OF_REPORT):
        return
    own = str(reading.written.year)
    found = (one for pattern in (OWN_REPORT, REPORTED) for one in pattern.finditer(reading.text) if one.group(1) != own)
    if quotes := reading.quotes(found):
        yield reading.finding(
            "other_year",
            _("El texto dice %(quote)s y el año que se reporta es %(year)s: ¿es el texto de otro año?"),
            quote=quotes,
            year=reading.written.year,
        )
