"""What a named figure is called where a person looks for one to put into a text."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, Verdict
from compliance.report.document import Figure
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.places import place
from compliance.report.narrative.words.nouns import tidy
from compliance.report.narrative.words.tokens import token_of, write

OF_THE_YEAR = {
    "value": gettext_lazy("valor de %(year)s"),
    "target": gettext_lazy("meta de %(year)s"),
    "gap": gettext_lazy("distancia entre el valor y la meta de %(year)s"),
    "progress": gettext_lazy("avance de %(year)s"),
    "change": gettext_lazy("cambio desde %(year)s"),
    "baseline": gettext_lazy("línea de base de %(year)s"),
    "since_baseline": gettext_lazy("cambio desde la línea de base de %(year)s"),
}
OF_ELEMENTS = {
    "total": gettext_lazy("indicadores del servicio"),
    "modified_budget": gettext_lazy("presupuesto modificado"),
    "executed_budget": gettext_lazy("presupuesto ejecutado"),
    "executed_share": gettext_lazy("porcentaje ejecutado del presupuesto modificado"),
    "times_target": gettext_lazy("cuántas veces la meta es el valor"),
    "services_with_resources": gettext_lazy("servicios con información de recursos"),
}
CHANGES = {
    "entered": gettext_lazy("indicadores que se incorporaron al alcance"),
    "left": gettext_lazy("indicadores que salieron del alcance"),
    "gained": gettext_lazy("indicadores que pasaron a alcanzar su meta"),
    "lost": gettext_lazy("indicadores que dejaron de alcanzar su meta"),
    "newly_known": gettext_lazy("indicadores que pasaron a contar con información"),
    "no_longer_known": gettext_lazy("indicadores que dejaron de contar con información"),
}
KINDS = {
    "progress": gettext_lazy("avances publicados"),
    "gap": gettext_lazy("brechas publicadas"),
    "change": gettext_lazy("cambios publicados"),
    "status": gettext_lazy("situaciones publicadas"),
    "count": gettext_lazy("conteos publicados"),
}
SERVICES_WITH = "services_with_"
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Labelled:
    """A figure with what it is, and of what."""

    figure: Figure
    label: str
    element: str

    @property
    def token(self) -> str:
        """What is put into a text."""
        return write([token_of(self.figure)], lambda _name: self.figure.text)


def _status(name: str) -> str:
    return str(Achievement(name).label) if name in Achievement.values else name


def _of_element(name: str, year: int) -> str:
    what, _dot, rest = name.partition(".")
    if what in OF_THE_YEAR:
        return str(OF_THE_YEAR[what]) % {"year": rest or year}
    if what == "changes":
        return str(CHANGES[rest])
    if what == "indicators":
        return _("indicadores a cargo de %(entity)s") % {"entity": rest}
    if what in OF_ELEMENTS:
        return str(OF_ELEMENTS[what])
    if what.startswith(SERVICES_WITH):
        return _("servicios con indicadores en «%(status)s»") % {"status": _status(what.removeprefix(SERVICES_WITH))}
    return _("indicadores en «%(status)s»") % {"status": _status(what)}


def _of_reconciliation(name: str) -> str:
    """`verdicts.equal`, or `by_kind.gap.equal`."""
    *_group, kind, verdict = name.split(".")
    what = KINDS.get(kind, gettext_lazy("datos publicados"))
    return _("%(what)s: %(verdict)s") % {"what": what, "verdict": str(Verdict(verdict).label).lower()}


def labelled(figure: Figure, named: NamedFigures) -> Labelled:
    element = named.element_of(figure.origin)
    if not element:
        stated = _(" (según lo publicado)") if figure.origin.startswith("stated.") else ""
        return Labelled(figure, f"{place(figure.origin.removeprefix('stated.'))}{stated}", "")
    if element == "reconciliation":
        return Labelled(figure, _of_reconciliation(figure.origin), str(_("Conciliación")))
    story = named.story
    assessment = story.of_code.get(element)
    name = assessment.indicator.name if assessment else story.figures.names.get(element, "")
    label = _of_element(figure.origin.removeprefix(f"{element}."), story.year)
    return Labelled(figure, label, f"{element} {tidy(name)}".strip())


def _plain(text: str) -> str:
    """Without accents and capitals, as people type what they look for."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("\N{NO-BREAK SPACE}", " "))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _matching(asked: str, named: NamedFigures) -> Iterator[Labelled]:
    words = _plain(asked).split()
    for figure in named.every():
        one = labelled(figure, named)
        text = _plain(f"{figure.origin} {one.label} {one.element} {figure.text}")
        if all(word in text for word in words):
            yield one


def search(asked: str, named: NamedFigures) -> list[Labelled]:
    """Figures whose name, meaning or element holds every word that is asked, the first few; none for no word."""
    if not asked.strip():
        return []
    return [one for one, _place in zip(_matching(asked, named), range(MOST_FOUND), strict=False)]
