"""Numbers that a person typed into the report's text: not bound to the data, so that nothing corrects them.

Years, dates, codes of elements, and numbers of legal acts and of parts of a text are no figures.
"""

import re
from collections.abc import Iterable, Iterator

from compliance.report.narrative.words.tokens import FootnoteToken, pieces

MONTHS = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|noviembre|diciembre"
ACTS = "ley|leyes|decreto|resolución|directiva|ordenanza|convenio|oficio|informe|acuerdo"
PARTS = "artículo|numeral|literal|inciso|sección|anexo|capítulo|nota|página|cuadro|gráfico"

NO_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b[A-Z]{1,8}(?:\.\d+)+",
        r"\bn\.?\s*[°º]\s*[\w/-]+",
        r"\b\d+-\d{4}(?:-[A-Z0-9/]+)*",
        rf"\b(?:{ACTS})\s+[\d.-]+\b",
        rf"\b(?:{PARTS})\s+\d[\d.]*",
        rf"\b\d{{1,2}}\.?[°º]?\s+de\s+(?:{MONTHS})\b",
        r"\b\d{1,2}[/-]\d{1,2}[/-]\d{4}\b",
    )
)
YEAR = re.compile(r"(?<![\d.,])(?:199\d|20\d\d|2100)(?![\d%]|[.,\s]\d|\s%)")
NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*(?:\s?%)?")


def numbers(text: str) -> Iterator[str]:
    """The figures in plain words."""
    for pattern in (*NO_FIGURES, YEAR):
        text = pattern.sub("·", text)
    yield from (found.group() for found in NUMBER.finditer(text))


def _plain(text: str) -> Iterable[str]:
    """What stands in a text outside its tokens, footnotes included."""
    for piece in pieces(text):
        if isinstance(piece, str | FootnoteToken):
            yield piece if isinstance(piece, str) else piece.text


def typed_numbers(text: str, generated: str = "") -> tuple[str, ...]:
    """The figures of a reviewer's text that are no tokens and that the generated passage does not say either."""
    known = {number for plain in _plain(generated) for number in numbers(plain)}
    typed = (number for plain in _plain(text) for number in numbers(plain))
    return tuple(dict.fromkeys(number for number in typed if number not in known))
