"""The data dictionary: what every key of the report's JSON means, as a reader of the data needs it.

One table; a test walks the real JSON and fails for a key that is not in it. `[]` is each item of a list, and a word
in braces a key that changes from report to report.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

CODE_KEY, COUNT_KEY = "{codigo}", "{clave}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A key by its path in the JSON, and what it means."""

    path: str
    meaning: Any


@dataclass(frozen=True, slots=True)
class Chapter:
    title: Any
    entries: tuple[Entry, ...]


COUNT_MEANINGS: dict[str, Any] = {
    "total": _("cuántos son en total"),
    "with_information": _("cuántos cuentan con información"),
    "achieved": _("cuántos alcanzaron o superaron su meta"),
    "partial": _("cuántos alcanzaron la meta de algunos de sus indicadores, pero no de todos"),
    "not_achieved": _("cuántos no alcanzaron su meta"),
    "not_assessable": _("cuántos tienen valor y no tienen una meta conocida"),
    "no_information": _("cuántos no cuentan con información"),
    "achieved_pct": _("porcentaje del total que alcanzó su meta, sin decimales"),
    "not_achieved_pct": _("porcentaje del total que no alcanzó su meta, sin decimales"),
    "not_assessable_pct": _("porcentaje del total que no se puede evaluar, sin decimales"),
    "no_information_pct": _("porcentaje del total sin información, sin decimales"),
    "services_with_achieved": _("servicios con al menos un indicador que alcanzó su meta"),
    "services_with_not_achieved": _("servicios con al menos un indicador que no alcanzó su meta"),
    "services_with_no_information": _("servicios con al menos un indicador sin información"),
}
STATUSES = ("achieved", "not_achieved", "not_assessable", "no_information")
OF_INDICATORS = ("total", "with_information", *STATUSES, *(f"{status}_pct" for status in STATUSES))
OF_SERVICES = ("total", "with_information", "achieved", "partial", "not_achieved", "not_assessable", "no_information")
OF_ENTITIES = ("total", *STATUSES)
SERVICES_WITH = tuple(name for name in COUNT_MEANINGS if name.startswith("services_with_"))
STRUCTURE: dict[str, Any] = {
    "objectives": _("objetivos prioritarios"),
    "objective_indicators": _("indicadores de objetivos prioritarios"),
    "guidelines": _("lineamientos"),
    "guidelines_with_services": _("lineamientos que tienen servicios"),
    "services": _("servicios"),
}


def _counts(prefix: str, names: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(f"{prefix}.{name}", COUNT_MEANINGS[name]) for name in names)


def _structure(prefix: str) -> tuple[Entry, ...]:
    return tuple(Entry(f"{prefix}.{name}", meaning) for name, meaning in STRUCTURE.items())


REPORT = Chapter(
    _("El reporte"),
    (
        Entry("schema", _("nombre y versión de esta estructura de datos")),
        Entry("year", _("año que se reporta")),
        Entry("edition", _("la edición publicada; null en un borrador")),
        Entry("edition.number", _("número de la edición de ese año, desde 1")),
        Entry("edition.date", _("día de la publicación, hora de Lima")),
        Entry("edition.code", _("código con el que se cita y se verifica")),
        Entry("edition.address", _("dirección donde se verifica un archivo de la edición")),
        Entry("edition.reason", _("motivo de la corrección; null en la primera edición")),
        Entry("edition.replaces", _("número de la edición que reemplaza; null en la primera")),
        Entry("edition.without", _("registros que no estaban aprobados y no se consideran")),
        Entry("edition.without[]", _("código del indicador o servicio")),
        Entry("edition.software", _("versión del sistema que hizo los archivos")),
        Entry("policy.code", _("código de la política")),
        Entry("policy.name", _("nombre de la política")),
        Entry("policy.lead_entity", _("sigla del ministerio que la conduce")),
        Entry("policy.legal_instrument", _("dispositivo legal que la aprueba")),
        Entry("policy.public_problem", _("problema público que atiende")),
    ),
)
OF_ERRATA: dict[str, Any] = {
    "figures": _("cada cifra o dato descriptivo de un indicador o servicio que cambia"),
    "counts": _("cada conteo que cambia"),
    "paragraphs": _("cada párrafo que cambia"),
    "findings": _("cada hallazgo que cambia"),
    "waivers": _("cada dispensa que cambia"),
    "tables": _("cada texto de los cuadros que cambia"),
}


