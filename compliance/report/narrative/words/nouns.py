"""Nouns and what agrees with them: articles and pronouns of indicators and entities, from the first noun of a name.

Tables and pure functions. A noun that is not here takes no article: the sentence is then built around the name.
"""

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from django.utils.translation import gettext as _

from compliance.choices import Article


class Gender(Enum):
    """How articles and pronouns agree; `AREA` is feminine and takes a masculine article before its stressed a."""

    MASCULINE = ("el", "lo")
    FEMININE = ("la", "la")
    AREA = ("el", "la")

    @property
    def article(self) -> str:
        return self.value[0]

    @property
    def pronoun(self) -> str:
        return self.value[1]


def _table(masculine: str, feminine: str) -> dict[str, Gender]:
    by_gender = ((masculine, Gender.MASCULINE), (feminine, Gender.FEMININE))
    return {noun: gender for nouns, gender in by_gender for noun in nouns.split()}


# What an indicator measures: the first noun of its name.
MEASURES = _table(
    "porcentaje índice número promedio grado nivel total monto tiempo coeficiente puntaje cociente valor gasto "
    "ingreso presupuesto acceso uso conocimiento",
    "proporción tasa razón ratio brecha cantidad media mediana cobertura variación prevalencia incidencia edad "
    "esperanza participación densidad frecuencia magnitud población percepción satisfacción tolerancia demanda",
)

# Who is responsible, what policies are called, and where values come from.
BODIES = _table(
    "ministerio jurado instituto programa consejo congreso poder gobierno organismo registro seguro centro servicio "
    "fondo banco tribunal comité sistema proyecto despacho archivo plan censo estudio informe reporte observatorio "
    "viceministerio departamento equipo",
    "autoridad presidencia superintendencia defensoría contraloría comisión dirección oficina unidad municipalidad "
    "universidad escuela secretaría agencia biblioteca policía academia gerencia junta corte fiscalía procuraduría "
    "intendencia central subdirección subgerencia asociación cámara red política estrategia encuesta evaluación "
    "base estadística división jefatura",
) | {"área": Gender.AREA}

# Entities that are called by their acronym alone (narrative, rule 5).
WITHOUT_ARTICLE = frozenset({"SERVIR", "DEVIDA", "INDECOPI", "PROMPERÚ"})

# A name with any of these would come apart in the middle of a sentence.
UNQUIET = re.compile(r"[,;:.!?¿¡\"“”«»]")


def tidy(name: str) -> str:
    """A name on one line, with single spaces and without a full stop of its own."""
    return " ".join(name.split()).rstrip(" .")


def _first_word(name: str) -> str:
    return name.split(" ", 1)[0]


def gender_of(name: str, nouns: dict[str, Gender]) -> Gender | None:
    """The gender of a name's first noun; None where it is not a known noun, or is written as an acronym."""
    word = _first_word(name)
    return None if len(word) > 1 and word.isupper() else nouns.get(word.lower())


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator as a sentence begins with it, in lower case, and what agrees with it; `bends` if its name does."""

    text: str
    verb: str
    pronoun: str
    bends: bool = False


@cache
def subject(name: str, code: str) -> Subject:
    """`el porcentaje de ... fue`, or `el indicador “...” registró` where the name does not bend (narrative, rule 5)."""
    name = tidy(name)
    gender = gender_of(name, MEASURES)
    if gender and not UNQUIET.search(name):
        return Subject(f"{gender.article} {name[0].lower()}{name[1:]}", _("fue"), gender.pronoun, bends=True)
    text = _("el indicador “%(name)s”") if name else _("el indicador %(code)s, sin nombre registrado,")
    return Subject(text % {"name": name, "code": code}, _("registró"), Gender.MASCULINE.pronoun)


def contracted(preposition: str, words: str) -> str:
    """`del porcentaje`, `al MIMP`, `de SERVIR`; the words alone without a preposition."""
    if preposition in {"a", "de"} and words.startswith("el "):
        return f"{preposition}{words[1:]}"
    return f"{preposition} {words}".strip()


def with_article(name: str) -> str:
    """`la Encuesta Nacional ...`; a name whose first noun is unknown stands alone."""
    gender = gender_of(name, BODIES)
    return f"{gender.article} {name}" if gender else name


def _holds(name: str, acronym: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(acronym)}(?!\w)", name))


def _acronyms_article(acronym: str, name: str) -> str:
    """What is deduced where the catalogue does not say it."""
    gender = None if acronym in WITHOUT_ARTICLE else gender_of(name, BODIES)
    return gender.article if gender else ""


@cache
def entity(acronym: str, name: str, preposition: str, *, in_full: bool, article: str = "") -> str:
    """`del Ministerio de Salud (MINSA)`, then `del MINSA`, `de SERVIR`; a name that ends in its acronym stays.

    `article` is the catalogue's word for it, which counts before what the name says; `sin` is of the acronym alone.
    """
    name = tidy(name)
    stated = "" if article == Article.NONE else article
    full = f"{stated} {name}" if stated else with_article(name)
    if name and _holds(name, acronym):
        return contracted(preposition, full)
    if name and in_full:
        return contracted(preposition, f"{full} ({acronym})")
    short = stated if article else _acronyms_article(acronym, name)
    return contracted(preposition, f"{short} {acronym}".strip())
