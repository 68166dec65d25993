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
    IndicatorName(
        "Porcentaje de mujeres que usan métodos anticonceptivos",
        "el porcentaje de mujeres que usan métodos anticonceptivos",
    ),
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


def entity(acronym: str, raw: str, article: str, *, bare: bool = False) -> EntityName:
    """An entity whose article is written here; `bare` acronyms take none."""
    name = f"{article} {raw} ({acronym})".strip()
    later = acronym if bare else f"{article} {acronym}".strip()

    def after_de(words: str) -> str:
        return f"d{words}" if words.startswith("el ") else f"de {words}"

    return EntityName(acronym, raw, name, later, after_de(name), after_de(later))


ENTITIES = (
    entity("MIMP", "Ministerio de la Mujer y Poblaciones Vulnerables", "el"),
    entity("MINSA", "Ministerio de Salud", "el"),
    entity("MTPE", "Ministerio de Trabajo y Promoción del Empleo", "el"),
    entity("MINCETUR", "Ministerio de Comercio Exterior y Turismo", "el"),
    entity("MINEDU", "Ministerio de Educación", "el"),
    entity("MINJUSDH", "Ministerio de Justicia y Derechos Humanos", "el"),
    entity("JNE", "Jurado Nacional de Elecciones", "el"),
    entity("SERVIR", "Autoridad Nacional del Servicio Civil", "la", bare=True),
    entity("INEI", "Instituto Nacional de Estadística e Informática", "el"),
    entity("UAS", "Unidad de Articulación de Servicios de Prevención, Atención y Protección", "la"),
    entity("DGTEG", "Dirección General de Transversalización del Enfoque de Género", "la"),
    entity("DNEF", "Dirección Nacional de Educación y Formación Cívica Ciudadana", "la"),
    entity("ENAP", "Escuela Nacional de Administración Pública", "la"),
    entity("DP", "Defensoría del Pueblo", "la"),
    entity("AG", "Área de Género", "el"),
    # A name that holds its acronym stays as it is; one whose first noun is unknown takes no article.
    EntityName(
        "AURORA",
        "Programa Nacional AURORA",
        "el Programa Nacional AURORA",
        "el Programa Nacional AURORA",
        "del Programa Nacional AURORA",
        "del Programa Nacional AURORA",
    ),
    EntityName("WÑ", "Warmi  Ñan", "Warmi Ñan (WÑ)", "WÑ", "de Warmi Ñan (WÑ)", "de WÑ"),
    EntityName("INDECI", "", "INDECI", "INDECI", "de INDECI", "de INDECI"),
    # Those whose article the catalogue states.
    entity("CEPLAN", "Centro Nacional de Planeamiento Estratégico", "el", bare=True),
    entity("SÑ", "Sumaq Ñan", "el"),
    EntityName("QALI", "QALI Warma", "el QALI Warma", "el QALI Warma", "del QALI Warma", "del QALI Warma"),
    EntityName("ONAGI", "", "la ONAGI", "la ONAGI", "de la ONAGI", "de la ONAGI"),
)
ARTICLES = {"CEPLAN": "sin", "SÑ": "el", "QALI": "el", "ONAGI": "la"}

SOURCES = {
    "": "",
    "Encuesta Demográfica y de Salud Familiar (ENDES)": "la Encuesta Demográfica y de Salud Familiar (ENDES)",
    "Censo escolar, según el informe anual": "el Censo escolar",
    "ENARES; según el reporte": "ENARES",
    "Encuesta Nacional Sobre Relaciones Sociales (ENARES), según el Reporte de cumplimiento 2021": (
        "la Encuesta Nacional Sobre Relaciones Sociales (ENARES)"
    ),
    "Evaluación Censal de Estudiantes (ECE), según el Reporte de cumplimiento 2021, que no dice qué indicador la usa: "
    "asignación inferida": "la Evaluación Censal de Estudiantes (ECE)",
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
