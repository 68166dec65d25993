"""Who a clause speaks of: the indicator, nobody by name, or something else; and whether of the whole or of a part."""

import re
from enum import Enum, auto
from functools import lru_cache

from compliance.findings.texts.mentions import YEAR
from compliance.findings.texts.names import WORD, Name, fold, speaks_of, stem, vocabulary, words

BRACKETS = re.compile(r"\([^)]*\)")
COMPARED = (
    r"(?:con\s+)?respecto\s+(?:de|del|a|al)\b|(?:en|con)\s+relaci[oó]n\s+(?:con|a|al)\b|frente\s+(?:a|al)\b|"
    r"en\s+comparaci[oó]n\s+(?:con|a|al)\b|comparad[oa]s?\s+con\b|a\s+diferencia\s+del?\b|en\s+contraste\s+con\b|"
    r"(?:por\s+)?(?:encima|debajo)\s+del\s+(?:valor|nivel|porcentaje|resultado)\b"
)
# What may stand before a verb without being its subject.
ASIDE = re.compile(
    rf"\b(?:{COMPARED})[^,]*(?:,|$)|"
    rf"\bdesde\s+[^,]*(?:,|$)|"
    rf"\bentre\s+{YEAR}\s+y\s+{YEAR}|"
    rf"\b(?:en|durante|para|al?|hacia|hasta|al\s+cierre\s+del?)\s+(?:el\s+)?(?:año\s+|ejercicio\s+|periodo\s+)?{YEAR}\b|"
    r"\bseg[uú]n\s+[^,]*(?:,|$)|\bde\s+acuerdo\s+con\s+[^,]*(?:,|$)|"
    r"\b(?:a\s+nivel\s+nacional|en\s+el\s+pa[ií]s|en\s+el\s+per[uú]|en\s+(?:dicho|ese)\s+(?:año|periodo))\b|"
    r"\b(?:asimismo|además|también|sin\s+embargo|no\s+obstante|por\s+otro\s+lado|por\s+otra\s+parte|finalmente|incluso|"
    r"en\s+ese\s+sentido|al\s+respecto|es\s+decir|en\s+efecto|en\s+consecuencia|de\s+este\s+modo|de\s+esta\s+manera|"
    r"así|aun\s+así|con\s+ello|por\s+ello|como\s+resultado|cabe\s+\w+\s+que|se\s+\w+\s+que|es\s+decir|ya|s[ií]|"
    r"nuevamente|efectivamente|lamentablemente|este\s+año)\b|"
    r"\bmeta\s+(?:no\s+)?(?:superada|alcanzada)\b"
)
# Parts of the country, of the population or of the year: the figures at hand do not speak of them.
PARTS = vocabulary(
    "rural rurales urbana urbano urbanas urbanos selva sierra costa quintil quintiles región regiones "
    "regional regionales departamento departamentos departamental departamentales provincia provincias "
    "provincial provinciales distrito distritos distrital distritales zona zonas macrorregión macrorregiones "
    "indígena indígenas lengua lenguas quechua aimara ashaninka afroperuana afroperuano afroperuanas "
    "afroperuanos étnico étnica étnicos étnicas edad edades grupo grupos sexo trimestre trimestres semestre "
    "semestres bimestre bimestres mensual mensuales trimestral trimestrales semestral semestrales mes meses "
    "enero febrero marzo abril mayo junio julio agosto setiembre septiembre octubre noviembre diciembre lima "
    "callao amazonas áncash apurímac arequipa ayacucho cajamarca cusco huancavelica huánuco ica junín "
    "lambayeque loreto moquegua pasco piura puno tacna tumbes ucayali amazonía sede sedes municipalidad "
    "municipalidades comisaría comisarías pobre pobres pobreza discapacidad primaria secundaria centro "
    "centros algunos algunas"
)
NAMED_PARTS = ("la libertad", "madre de dios", "san martín", "educación superior")
# A circumstance before the subject, up to its comma.
OPENING = re.compile(
    r"^\s*(?:pese\s+al?|a\s+pesar\s+del?|debido\s+al?|con|tras|ante|por|gracias\s+al?|luego\s+del?|en\s+el\s+marco\s+del?|"
    r"producto\s+del?|a\s+raíz\s+del?)\b[^,]*,"
)
# A clause joined to one that has its own verb.
JOINED = re.compile(
    r"^.*\b(?:fue|superó|alcanzó|cumplió|logró|redujo|aumentó|disminuyó|creció|mejoró|incrementó|mantuvo|registró)\b[^,;]*\by\s+"
    r"(?:desde\s+entonces,?\s+)?(?=(?:el|la|este|esta|dicho|dicha)\b)"
)
# A last noun phrase after a comma is nearer to the verb than what came before.
AFTER_COMMA = re.compile(r"^.*,\s+(?=(?:el|la|este|esta|dicho|dicha)\s+[^,]+$)")
CONDITION = re.compile(
    r"\b(?:(?:si|cuando|siempre\s+que|en\s+caso|donde|quien(?:es)?|cuy[oa]s?|salvo|excepto)\b|que\s*$)"
)
# Verbs that state a level, and what may stand between one and more words about the same level.
LEVEL_VERB = re.compile(
    r"\b(?:fue|es|era|registró|alcanzó|llegó|se\s+(?:ubicó|situó|encuentra|mantuvo|mantiene|ubica|sitúa)|está|estuvo|quedó|obtuvo|cerró|"
    r"resultó|ascendió|terminó|ubicándose|situándose|quedando)\b"
)
DENIED = re.compile(r"\b(?:no|ni|tampoco)\s+$")
LEVEL = re.compile(
    r"(?:[\s,.()%]|\d+(?!\d)|(?:al?|de|del|el|en|la|lo|un|una|año|durante|cierre|pp|puntos?|porcentual(?:es)?|por\s+ciento|valor|"
    r"nivel|cifra|porcentaje|resultado|también|ligeramente|levemente|muy|aún|todavía|ya|no)(?!\w))*"
)


