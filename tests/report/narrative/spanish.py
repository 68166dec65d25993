"""What no generated text may hold: broken words, wrong agreement, numbers that are no figures, empty headings."""

import re
from collections.abc import Iterator

from compliance.report.document import Document, Section
from compliance.report.figures import Figures
from tests.report.narrative.reading import Line, generated, sections

UNITS = "indicador|servicio|caso|lineamiento|objetivo|punto"
BROKEN = {
    "a value that is missing": r"\bNone\b|\bnan\b|%\(|\{|\}",
    "a part of nothing": r"\b0 de 0\b|\b0 (?:indicador|servicio|caso)",
    "spaces": r"  | [,.;:)]|\( |\(\)|\s$",
    "stops": r"\.\.|,,|;;|\.,|,\.|;\.|: \.",
    "no contraction": r"\b(?:de|a) el [a-zA-Z]",
    "one as many": r"\b(?:1|un) (?:indicadores|servicios|casos|lineamientos|objetivos)\b",
    "many as one": rf"\b(?:[02-9]|\d{{2,}}) (?:{UNITS})\b",
    "y before i": r"\by (?:i|I|hi(?![aeo]))",
    "e before another sound": r"\be (?![iI]|hi(?![aeo]))",
    "an article that does not agree": r"\bel (?:tasa|razón|proporción|brecha|ratio)\b|"
    r"\bla (?:porcentaje|índice|número)\b",
    "a verb that does not agree": r"\b(?:uno|un indicador|un servicio) (?:alcanzaron|superaron|cuentan|registran)\b",
    "a unit apart from its number": r"\d (?:%|pp\b|puntos?\b)|\bS/ ",
}
MONTH = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|setiembre|septiembre|octubre|noviembre|diciembre"
# What may hold digits and is no figure: years, days, codes, legal acts.
NO_FIGURE = re.compile(rf"\b\d+ de (?:{MONTH})\b|\b(?:19|20)\d\d\b|\b[A-Z]+[0-9.]*\d\b|\bN\.° [0-9A-Z-]+")


def without_names(text: str, figures: Figures) -> str:
    names = {" ".join(name.split()).rstrip(" .") for name in figures.names.values()}
    names |= {" ".join(row.name.split()).rstrip(" .") for row in figures.result.policy_year.indicators}
    lowered = {name[:1].lower() + name[1:] for name in names}
    for name in sorted(filter(None, names | lowered), key=len, reverse=True):
        text = text.replace(name, "~")
    return text


def broken(line: Line, figures: Figures) -> list[str]:
    """What is wrong with a line, the names of elements left aside."""
    text = without_names(line.whole.replace("⟦", "").replace("⟧", ""), figures)
    plain = text.replace("~", "nombre")
    return [what for what, pattern in BROKEN.items() if re.search(pattern, plain)]


def bare_numbers(line: Line, figures: Figures) -> list[str]:
    """Digits in a paragraph's own words, outside its figures."""
    texts = (NO_FIGURE.sub("", without_names(text, figures)) for text in line.texts)
    return [text for text in texts if re.search(r"\d", text)]


def is_empty(section: Section) -> bool:
    """A heading with nothing under it, or with a table or list that holds nothing."""
    contents = [
        getattr(block, name) for block in section.blocks for name in ("rows", "items", "bars") if hasattr(block, name)
    ]
    return not (section.blocks or section.sections) or not all(contents)


def unexplained(lines: list[Line]) -> Iterator[str]:
    """Points and progress before anybody has said what they are."""
    texts = [line.whole for line in lines]
    for used, explained in ((r"\d\N{NO-BREAK SPACE}pp\b", "La abreviatura pp"), (r"\(avance: ", "El avance compara")):
        first = next((place for place, text in enumerate(texts) if re.search(used, text)), None)
        if first is not None and not any(explained in text for text in texts[:first]):
            yield f"unexplained: {texts[first]}"


def faults(document: Document, figures: Figures, most_figures: int) -> Iterator[str]:
    """Everything that is wrong with a document's Spanish and its shape."""
    yield from unexplained(generated(document, figures))
    for line in generated(document, figures):
        for what in broken(line, figures):
            yield f"{what}: {line.whole}"
        for text in bare_numbers(line, figures):
            yield f"a bare number: {text}"
        if len(line.figures) > most_figures:
            yield f"{len(line.figures)} figures: {line.whole}"
    for section in sections(document):
        if is_empty(section):
            yield f"nothing under {section.title}"
        if not section.title.strip():
            yield f"no heading at {section.anchor}"
