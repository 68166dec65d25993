"""Who a clause speaks of: the indicator, nobody by name, or something else; and whether of the whole country and year."""

import re
from enum import Enum, auto

from compliance.findings.texts.names import Name, fold, speaks_of, stem, words

BRACKETS = re.compile(r"\([^)]*\)")
YEAR = r"(?:19|20)\d\d"
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
PARTIAL = re.compile(
    r"\b(?:rural(?:es)?|urban[oa]s?|selva|sierra|costa|quintil(?:es)?|regi[oó]n|regiones|regional(?:es)?|departamentos?|"
    r"departamental(?:es)?|provincias?|provincial(?:es)?|distritos?|distrital(?:es)?|zonas?|macrorregi[oó]n(?:es)?|"
    r"ind[ií]genas?|lenguas?|quechua|aimara|ashaninka|afroperuan[oa]s?|[eé]tnic[oa]s?|edad(?:es)?|grupos?|sexo|"
    r"trimestres?|semestres?|bimestres?|mensual(?:es)?|trimestral(?:es)?|semestral(?:es)?|mes(?:es)?|enero|febrero|marzo|"
    r"abril|mayo|junio|julio|agosto|sep?tiembre|octubre|noviembre|diciembre|lima|callao|amazonas|[aá]ncash|apur[ií]mac|"
    r"arequipa|ayacucho|cajamarca|cusco|huancavelica|hu[aá]nuco|ica|jun[ií]n|la libertad|lambayeque|loreto|"
    r"madre de dios|moquegua|pasco|piura|puno|san mart[ií]n|tacna|tumbes|ucayali|sedes?|municipalidad(?:es)?|"
    r"comisar[ií]as?|pobres?|pobreza|discapacidad|primaria|secundaria|educaci[oó]n superior|centros?|algun[oa]s)\b"
)
# A circumstance before the subject, up to its comma.
OPENING = re.compile(
    r"^\s*(?:pese\s+al?|a\s+pesar\s+del?|debido\s+al?|con|tras|ante|por|gracias\s+al?|luego\s+del?|en\s+el\s+marco\s+del?|"
    r"producto\s+del?|a\s+raíz\s+del?)\b[^,]*,"
)
# A clause joined to one that has its own verb.
JOINED = re.compile(
    r"^.*\b(?:fue|superó|alcanzó|cumplió|logró|redujo|aumentó|disminuyó|creció|mejoró|incrementó|mantuvo|registró)\b[^,;]*\by\s+"
    r"(?=(?:el|la|este|esta|dicho|dicha)\b)"
)
# A last noun phrase after a comma is nearer to the verb than what came before.
AFTER_COMMA = re.compile(r"^.*,\s+(?=(?:el|la|este|esta|dicho|dicha)\s+[^,]+$)")
CONDITION = re.compile(r"\b(?:si|cuando|siempre\s+que|en\s+caso|donde|quien(?:es)?|cuy[oa]s?|salvo|excepto)\b")
RELATIVE = re.compile(r"\bque\s*$")


class Subject(Enum):
    INDICATOR = auto()
    NOBODY = auto()
    OTHER = auto()


def subject(before: str, name: Name) -> Subject:
    """What stands before a verb as its subject; nothing does where only asides are left."""
    own = JOINED.sub(" ", OPENING.sub(" ", BRACKETS.sub(" ", before)))
    left = AFTER_COMMA.sub("", ASIDE.sub(" ", own)).strip(" ,.:;-")
    if not left or not words(left):
        return Subject.NOBODY if len(left) < 4 else Subject.OTHER
    return Subject.INDICATOR if speaks_of(left, name) else Subject.OTHER


def is_partial(text: str, name: Name) -> bool:
    """Whether the text speaks of a part only, and the name of the indicator does not."""
    return any(stem(fold(found.group().split()[0])) not in name.stems for found in PARTIAL.finditer(text))


def is_conditional(before: str) -> bool:
    """Whether a verb after this text states no fact about the indicator."""
    return bool(CONDITION.search(before) or RELATIVE.search(before))
