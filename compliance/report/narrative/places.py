"""Where a finding is, as a person reads it: a section of the report, a count, or an element by its code."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.findings.counted import called

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
    return called(subject)