def _changed(kind: str, meaning: Any) -> tuple[Entry, ...]:
    path = f"errata.{kind}"
    return (
        Entry(path, meaning),
        Entry(f"{path}[].subject", _("código, clave o sección de lo que cambia")),
        Entry(f"{path}[].place", _("lo mismo, como se lee en la fe de erratas")),
        Entry(f"{path}[].before", _("lo que decía, como se imprimió; null si no estaba")),
        Entry(f"{path}[].after", _("lo que dice, como se imprime; null si ya no está")),
    )


ERRATA = Chapter(
    _("Fe de erratas"),
    (
        Entry("errata", _("qué cambia respecto de la edición anterior del mismo año; null si no la hubo")),
        Entry("errata.replaces.number", _("número de la edición que corrige")),
        Entry("errata.replaces.date", _("día en que se publicó esa edición")),
        Entry("errata.reason", _("motivo de la corrección")),
        *(entry for kind, meaning in OF_ERRATA.items() for entry in _changed(kind, meaning)),
        Entry("errata.figures[].key", _("qué dato cambia, por su clave; null si el indicador o servicio entra o sale")),
        Entry("errata.figures[].name", _("nombre del indicador")),
        Entry("errata.figures[].received_on", _("día en que llegó el valor, si fue después del cierre")),
    ),
)
SCOPE = Chapter(
    _("Alcance"),
    (
        *_structure("scope.declared"),
        *_structure("scope.loaded"),
        Entry("scope.protocol_approved.services", _("servicios con protocolo aprobado al 31 de diciembre del año")),
        Entry("scope.protocol_approved.indicators", _("todos los indicadores de esos servicios")),
        Entry("scope.in_scope.services", _("servicios con algún indicador comprendido en el reporte")),
        Entry("scope.in_scope.service_indicators", _("indicadores de servicios comprendidos")),
        Entry("scope.in_scope.objective_indicators", _("indicadores de objetivos comprendidos")),
        Entry("scope.in_scope.indicators", _("indicadores comprendidos en total")),
        Entry("scope.stated", _("conteos del alcance que se publicaron antes de usar este sistema; null si no hay")),
        Entry(f"scope.stated.{COUNT_KEY}", _("el conteo publicado de esa clave")),
    ),
)
COUNTS = Chapter(
    _("Conteos"),
    (
        *_counts("counts.all", OF_INDICATORS),
        *_counts("counts.objective", OF_INDICATORS),
        *_counts("counts.service", OF_INDICATORS),
        *_counts("service_counts", OF_SERVICES),
        Entry("by_entity[].entity", _("sigla de la entidad; una unidad cuenta para la entidad de la que forma parte")),
        *_counts("by_entity[].objective", OF_ENTITIES),
        *_counts("by_entity[].service", (*OF_ENTITIES, *SERVICES_WITH)),
        Entry("by_objective[].objective", _("código del objetivo prioritario")),
        *_counts("by_objective[].counts.objective", OF_INDICATORS),
        *_counts("by_objective[].counts.service", OF_INDICATORS),
        *_counts("by_objective[].service_counts", OF_SERVICES),
        Entry("no_information_reasons.source_not_collected", _("sin información porque la fuente no se realizó")),
        Entry("no_information_reasons.not_submitted", _("sin información porque la entidad no la remitió")),
        Entry("no_information_reasons.due_later", _("sin información porque se remitirá después")),
        Entry("no_information_reasons.definition_under_review", _("sin información porque la definición se revisa")),
        Entry("no_information_reasons.not_due", _("sin información porque no corresponde medirlo ese año")),
        Entry("no_information_reasons.not_stated", _("sin información y sin un motivo registrado")),
    ),
)
INDICATORS = Chapter(
    _("Indicadores comprendidos, por código"),
    (
        Entry("indicators[].code", _("código del indicador")),
        Entry("indicators[].level", _("objective: de un objetivo prioritario; service: de un servicio")),
        Entry("indicators[].objective", _("código del objetivo prioritario al que contribuye")),
        Entry("indicators[].service", _("código del servicio que mide; null si es de un objetivo")),
        Entry("indicators[].entity", _("sigla de la entidad responsable")),
        Entry("indicators[].name", _("nombre del indicador")),
        Entry("indicators[].unit", _("unidad de medida")),
        Entry("indicators[].direction", _("ascending: se busca aumentarlo; descending: se busca reducirlo")),
        Entry(
            "indicators[].method",
            _("cómo se calcula el avance: ratio, valor entre meta; baseline, desde la línea de base"),
        ),
        Entry("indicators[].target", _("meta del año; null si existe y no se conoce su cifra")),
        Entry("indicators[].value", _("valor del año, exacto; null si no hay información")),
        Entry("indicators[].baseline", _("línea de base que usa el avance")),
        Entry("indicators[].baseline.year", _("año de la línea de base")),
        Entry("indicators[].baseline.value", _("valor de la línea de base")),
        Entry(
            "indicators[].progress",
            _("avance hacia la meta en porcentaje, con un decimal; puede pasar de 100 o ser negativo"),
        ),
        Entry("indicators[].gap", _("brecha favorable: mayor que cero es mejor que la meta")),
        Entry("indicators[].status", _("achieved, not_achieved, not_assessable o no_information")),
        Entry("indicators[].previous", _("valor anterior más reciente; null si falta alguno de los dos")),
        Entry("indicators[].previous.year", _("año del valor anterior")),
        Entry("indicators[].previous.value", _("el valor anterior")),
        Entry("indicators[].previous.change", _("valor del año menos el anterior")),
        Entry("indicators[].previous.better", _("true si el cambio es una mejora; null si no cambió")),
        Entry("indicators[].surpasses", _("años posteriores cuya meta ya se alcanza")),
        Entry("indicators[].surpasses[]", _("uno de esos años")),
        Entry("indicators[].reason", _("por qué no hay valor, si se declaró")),
        Entry("indicators[].stated", _("lo que decía un reporte publicado antes de usar este sistema")),
        Entry("indicators[].stated.status", _("la situación que se publicó")),
        Entry("indicators[].stated.progress", _("el avance que se publicó")),
        Entry("indicators[].stated.gap", _("la brecha que se publicó")),
        Entry("indicators[].stated.changes", _("los cambios que se publicaron")),
        Entry("indicators[].stated.changes[].since", _("desde qué año")),
        Entry("indicators[].stated.changes[].change", _("el cambio, con su signo")),
    ),
)
SERVICES = Chapter(
    _("Servicios comprendidos, por código"),
    (
        Entry("services[].code", _("código del servicio")),
        Entry("services[].entity", _("sigla de la entidad que lo entrega")),
        Entry("services[].status", _("achieved, partial, not_achieved, not_assessable o no_information")),
        Entry("services[].indicators", _("sus indicadores comprendidos")),
        Entry("services[].indicators[]", _("código del indicador")),
        Entry("services[].resources", _("uso de recursos que la entidad reportó; null si no lo hizo")),
        Entry("services[].resources.modified", _("presupuesto modificado, en soles")),
        Entry("services[].resources.executed", _("ejecución, en soles")),
        Entry(
            "services[].resources.executed_pct",
            _("ejecución como porcentaje del presupuesto modificado, con un decimal; null si este es cero o falta"),
        ),
    ),
)
SINCE = Chapter(
    _("Cambios respecto del reporte del año anterior"),
    (
        Entry("since_last_report", _("cuántos indicadores cambiaron; null si no hubo reporte del año anterior")),
        Entry("since_last_report.year", _("año de ese reporte")),
        Entry("since_last_report.entered", _("se incorporaron al alcance")),
        Entry("since_last_report.left", _("salieron del alcance")),
        Entry("since_last_report.gained", _("no alcanzaban su meta y pasaron a alcanzarla")),
        Entry("since_last_report.lost", _("alcanzaban su meta y dejaron de alcanzarla")),
        Entry("since_last_report.newly_known", _("no contaban con información y pasaron a contar con ella")),
        Entry("since_last_report.no_longer_known", _("contaban con información y dejaron de contar con ella")),
        Entry("since_last_report.kept", _("están en la misma situación")),
        Entry("since_last_report.otherwise", _("pasaron a tener un valor que no se puede evaluar, o lo tenían")),
    ),
)
TEXTS = Chapter(
    _("Textos y hallazgos"),
    (
        Entry(f"texts.measures.{CODE_KEY}[]", _("medidas adoptadas que informó la entidad, por indicador")),
        Entry(f"texts.actions.{CODE_KEY}[]", _("acciones de mejora, por indicador o servicio")),
        Entry(f"texts.explanations.{CODE_KEY}", _("explicación de la entidad, por indicador")),
        Entry(f"texts.context.{CODE_KEY}", _("párrafo de contexto, por indicador")),
        Entry(f"texts.notes.{CODE_KEY}", _("nota al pie, por indicador")),
        Entry(f"texts.paragraphs.{CODE_KEY}", _("texto que el ministerio redactó, por sección y pasaje")),
        Entry("findings[].code", _("clase de hallazgo de la revisión automática")),
        Entry("findings[].severity", _("error, warning (advertencia) o info (información)")),
        Entry("findings[].subject", _("código o clave de lo que trata")),
        Entry("findings[].message", _("qué se encontró")),
        Entry("waivers[].code", _("clase del hallazgo que se publica sin resolver")),
        Entry("waivers[].subject", _("código o clave de lo que trata")),
        Entry("waivers[].message", _("el hallazgo como estaba redactado")),
        Entry("waivers[].reason", _("por qué se publica sin resolver")),
        Entry("waivers[].by", _("quién lo autoriza")),
        Entry("waivers[].office", _("cargo de quien lo autoriza")),
        Entry("waivers[].on", _("qué día lo autorizó")),
    ),
)
VERDICTS: dict[str, Any] = {
    "equal": _("cuántos datos publicados coinciden con los calculados"),
    "within_rounding": _("cuántos coinciden dentro del redondeo"),
    "different": _("cuántos difieren"),
    "not_comparable": _("cuántos no se pueden comprobar"),
}
KINDS = ("progress", "gap", "change", "status", "count")
PUBLISHED = "reconciliation.figures[]"
CAUSE = f"{PUBLISHED}.causes[]"


