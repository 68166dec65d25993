"""What a dotted key of the counts is called when a person reads where a finding is."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, MissingReason, ServiceStatus

GROUPS = {
    "counts.all": gettext_lazy("Indicadores comprendidos"),
    "counts.objective": gettext_lazy("Indicadores de los OP"),
    "counts.service": gettext_lazy("Indicadores de servicios"),
    "service_counts": gettext_lazy("Servicios comprendidos"),
    "scope.declared": gettext_lazy("Estructura de la política"),
    "scope.loaded": gettext_lazy("Catálogo registrado"),
    "scope.protocol_approved": gettext_lazy("Con protocolo aprobado"),
    "scope.in_scope": gettext_lazy("En el alcance"),
    "no_information_reasons": gettext_lazy("Motivo sin información"),
}
PARTS = {
    "objective": gettext_lazy("indicadores de OP"),
    "service": gettext_lazy("indicadores de servicios"),
    "service_counts": gettext_lazy("servicios"),
}
LEAVES = {
    "total": gettext_lazy("total"),
    "with_information": gettext_lazy("con información"),
    "objectives": gettext_lazy("objetivos prioritarios"),
    "objective_indicators": gettext_lazy("indicadores de OP"),
    "guidelines": gettext_lazy("lineamientos"),
    "guidelines_with_services": gettext_lazy("lineamientos con servicios"),
    "services": gettext_lazy("servicios"),
    "indicators": gettext_lazy("indicadores"),
    "service_indicators": gettext_lazy("indicadores de servicios"),
    "not_stated": gettext_lazy("no se ha registrado"),
}
LABELS = {choice.value: choice.label for kind in (ServiceStatus, Achievement, MissingReason) for choice in kind}
OF_SERVICES = {choice.value: choice.label for choice in ServiceStatus}
SHARE, SERVICES_WITH = "_pct", "services_with_"


def _leaf(name: str, *, of_services: bool = False) -> str:
    """The last word of a key; services as a whole have states of their own."""
    if name in LEAVES:
        return str(LEAVES[name])
    if name.endswith(SHARE):
        return _("%(what)s (porcentaje)") % {"what": _leaf(name.removesuffix(SHARE))}
    if name.startswith(SERVICES_WITH):
        return _("servicios con indicadores en «%(what)s»") % {"what": _leaf(name.removeprefix(SERVICES_WITH))}
    label = str((OF_SERVICES if of_services else LABELS).get(name, name))
    return label[:1].lower() + label[1:]


# Sections whose anchor is a word; all others begin with the number of their section, or are a service's in section II.
SECTIONS = {
    "ficha": gettext_lazy("ficha de la política"),
    "resumen": gettext_lazy("resumen"),
    "anexo-a": gettext_lazy("anexo A"),
    "anexo-b": gettext_lazy("anexo B"),
    "anexo-c": gettext_lazy("anexo C"),
    "anexo-d": gettext_lazy("anexo D"),
}


def _section(anchor: str) -> str:
    number, _dash, element = anchor.partition("-")
    if anchor in SECTIONS:
        return str(SECTIONS[anchor])
    if set(number) != {"I"}:
        number, element = "II", anchor
    whole, part = _("sección %(number)s"), _("sección %(number)s, %(element)s")
    return (part if element else whole) % {"number": number, "element": element}


def place(subject: str) -> str:
    """`OP.05 · servicios: metas alcanzadas` for a key; where a text stands for its address; a code is its own name."""
    if "/" in subject:
        anchor, _slash, passage = subject.rpartition("/")
        what = _("Pasaje editado") if passage else _("Párrafo agregado")
        return f"{what}: {_section(anchor)}"
    for group, name in GROUPS.items():
        if subject.startswith(f"{group}."):
            return f"{name}: {_leaf(subject.rpartition('.')[2], of_services=group == 'service_counts')}"
    if not subject.startswith(("by_entity.", "by_objective.")):
        return subject
    words = subject.partition(".")[2].split(".")
    kind = next((word for word in reversed(words[:-1]) if word in PARTS), "")
    element = ".".join(words).partition(".counts")[0].partition(".service")[0].partition(".objective.")[0]
    return f"{element} · {PARTS.get(kind, '')}: {_leaf(words[-1], of_services=kind == 'service_counts')}"
