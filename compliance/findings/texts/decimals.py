"""The decimal sign of the report, which is a point."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from compliance.findings.rows import Finding
from compliance.findings.texts.reading import Reading

AMONG_DIGITS = re.compile(r"\d,\d")
DECIMAL_COMMA = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[ .]\d{3})+|0|\d{1,4}),(?:\d{1,2}|(?<=\b0,)\d+)(?![\d\w]|[,/]\d)"
)
# `1,2 y 3` and `5,6,7` are lists.
LISTED = re.compile(r"\s*(?:,\s*\d|(?:y|e|o|u)\s+\d+(?![.,]?\d|\s?%))")


def decimal_comma(reading: Reading) -> Iterator[Finding]:
    """`14,6 %` among decimal points."""
    if not AMONG_DIGITS.search(reading.text):
        return
    found = (one for one in DECIMAL_COMMA.finditer(reading.figures) if not LISTED.match(reading.figures, one.end()))
    if quotes := reading.quotes(found):
        template = _("El texto escribe %(quote)s con coma decimal; el reporte usa punto.")
        yield reading.finding("decimal_comma", template, quote=quotes)
