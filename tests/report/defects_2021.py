"""The 33 defects of the published 2021 report (domain, part 3.4), and why each cannot come back. Data only.

`IMPOSSIBLE` is what the report cannot say by construction, `FOUND` what a named finding tells, `ASKED` what a person
is asked before signing. A defect may be all three; the first kind is its main one.
"""

from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from compliance.choices import Direction, ProgressMethod
from compliance.report.renderers import docx
from tests.report.narrative.stories import percentage
from tests.report.proofs import Proof, Report, asked, found, found_in, holds, never, reconciled, said, told_in
from tests.report.reading import part


class How(Enum):
    IMPOSSIBLE = auto()
    FOUND = auto()
    ASKED = auto()


class Defect(NamedTuple):
    """A defect by its number in the domain's list, what was published, and the proofs."""

    number: int
    published: str
    how: How
    proofs: tuple[Proof, ...]


IMPOSSIBLE, FOUND, ASKED = How
DOWN = Direction.DESCENDING
BROKEN = percentage("8.9", "12.9", direction=DOWN, values={2019: "12.6"}, breaks=(2020,))
TIED = percentage("12.0", "12.0")
TIED_DOWN = percentage("12.0", "12.0", direction=DOWN)
WITHOUT_BASELINE = percentage("5", "4", method=ProgressMethod.BASELINE)

# Every indicator of an objective, by its code: seven had neither code nor name.
UNNAMED = ("IOP.03.02", "IOP.04.01", "IOP.04.02", "IOP.04.03", "IOP.05.02", "IOP.05.03", "IOP.06.01")
MISSED_WITHOUT_VALUE = 9


def every_objective_indicator_is_named(report: Report) -> bool:
    rows = [one.indicator for one in report.figures.result.indicators if one.indicator.service is None]
    return len(rows) == 13 and all(row.code and row.name for row in rows)


def values_not_published_are_told(report: Report) -> bool:
    return report.told("III").count("no consta en los datos publicados") == MISSED_WITHOUT_VALUE


def every_service_names_its_entity(report: Report) -> bool:
    services = [one.service.code for one in report.figures.result.services]
    return all(", a cargo de" in report.told(code) for code in services)


def notes_are_real(report: Report) -> bool:
    """Footnotes are nodes of the document, and a text file's own footnotes; a page break is nobody's to type."""
    footnotes = part(docx.render(report.document, date(2021, 12, 31)), "word/footnotes.xml").decode()
    return len(report.document.notes) == 6 and all(note.text in footnotes for note in report.document.notes)


