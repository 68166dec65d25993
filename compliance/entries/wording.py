"""How pages name what is asked, as a title and within a sentence; and which way is better, in words.

What a value comes to is said by the report's own narrative (`report.narrative.preview`).
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Direction

DIRECTIONS = {
    Direction.ASCENDING: gettext_lazy("Se busca aumentarlo: mientras más alto, mejor."),
    Direction.DESCENDING: gettext_lazy("Se busca reducirlo: mientras más bajo, mejor."),
}


def title(name: str, *, is_service: bool = False) -> str:
    """What a thing is called at the head of a page or a line, beside its code."""
    unnamed = _("Servicio sin nombre registrado") if is_service else _("Indicador sin nombre registrado")
    return name or unnamed


def mention(code: str, name: str, *, is_service: bool = False) -> str:
    """What a thing is called within a sentence; with its code where it has no name."""
    return name or f"{title(name, is_service=is_service)} ({code})"