class Subject(Enum):
    INDICATOR = auto()
    NOBODY = auto()
    OTHER = auto()


@lru_cache(maxsize=4096)
def subject(before: str, name: Name) -> Subject:
    """What stands before a verb as its subject; nothing does where only asides are left."""
    own = JOINED.sub(" ", OPENING.sub(" ", BRACKETS.sub(" ", before)))
    left = AFTER_COMMA.sub("", ASIDE.sub(" ", own)).strip(" ,.:;-")
    if not left or not words(left):
        return Subject.NOBODY if len(left) < 4 else Subject.OTHER
    return Subject.INDICATOR if speaks_of(left, name) else Subject.OTHER


def is_partial(text: str, name: Name) -> bool:
    """Whether the text speaks of a part only, and the name of the indicator does not."""
    found = PARTS.intersection(WORD.findall(text))
    if any(stem(fold(word)) not in name.stems for word in found):
        return True
    return any(map(text.__contains__, NAMED_PARTS))


def is_conditional(before: str) -> bool:
    """Whether a verb after this text states no fact about the indicator."""
    return bool(CONDITION.search(before))


def subject_of_level(before: str, name: Name) -> Subject:
    """Who has the level that the text ends with, `el indicador fue 8.9 %,`; something else where it says any more."""
    verb = LEVEL_VERB.search(before)
    if verb is None or not LEVEL.fullmatch(before, verb.end()) or is_conditional(before):
        return Subject.OTHER
    return Subject.INDICATOR if subject(before[: verb.start()], name) == Subject.INDICATOR else Subject.OTHER


def is_denied(before: str) -> bool:
    """Whether the verb of a level that the text ends with is denied: `no fue mayor`."""
    verb = LEVEL_VERB.search(before)
    return bool(verb and DENIED.search(before, 0, verb.start()))