# fmt: off
WRONG = (
    Defect(1, "se redujo con respecto al valor alcanzado en 2020 (8.3%)", IMPOSSIBLE, (
        said("Respecto de 2020 (8.3 %), aumentó 0.6 pp, lo que representa un retroceso", at="I-IOP.02.03"),
        found("stated_change_differs", "IOP.02.03"),
        reconciled("IOP.02.03", "opposite_sign", since=2020),
        found_in("series_break", BROKEN),
    )),
    Defect(2, "10 servicios y 21 indicadores", FOUND, (
        found("stated_count_differs", "scope.in_scope.services"),
        reconciled("scope.in_scope.services", "other_count"),
        said("los indicadores con meta para ese año: 21 indicadores de 12 servicios"),
    )),
    Defect(3, "(13 OP y 21 servicios)", IMPOSSIBLE, (
        said("De los 21 indicadores de servicios, 6 alcanzaron o superaron su meta",
             "No alcanzaron su meta 11 indicadores, de 8 servicios"),
        never(r"\b(?:21|17|11) servicios\b"),
    )),
    Defect(4, "2 lograron cumplir sus metas (y el mismo servicio no las logra en III)", IMPOSSIBLE, (
        said("2 alcanzaron sus metas solo en parte y uno no alcanzó ninguna de sus metas", at="II-OP.05"),
        said("uno superó su meta y el otro no la alcanzó (véase la sección III)", at="SS.05.03.01"),
        found("stated_count_differs", "by_objective.OP.05.service_counts.achieved"),
        reconciled("by_objective.OP.05.service_counts.achieved", "other_count"),
        never(r"\bcumpli(?:ó|eron|r)\b"),
    )),
    Defect(5, "En el caso de 9 indicadores, las entidades responsables no remitieron información", FOUND, (
        found("stated_count_differs", "no_information_reasons.not_submitted"),
        reconciled("no_information_reasons.not_submitted", "other_count"),
        said("en 7 casos, las entidades no la remitieron; en 2, no se realizó la fuente; en uno, la entidad la "
             "remitirá después; y en uno, la definición está en revisión"),
    )),
    Defect(6, "(MINCETUR, MINEDU, SERVIR y MIMP), sin motivo en la sección I", IMPOSSIBLE, (
        said("El MIMP no la remitió", at="I-IOP.03.02"),
        said("El MIMP no la remitió", at="I-IOP.04.01"),
        said("SERVIR no la remitió", at="I-IOP.05.02"),
        asked("fuentes"),
    )),
    Defect(7, "Desde la aprobación de la política, en 2019, ha decrecido en 3.3 puntos porcentuales", IMPOSSIBLE, (
        said("Desde 2019 (10.0 %), año en que se aprobó la política, disminuyó 2.4 pp", at="I-IOP.01.01"),
        found("stated_change_differs", "IOP.01.01"),
        reconciled("IOP.01.01", "other_year", since=2019),
    )),
    Defect(8, "avances con fórmulas distintas, sin decirlo", IMPOSSIBLE, (
        said("Avance calculado respecto de la línea de base de 2020 (8.8 %).", "valor entre meta, por cien",
             "meta entre valor, por cien", "(7.6 − 8.8) ÷ (7.8 − 8.8) × 100 = 120.0 %"),
        found("stated_progress_differs", "IOP.02.02", "IOP.03.01"),
        reconciled("IOP.02.02", "unrounded_inputs"),
    )),
    Defect(9, "Ministerio de Turismo y Comercio Exterior (MINCETUR)", ASKED, (
        asked("entidades"),
        said("el Ministerio de Comercio Exterior y Turismo (MINCETUR)"),
    )),
    Defect(10, "OP.01. Reducir la violencia de género hacia las mujeres", ASKED, (asked("objetivos"),)),
    Defect(11, "y uso de recursos (sin ninguna cifra)", IMPOSSIBLE, (
        said("En los datos registrados no consta información sobre el uso de recursos de los servicios comprendidos.",
             at="II-recursos"),
        asked("recursos"),
    )),
)
MISSING = (
    Defect(12, "el OP.02 y el OP.06 no están en II ni III; los indicadores de OP no logrados no tienen acciones",
           IMPOSSIBLE, (
        said("Ningún servicio del OP.02 entra en este reporte.", at="II-OP.02"),
        said("El único servicio del OP.06 que entra en este reporte no cuenta con información.", at="II-OP.06"),
        said("Requiere atención el indicador “Proporción", "(IOP.02.02), que no alcanzó su meta",
             "No constan los motivos ni acciones de mejora en los datos registrados.",
             at="III-OP.02"),
        said("También requiere atención el indicador “Porcentaje", "(IOP.05.01), que no alcanzó su meta",
             at="III-OP.05"),
    )),
    Defect(13, "el segundo indicador del SS.05.03.01 no tiene nombre, valor ni acción", IMPOSSIBLE, (
        said("del indicador ISS.05.03.01.02, sin nombre registrado, no consta en los datos publicados.",
             "No constan los motivos ni acciones de mejora en los datos registrados.", at="III-SS.05.03.01"),
    )),
    Defect(14, "el segundo indicador del SS.01.02.02 tiene motivo y no acción; dos servicios no nombran el suyo",
           IMPOSSIBLE, (
        said("No constan acciones de mejora en los datos registrados.", at="III-SS.01.02.02"),
        said("ISS.01.02.03.01, sin nombre registrado", at="III-SS.01.02.03"),
        said("ISS.01.02.05.01, sin nombre registrado", at="III-SS.01.02.05"),
    )),
    Defect(15, "sin valor en 9 indicadores no logrados; sin brecha en 5 de los 6 logrados", IMPOSSIBLE, (
        holds(values_not_published_are_told),
        said("24.4 pp por encima de la meta de 26.0 % (avance: 193.8 %)",
             "14.00 por encima de la meta de 0.30 (avance: 4 766.7 %)",
             "10.1 pp por encima", "20.0 pp por encima", "8.6 pp por encima",
             "5.0 pp por debajo de la meta de 5.0 % (avance: 0.0 %)"),
    )),
    Defect(16, "7 de los 13 indicadores de OP sin código ni nombre", IMPOSSIBLE, (
        said(*UNNAMED),
        holds(every_objective_indicator_is_named),
    )),
    Defect(17, "líneas de base sin publicar", FOUND, (
        found("progress_undefined", "IOP.03.01"),
        found_in("progress_undefined", WITHOUT_BASELINE),
        reconciled("IOP.03.01", "unknown_baseline"),
        said("El avance no se expresa en porcentaje porque no se ha registrado la línea de base", at="I-IOP.03.01"),
        asked("fichas"),
    )),
    Defect(18, "un lineamiento sin servicios y 4 servicios sin meta, sin nombrarlos", FOUND, (
        found("catalogue_incomplete", "scope.declared.guidelines", "scope.declared.services"),
        asked("alcance"),
    )),
    Defect(19, "no se dice qué indicador usa la ECE, ni quién firma, ni la fecha o la versión", IMPOSSIBLE, (
        said("La Evaluación Censal de Estudiantes (ECE)", ", su fuente, no se realizó en 2021", at="I-IOP.04.03"),
        holds(lambda report: any("que no dice qué indicador la usa" in note.text for note in report.document.notes)),
        asked("fuentes"),
        asked("firma"),
        holds(lambda report: report.document.is_draft),
    )),
    Defect(20, "SS.03.01.02 y SS.05.01.01 sin entidad responsable", IMPOSSIBLE, (
        said("El servicio, a cargo del JNE", at="SS.03.01.02"),
        said("(DGTEG), del MIMP", at="SS.05.01.01"),
        holds(every_service_names_its_entity),
    )),
)
AMBIGUOUS = (
    Defect(21, "superior a la meta en 0.2 pp (cuando el valor está por debajo)", IMPOSSIBLE, (
        said("0.2 pp por debajo de la meta de 7.8 %, diferencia favorable porque se busca reducirlo", at="I-IOP.01.01"),
        said("0.1 pp por encima de la meta de 5.4 %, diferencia desfavorable porque se busca reducirla",
             at="I-IOP.02.02"),
        never(r"\bsuperior(?:es)?\b", r"\binferior(?:es)?\b", r"(?<!por )\bdebajo\b"),
    )),
    Defect(22, "lograr superar o cumplir: ¿y la igualdad?", IMPOSSIBLE, (
        told_in(TIED, "Meta alcanzada.", "igual a la meta"),
        told_in(TIED_DOWN, "Meta alcanzada.", "igual a la meta"),
    )),
    Defect(23, "28.71%, superior a la meta en 3.2 pp (de un índice)", IMPOSSIBLE, (
        said("fue 28.71, 3.21 puntos por encima de la meta de 25.50", at="I-IOP.03.01"),
        asked("fichas"),
    )),
    Defect(24, "tasa de paridad de 14.3 con meta 0.30", FOUND, (
        found("implausible_progress", "ISS.03.01.02.01"),
        said("El valor equivale a 47.7 veces la meta; debe leerse con cautela", at="SS.03.01.02"),
        asked("fichas"),
    )),
    Defect(25, "0.0%, no se logró un avance y sin información, como si fueran lo mismo", IMPOSSIBLE, (
        said("Se trata de un cero medido, no de falta de información.", at="III-SS.05.01.01"),
        said("no consta en los datos publicados", at="III-SS.01.02.02"),
        said("Sin información.", at="I-IOP.06.01"),
    )),
    Defect(26, "violencia basada en género, o física y/o sexual; porcentaje, o proporción", IMPOSSIBLE, (
        said("El porcentaje de mujeres que fueron víctimas de violencia basada en género fue", at="I-IOP.01.01"),
        never(r"física y/o sexual"),
        asked("fichas"),
    )),
    Defect(27, "metas ya alcanzadas antes del año, celebradas", FOUND, (
        found("target_already_met", "IOP.02.01", "IOP.02.03"),
        said("Respecto de 2020 (77.4 %)", "La meta de 2021 ya se había alcanzado en 2020, por lo que",
             at="I-IOP.02.01"),
        said("Respecto de 2020 (8.3 %)", "La meta de 2021 ya se había alcanzado en 2020, por lo que", at="I-IOP.02.03"),
    )),
    Defect(28, "implicaría superar la meta de 2030 (dicho de unos, no del IOP.03.01)", IMPOSSIBLE, (
        said("Este valor ya alcanza incluso la meta final, la de 2030 (27.42)", at="I-IOP.03.01"),
    )),
    Defect(29, "en junio del presente año", IMPOSSIBLE, (
        said("SERVIR prevé remitir la información del indicador ISS.05.04.01.02 a más "
             "tardar el 30 de junio de 2022", at="SS.05.04.01"),
        never(r"\b(?:presente|este|próximo|pasado) año\b", r"\baño (?:pasado|próximo|en curso)\b"),
    )),
    Defect(30, "SS.05.03.01 y 5.3.1", IMPOSSIBLE, (never(r"(?<![\w.])\d\.\d\.\d(?![\w.]*\d)"),)),
)
FORM = (
    Defect(31, "14,6%; un indicador que corresponden; porcentaje mujeres; niños, niña y adolescente", IMPOSSIBLE, (
        never(r"\d,\d", r"porcentaje mujeres", r"las cuáles", r"un indicador que corresponden"),
        said("14.6 % en la Selva", at="I-IOP.02.03"),
    )),
    Defect(32, "la misma medida en dos indicadores", FOUND, (asked("textos"),)),
    Defect(33, "viñetas cortadas y notas en medio del texto", IMPOSSIBLE, (holds(notes_are_real),)),
)
# fmt: on

DEFECTS = (*WRONG, *MISSING, *AMBIGUOUS, *FORM)