def _verdicts(prefix: str) -> tuple[Entry, ...]:
    return tuple(Entry(f"{prefix}.{name}", meaning) for name, meaning in VERDICTS.items())


def _interval(path: str) -> tuple[Entry, ...]:
    return (
        Entry(f"{path}.low", _("extremo inferior del intervalo; null si no lo tiene")),
        Entry(f"{path}.high", _("extremo superior del intervalo; null si no lo tiene")),
        Entry(f"{path}.has_low", _("si el extremo inferior pertenece al intervalo")),
        Entry(f"{path}.has_high", _("si el extremo superior pertenece al intervalo")),
    )


RECONCILIATION = Chapter(
    _("Conciliación con un reporte publicado antes de usar este sistema"),
    (
        Entry("reconciliation", _("lo publicado junto a lo calculado; null si no se publicó nada sobre el año")),
        *_verdicts("reconciliation.verdicts"),
        *(entry for kind in KINDS for entry in _verdicts(f"reconciliation.by_kind.{kind}")),
        Entry(f"{PUBLISHED}.kind", _("progress (avance), gap (brecha), change (cambio), status o count (conteo)")),
        Entry(f"{PUBLISHED}.subject", _("código del indicador o clave del conteo")),
        Entry(f"{PUBLISHED}.since", _("desde qué año, si es un cambio")),
        Entry(f"{PUBLISHED}.stated", _("lo publicado, con sus decimales")),
        Entry(f"{PUBLISHED}.computed", _("lo calculado; null si no se puede calcular")),
        Entry(f"{PUBLISHED}.verdict", _("equal, within_rounding, different o not_comparable")),
        Entry(CAUSE, _("una explicación posible")),
        Entry(f"{CAUSE}.kind", _("clase de explicación")),
        Entry(f"{CAUSE}.lacks[]", _("dato que falta para calcular")),
        Entry(f"{CAUSE}.is_exact", _("si la fórmula da lo publicado sin recurrir al redondeo")),
        Entry(f"{CAUSE}.formula.method", _("ratio o baseline: la fórmula que da lo publicado")),
        Entry(f"{CAUSE}.formula.baseline", _("la línea de base que toma; null si no toma ninguna")),
        Entry(f"{CAUSE}.formula.baseline.year", _("año de esa línea de base")),
        Entry(f"{CAUSE}.formula.baseline.value", _("su valor")),
        *_interval(f"{CAUSE}.baselines[]"),
        *_interval(f"{CAUSE}.with_exact_target[]"),
        Entry(f"{CAUSE}.doubt", _("por qué esas líneas de base no tienen sentido; null si lo tienen")),
        *_interval(f"{CAUSE}.values"),
        Entry(f"{CAUSE}.needs_target", _("si también la meta tuvo que estar redondeada")),
        Entry(f"{CAUSE}.year", _("el otro año desde el cual se obtiene el cambio publicado")),
        Entry(f"{CAUSE}.value", _("el valor de ese año")),
        Entry(f"{CAUSE}.name", _("otra forma de contar que da lo publicado")),
    ),
)
CHAPTERS = (REPORT, ERRATA, SCOPE, COUNTS, INDICATORS, SERVICES, SINCE, TEXTS, RECONCILIATION)

# The sheets of the XLSX are the report's own tables, with their headings; these stand before them.
SHEETS: tuple[Entry, ...] = (
    Entry("Portada", _("qué reporte y qué edición es, dónde se verifica, y la lista de hojas con su contenido")),
    Entry("Texto", _("todo lo que el reporte dice fuera de sus cuadros, una línea por fila")),
    Entry("Notas", _("las notas al pie, por número")),
    Entry(
        "1., 2., 3. …", _("un cuadro del reporte por hoja: los números son números, con los decimales del indicador")
    ),
)
