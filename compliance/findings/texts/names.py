"""Whether a noun phrase speaks of the indicator itself: by general words for it, or by the words of its name."""

import re
from dataclasses import dataclass
from functools import lru_cache

STEM = 5


def vocabulary(text: str) -> frozenset[str]:
    """The words of a table that is written as one text."""
    return frozenset(text.split())


SHORTEST = 4
FOLD = str.maketrans("áéíóúü", "aeiouu")
WORD = re.compile(r"[a-záéíóúüñ]+")
CODE = re.compile(r"\b(?:iop|iss|ss|op)\.\d\d[\d.]*\d\b")

# Words for the indicator or its value, whatever it measures.
ITSELF = vocabulary("indicador valor resultado cifra medicion dato")
# Words for what is measured, which say of what only with more words, unless the name itself begins with them.
MEASURES = vocabulary(
    "porcentaje proporcion tasa indice razon ratio brecha cobertura prevalencia nivel numero cantidad "
    "incidencia promedio total uso"
)
# Measures that count, and those that compare: one is not said with the words of the other.
COUNTS = frozenset(["numero", "cantidad", "total"])
COMPARISONS = frozenset(
    ["porcentaje", "proporcion", "tasa", "indice", "razon", "ratio", "brecha", "prevalencia", "cobertura"]
)
# `física o sexual`: who says one of the two speaks of a part.
TWO_OF_A_KIND = re.compile(r"([a-záéíóúñ]{4,})\s+(?:o|u|y|e|y/o)\s+([a-záéíóúñ]{4,})")
# `los casos atendidos` are counted, whatever share of them is measured.
MANY = re.compile(r"\s*(?:los|las)\b")
# Words that may stand beside them and change nothing.
BESIDE = vocabulary(
    "obtenido obtenida alcanzado alcanzada registrado registrada reportado reportada observado observada "
    "informado estimado estimada final anual nacional dicho dicha mismo misma mencionado mencionada citado "
    "actual general ano ejercicio periodo indicado tambien asimismo ademas solo incluso pais peru nuevamente "
    "finalmente logrado medido correspondiente politica pnig prioritario objetivo ubico situo todo toda"
)
EMPTY = vocabulary(
    "para como entre desde hasta sobre segun este esta estos estas ese esa eso que cual cuyo cuya fueron fue "
    "tienen tuvieron cuentan con por del los las una uno unos unas al menos mas sido han haya ante bajo "
    "durante cada contra"
)
# Who or what so many names speak of that the word alone says nothing.
EVERYWHERE = vocabulary(
    "mujer hombr perso entid distr servi perio poblac pobla nivel insti red redes ninas nina adole publi gener igual"
)


def fold(text: str) -> str:
    return text if text.isascii() else text.translate(FOLD)


def words(text: str) -> list[str]:
    """The content words, without accents."""
    found = (fold(word) for word in WORD.findall(text) if len(word) >= SHORTEST)
    return [word for word in found if word not in EMPTY]


def stem(word: str) -> str:
    return word[:STEM]


@dataclass(frozen=True, slots=True)
class Name:
    """An indicator's name in stems, without the word for its measure, which is `head`; `pairs` go together."""

    head: str
    stems: frozenset[str]
    pairs: tuple[frozenset[str], ...] = ()


@lru_cache(maxsize=4096)
def name_of(name: str) -> Name:
    found = words(name.lower())
    head = found[0] if found and found[0] in MEASURES else ""
    stems = frozenset(stem(word) for word in found if word not in MEASURES and word not in BESIDE)
    pairs = tuple(frozenset(stem(fold(word)) for word in pair) for pair in TWO_OF_A_KIND.findall(name.lower()))
    return Name(head, stems, pairs)


def _is_another_measure(found: list[str], name: Name) -> bool:
    said = set(found)
    return bool((name.head in COMPARISONS and said & COUNTS) or (name.head in COUNTS and said & COMPARISONS))


def speaks_of(phrase: str, name: Name) -> bool:
    """Whether the phrase names the indicator and nothing else: `el porcentaje`, `el embarazo adolescente`."""
    found = words(CODE.sub(" ", phrase))
    rest = {stem(word) for word in found if word not in ITSELF | MEASURES | BESIDE}
    if not rest <= name.stems or any(len(rest & pair) == 1 for pair in name.pairs):
        return False
    if _is_another_measure(found, name):
        return False
    if any(word in ITSELF for word in found):
        return True
    if any(word in MEASURES for word in found):
        return bool(rest) or name.head in found
    is_counted = bool(MANY.match(phrase)) and name.head in COMPARISONS
    return not is_counted and (len(rest) > 1 or bool(rest - EVERYWHERE))


def overlap(phrase: str, name: Name) -> float:
    """Which part of the name's words the phrase holds, of five at most."""
    if not name.stems:
        return 0
    shared = {stem(word) for word in words(phrase)} & name.stems
    return len(shared) / min(len(name.stems), STEM)
