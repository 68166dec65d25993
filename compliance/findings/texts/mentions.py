"""The figures that a text mentions, once everything that only looks like one is set aside: a table of such things.

What a figure is about is not decided here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

MONTH = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre)"
YEAR = r"(?:19|20)\d\d"
NUMBER_SIGN = r"(?:n\.?\s?[°º]\.?|n\.\s?o\.?|nro\.?|no\.)"
ACT = (
    r"(?:ley(?:es)?|decretos?(?:\s+(?:supremos?|legislativos?|de\s+urgencia))?|d\.?\s?s\.?|d\.?\s?l\.?(?:eg\.?)?|d\.?\s?u\.?|"
    r"resoluci[oó]n(?:es)?(?:\s+[a-záéíóúñ]+){0,4}|r\.?\s?(?:m|d|s|j|p|v\.?\s?m)\.?|r\.?\s?d\.?\s?e\.?|directiva|oficio|"
    r"informe|memorando|ordenanza|acuerdo|convenio|carta|contrato|expediente)"
)
REFERENCE = (
    r"(?:art[ií]culos?|arts?\.|numeral(?:es)?|num\.|incisos?|lit(?:eral(?:es)?)?\.?|lineamientos?|"
    r"objetivos?(?:\s+prioritarios?)?|servicios?|indicador(?:es)?|fases?|etapas?|nivel(?:es)?|grupos?|ciclos?|m[oó]dulos?|"
    r"anexos?|cuadros?|tablas?|gr[aá]ficos?|figuras?|p[aá]ginas?|p[aá]gs?\.|cap[ií]tulos?|secci[oó]n(?:es)?|componentes?|"
    r"productos?|l[ií]neas?|chat|agenda|versi[oó]n|tomo|preguntas?|[ií]tems?|notas?|categor[ií]as?|quintil(?:es)?|tramos?|"
    r"rondas?|edici[oó]n|sesi[oó]n(?:es)?|programas?\s+presupuestal(?:es)?|ods|plan|n[uú]mero\s+(?=\d{3}\b)|entre|"
    r"central\s+telef[oó]nica|tel[eé]fono|call\s+center|whatsapp|celular|convenci[oó]n|recomendaci[oó]n|covid)"
)
MILLIONS = r"(?:mil(?:l[oó]n(?:es)?)?)"
# What looks like a figure and says nothing of the indicator, by what it begins with: so each is tried only there.
WITH_A_WORD = (
    # Ley N.° 30364, R. M. 200-2021-MIMP
    rf"{ACT}\s*(?:{NUMBER_SIGN}\s*)?\d[\w./-]*|{NUMBER_SIGN}\s?\d[\w./-]*",
    # COVID-19
    r"[a-záéíóúñ]+-\d+\b",
    # IOP.02.01, OP.05
    r"(?:iss|iop|ss|op|l|aei|oei|aem|aes)\.\s?\d{1,2}(?:\.\d{1,2})*\b",
    # S/ 1 250 000
    rf"s/\.?\s?\d[\d ,.]*\d?(?:\s+{MILLIONS})?|us\$\s?[\d ,.]+",
    # Línea 100, artículos 5, 6 y 7
    rf"{REFERENCE}\s*(?:{NUMBER_SIGN}\s*)?\d[\d.]*(?:\s*(?:,|y|e|o|u|al?)\s*\d{{1,3}}(?![\d.,]*\d|\s?%))*"
    r"(?![.,]?\d|\s?(?:%|pp\b|puntos|por\s+ciento))",
)
WITH_A_DIGIT = (
    # 12 de marzo de 2021, 30/06/2021
    rf"\d{{1,2}}\.?[°ºer]*(?:\s+(?:y|al?)\s+\d{{1,2}})?\s+de\s+{MONTH}(?:\s+del?(?:\s+año)?\s+\d{{4}})?",
    r"\d{1,2}/\d{1,2}/\d{2,4}\b",
    # 2019-2030
    rf"{YEAR}\s?[-/]\s?(?:{YEAR}|\d\d)\b",
    # 000139-2021-SERVIR-PE
    r"\d+(?:[-/][a-záéíóúñ\d]+)+",
    # 5.3.1
    r"\d{1,2}(?:\.\d{1,2}){2,}\b",
    # 2021
    rf"(?<![\d.,]){YEAR}\b(?!\s?(?:%|pp\b|puntos|por\s+ciento)|[.,]\d)",
    # 15 a 49 años, 24 horas
    r"\d{1,3}(?:\s?(?:a|y|o|u|hasta|-)\s?\d{1,3})?\s+(?:años|meses|d[ií]as|semanas|horas|minutos|h)\b"
    r"(?:\s+(?:a|o|y)\s+m[aá]s\b)?",
    # 300.5 millones de soles
    rf"\d[\d ,.]*\s+(?:{MILLIONS}\s+(?:de\s+)?)?(?:nuevos\s+)?soles\b",
    # 9:30
    r"\d{1,2}:\d{2}\b",
    # 1.er, 2.ª
    r"\d{1,3}(?:\.?[°ºª]|er|era|ro|da|do|ta|to|va|vo|ma|mo|na|no)(?!\w)",
    # 1)
    r"(?<![^\s;:,(])\d{1,2}\)(?=\s)",
    # 13 de las 954
    r"\d+\s+de\s+(?:cada\s+|los\s+|las\s+|sus\s+|un\s+total\s+de\s+)?\d+\b",
)
NOT_FIGURES = re.compile(rf"\b(?:(?=\d)(?:{'|'.join(WITH_A_DIGIT)})|(?=[^\W\d])(?:{'|'.join(WITH_A_WORD)}))")
# (2)
IN_BRACKETS = re.compile(r"(?<![^\s;:,(])\(\d{1,2}\)(?=\s)")
FIGURE = re.compile(
    r"(?<![\w.,/])(?P<sign>[-+])?(?P<digits>\d{1,3}(?:[ ,.]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)(?![\w/]|[.,]\d)"
    r"(?:\s?(?:(?P<percent>%|por\s+ciento\b)|(?P<points>pp\b|p\.\s?p\.|puntos(?:\s+porcentuales)?\b|punto\s+porcentual\b)))?"
)
# `dos puntos porcentuales`: only differences are read in words.
WORDS = ("un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez")
IN_WORDS = {"medio": Decimal("0.5")} | {word: Decimal(size) for size, word in enumerate(WORDS, 1)}
WORDED = re.compile(rf"\b(?P<word>{'|'.join(IN_WORDS)})\s+puntos?\s+porcentual(?:es)?\b(?!\s+y\s+medio)")
DIGIT = re.compile(r"\d")
UNGROUPED = str.maketrans("", "", " ,.")
GROUPED = re.compile(r"\d{1,3}(?:[ ,.]\d{3})+")
# Words that leave a figure open: nearly, more than, between.
ROUGHLY = re.compile(
    r"(?:m[aá]s\s+del?|menos\s+del?|casi(?:\s+(?:el|un|a))*|cerca\s+del?|alrededor\s+del?|aproximadamente(?:\s+(?:el|un))*|"
    r"superior(?:es)?\s+al?|inferior(?:es)?\s+al?|mayor(?:es)?\s+(?:al?|que|de)|menor(?:es)?\s+(?:al?|que|de)|"
    r"al\s+menos(?:\s+(?:el|un))?|hasta(?:\s+(?:el|un))?|entre(?:\s+(?:el|un))?|m[ií]nimo\s+de|m[aá]ximo\s+de|±)\s*$"
)


class Kind(Enum):
    PERCENT = auto()
    POINTS = auto()
    BARE = auto()


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text: where, how it may be read, and with how many decimals it is written."""

    start: int
    end: int
    kind: Kind
    readings: tuple[tuple[Decimal, int], ...]

    def is_of(self, figure: Decimal) -> bool:
        """Whether it prints the figure, rounded or cut."""
        size = abs(figure)
        return any(read == size or abs(read - size) < Decimal(1).scaleb(-decimals) for read, decimals in self.readings)


