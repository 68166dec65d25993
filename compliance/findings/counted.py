"""What a dotted key of the counts is called when a person reads of it: `OP.05 · servicios: meta alcanzada`."""

from dataclasses import dataclass

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


def called(key: str) -> str:
    """The words for a count's key; whatever is no such key is its own name."""
    for group, name in GROUPS.items():
        if key.startswith(f"{group}."):
            return f"{name}: {_leaf(key.rpartition('.')[2], of_services=group == 'service_counts')}"
    if not key.startswith(("by_entity.", "by_objective.")):
        return key
    words = key.partition(".")[2].split(".")
    kind = next((word for word in reversed(words[:-1]) if word in PARTS), "")
    element = ".".join(words).partition(".counts")[0].partition(".service")[0].partition(".objective.")[0]
    return f"{element} · {PARTS.get(kind, '')}: {_leaf(words[-1], of_services=kind == 'service_counts')}"


@dataclass(frozen=True, slots=True)
class Called:
    """A count inside a finding's message, named only when somebody reads the message."""

    key: str

    def __str__(self) -> str:
        return called(self.key)
