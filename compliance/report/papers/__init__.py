"""Small papers out of the same figures and words as the report: PAPERS is their table of contents.

Each is a pure function to a document; who may have it and how it is rendered are decided elsewhere.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from compliance.report.document import Document
from compliance.report.figures import Figures
from compliance.report.narrative import Told
from compliance.report.papers.ceplan import ceplan
from compliance.report.papers.chosen import chosen_indicators
from compliance.report.papers.entity import entities_of, entity_sheet
from compliance.report.papers.objective import aide_memoire


@dataclass(frozen=True, slots=True)
class Paper:
    """`name` stands in addresses and file names; `subjects` are the codes that a reader can choose from, if any.

    `compose` takes the codes chosen: none, one, or several.
    """

    name: str
    title: Any
    about: Any
    formats: tuple[str, ...]
    compose: Callable[[Told, tuple[str, ...]], Document]
    subjects: Callable[[Figures], tuple[str, ...]] = lambda _figures: ()


def _objectives(figures: Figures) -> tuple[str, ...]:
    return tuple(tally.objective for tally in figures.result.by_objective)


def _indicators(figures: Figures) -> tuple[str, ...]:
    return tuple(one.indicator.code for one in figures.result.indicators)


CEPLAN = Paper(
    name="ceplan",
    title=_("Datos para CEPLAN"),
    about=_(
        "Un Excel con las columnas del reporte de seguimiento y los dos tipos de avance, para no volver a digitar."
    ),
    formats=("xlsx",),
    compose=lambda told, _codes: ceplan(told.figures),
)
OBJECTIVE = Paper(
    name="ayuda-memoria",
    title=_("Ayuda memoria de un objetivo"),
    about=_("Una página: sus indicadores, sus servicios y qué está pendiente."),
    formats=("pdf", "docx", "odt", "html"),
    compose=lambda told, codes: aide_memoire(told, *codes),
    subjects=_objectives,
)
ENTITY = Paper(
    name="entidad",
    title=_("Ficha de una entidad"),
    about=_("Sus cifras y todo lo que el reporte dirá de ella."),
    formats=("pdf", "docx", "odt", "xlsx", "html"),
    compose=lambda told, codes: entity_sheet(told, *codes),
    subjects=entities_of,
)
CHOSEN = Paper(
    name="indicadores",
    title=_("Indicadores escogidos"),
    about=_("Un cuadro con las metas, los valores y el avance de los indicadores que usted marque."),
    formats=("xlsx", "pdf", "docx", "html"),
    compose=chosen_indicators,
    subjects=_indicators,
)
PAPERS: tuple[Paper, ...] = (CEPLAN, OBJECTIVE, ENTITY, CHOSEN)