def _readings(digits: str) -> tuple[tuple[Decimal, int], ...]:
    """`1,250` may be a thousand and more, or one and a quarter; `14,6` is a decimal comma."""
    if digits.isdecimal():
        return ((Decimal(digits), 0),)
    whole = digits.replace(" ", "")
    found = []
    if GROUPED.fullmatch(digits) and not digits.startswith("0"):
        found.append((Decimal(digits.translate(UNGROUPED)), 0))
    if " " in digits and len(found) == 1:
        return tuple(found)
    mark = max(whole.rfind("."), whole.rfind(","))
    before, after = whole[:mark].translate(UNGROUPED), whole[mark + 1 :]
    if whole.count(whole[mark]) == 1:
        found.append((Decimal(f"{before}.{after}"), len(after)))
    return tuple(found)


def _blank(found: re.Match[str]) -> str:
    return "\x00" * len(found.group())


def without_other_numbers(text: str) -> str:
    """The text with everything blanked that only looks like a figure; no position moves."""
    if not DIGIT.search(text):
        return text
    bare = IN_BRACKETS.sub(_blank, text) if "(" in text else text
    return NOT_FIGURES.sub(_blank, bare)


def is_rough(before: str) -> bool:
    """Whether what stands before a figure leaves it open."""
    return bool(ROUGHLY.search(before, max(0, len(before) - 40)))


def _in_words(bare: str, start: int, end: int) -> Iterator[Mention]:
    for found in WORDED.finditer(bare, start, end):
        yield Mention(found.start(), found.end(), Kind.POINTS, ((IN_WORDS[found.group("word")], 0),))


def mentions(bare: str, start: int, end: int) -> Iterator[Mention]:
    """The figures of a part of a text in lower case that was rid of other numbers; those in words come last."""
    for found in FIGURE.finditer(bare, start, end):
        kind = Kind.PERCENT if found.group("percent") else Kind.POINTS if found.group("points") else Kind.BARE
        readings = _readings(found.group("digits"))
        if readings:
            yield Mention(found.start(), found.end(), kind, readings)
    if "porcentual" in bare:
        yield from _in_words(bare, start, end)
