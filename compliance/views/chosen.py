"""The table of the indicators that somebody chose, one by one or by objective and entity: the choice is the address,
so that a link can be kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.functional import cached_property

from compliance.report import papers
from compliance.report.figures import Figures
from compliance.report.narrative.tables import indicator_name
from compliance.report.papers.chosen import unknown_among
from compliance.report.papers.entity import entities_of, indicators_of
from compliance.views.papers import Download, PaperDoor, PaperFile, PaperPage

BAD_REQUEST = 400


@dataclass(frozen=True, slots=True)
class Box:
    """Something that can be chosen."""

    name: str
    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The indicators of an objective, and the objective as a whole."""

    whole: Box
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What an address asks for: `indicador`, `objetivo` and `entidad`, each as often as wanted."""

    figures: Figures
    asked: QueryDict

    def _box(self, name: str, value: str, label: str) -> Box:
        return Box(name, value, label, value in self.asked.getlist(name))

    @property
    def groups(self) -> Iterator[Group]:
        for objective in papers.OBJECTIVE.subjects(self.figures):
            own = [one.indicator for one in self.figures.result.indicators if one.indicator.objective == objective]
            boxes = tuple(self._box("indicador", row.code, indicator_name(row)) for row in own)
            if boxes:
                yield Group(self._box("objetivo", objective, self.figures.names.get(objective, "")), boxes)

    @property
    def entities(self) -> list[Box]:
        return [self._box("entidad", one, self.figures.names.get(one, "")) for one in entities_of(self.figures)]

    @property
    def _wholes(self) -> Iterator[str]:
        objectives, entities = self.asked.getlist("objetivo"), self.asked.getlist("entidad")
        yield from (
            one.indicator.code for one in self.figures.result.indicators if one.indicator.objective in objectives
        )
        yield from (one.indicator.code for entity in entities for one in indicators_of(self.figures, entity))

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*self.asked.getlist("indicador"), *self._wholes]))

    @property
    def kept(self) -> str:
        """The same address without what it does not lead to."""
        known = self.asked.copy()
        for name in known:
            known.setlist(name, [value for value in known.getlist(name) if value not in self.unknown])
        return known.urlencode()

    @property
    def unknown(self) -> tuple[str, ...]:
        """What the address names and the report of the year does not have."""
        known = {"objetivo": papers.OBJECTIVE.subjects(self.figures), "entidad": entities_of(self.figures)}
        others = (value for name, values in known.items() for value in self.asked.getlist(name) if value not in values)
        return (*unknown_among(self.figures, self.asked.getlist("indicador")), *dict.fromkeys(others))


class ChosenDoor(PaperDoor):
    paper = papers.CHOSEN

    @cached_property
    def choice(self) -> Choice:
        return Choice(self.told.figures, self.request.GET)

    @property
    def codes(self) -> tuple[str, ...]:
        return self.choice.codes


class ChosenPage(ChosenDoor, PaperPage):
    """The boxes, and the table of those that are ticked."""

    template_name = "report/chosen.html"
    file_address = "chosen_file"

    def downloads(self) -> tuple[Download, ...]:
        return tuple(Download(one.label, f"{one.address}?{self.choice.kept}") for one in super().downloads())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(choice=self.choice, **kwargs)


class ChosenFile(ChosenDoor, PaperFile):
    """The table as a file; what cannot be in it is said on its page instead of being left out in silence."""

    def get(self, request: HttpRequest, format_name: str, **kwargs: Any) -> HttpResponse:
        if format_name not in self.paper.formats or (self.codes and not self.choice.unknown):
            return super().get(request, format_name, **kwargs)
        page = ChosenPage.as_view()(request, **kwargs)
        page.status_code = BAD_REQUEST
        return page  # type: ignore[return-value]
