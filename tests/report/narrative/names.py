"""Awkward names with the words that must be made of them, written by hand. Data only."""

from typing import NamedTuple


class IndicatorName(NamedTuple):
    """A name as the catalogue may hold it, and the subject, verb and pronoun of its sentences."""

    raw: str
    subject: str
    verb: str = "fue"
    pronoun: str = "lo"


class EntityName(NamedTuple):
    """An entity with its first and its later mentions; `of` and `of_later` are those after *de*."""

    acronym: str
    raw: str
    first: str
    later: str
    of: str
    of_later: str


def quoted(raw: str, shown: str = "") -> IndicatorName:
    return IndicatorName(raw, f"el indicador “{shown or raw}”", "registró")


INDICATORS = (
    IndicatorName("Porcentaje de mujeres que usan métodos anticonceptivos", "el porcentaje de mujeres que usan "
                  "métodos anticonceptivos"),
    IndicatorName("Proporción de hogares con agua", "la proporción de hogares con agua", pronoun="la"),
    IndicatorName("Índice de tolerancia social", "el índice de tolerancia social"),
    IndicatorName("Brecha  salarial\nde género. ", "la brecha salarial de género", pronoun="la"),
    IndicatorName("Razón entre ingresos", "la razón entre ingresos", pronoun="la"),
    IndicatorName("Tasa", "la tasa", pronoun="la"),
    IndicatorName("Número de casos e incidentes", "el número de casos e incidentes"),
    IndicatorName("Porcentaje de personas (15 a más)", "el porcentaje de personas (15 a más)"),
    IndicatorName("Ratio de paridad", "la ratio de paridad", pronoun="la"),
    quoted("Tasa de paridad, por región"),
    quoted("Porcentaje de hogares; urbanos"),
    quoted("IPM de la población"),
    quoted("PORCENTAJE DE ENTIDADES"),
    quoted("Mujeres con empleo"),
    quoted("% de distritos con redes"),
    quoted("El avance fue 3.0 %.", "El avance fue 3.0 %"),
    quoted("Índice “Sin brechas”"),
    quoted("Porcentajes de ingreso: ¿cuánto?"),
    IndicatorName("", "el indicador {code}, sin nombre registrado,", "registró"),
)

ENTITIES = (
    EntityName(
        "MIMP",
        "Ministerio de la Mujer y Poblaciones Vulnerables",
        "el Ministerio de la Mujer y Poblaciones Vulnerables (MIMP)",
        "el MIMP",
        "del Ministerio de la Mujer y Poblaciones Vulnerables (MIMP)",
        "del MIMP",
    ),
    EntityName(
        "SERVIR",
        "Autoridad Nacional del Servicio Civil",
        "la Autoridad Nacional del Servicio Civil (SERVIR)",
        "SERVIR",
        "de la Autoridad Nacional del Servicio Civil (SERVIR)",
        "de SERVIR",
    ),
    EntityName(
        "INEI",
        "Instituto Nacional de Estadística e Informática",
        "el Instituto Nacional de Estadística e Informática (INEI)",
        "el INEI",
        "del Instituto Nacional de Estadística e Informática (INEI)",
        "del INEI",
    ),
    EntityName(
        "AURORA",
        "Programa Nacional AURORA",
        "el Programa Nacional AURORA",
        "el Programa Nacional AURORA",
        "del Programa Nacional AURORA",
        "del Programa Nacional AURORA",
    ),
    EntityName(
        "UAS",
        "Unidad de Articulación de Servicios de Prevención, Atención y Protección",
        "la Unidad de Articulación de Servicios de Prevención, Atención y Protección (UAS)",
        "la UAS",
        "de la Unidad de Articulación de Servicios de Prevención, Atención y Protección (UAS)",
        "de la UAS",
    ),
    EntityName("INDECI", "", "INDECI", "INDECI", "de INDECI", "de INDECI"),
    EntityName("WÑ", "Warmi  Ñan", "Warmi Ñan (WÑ)", "WÑ", "de Warmi Ñan (WÑ)", "de WÑ"),
    EntityName("AG", "Área de Género", "el Área de Género (AG)", "el AG", "del Área de Género (AG)", "del AG"),
    EntityName(
        "DP",
        "Defensoría del Pueblo",
        "la Defensoría del Pueblo (DP)",
        "la DP",
        "de la Defensoría del Pueblo (DP)",
        "de la DP",
    ),
)

SOURCES = {
    "": "",
    "Encuesta Demográfica y de Salud Familiar (ENDES)": "la Encuesta Demográfica y de Salud Familiar (ENDES)",
    "Censo escolar, según el informe anual": "el Censo escolar",
    "ENARES; según el reporte": "ENARES",
}

SERVICES = (
    "Atención integral, oportuna y de calidad",
    "Información en plataforma virtual (Chat 100)",
    "",
    "Formación de redes: hombres y mujeres.",
)

# What people may write: it is printed as it stands.
TEXTS = (
    "Se redujo 3.0 % respecto del año anterior.",
    "Texto con “comillas”, comas; y dos puntos: así",
    "Sin punto final",
    "Se capacitó a 30 equipos en 1 región. Después, a 2.",
)
