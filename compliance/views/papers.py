"""The small papers of a year: a page that leads to them, each on a page of its own, and each as a file to keep.

The table of chosen indicators is in `chosen`.
"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView

from compliance.entries.access import Standing
from compliance.models import Entity, Policy
from compliance.publishing.access import can_see_entity_sheet
from compliance.report import papers
from compliance.report.build import RENDERERS, last_day
from compliance.report.document import Document
from compliance.report.figures import Figures
from compliance.report.narrative import Told, tell
from compliance.report.papers import Paper
from compliance.report.reading import read_figures
from compliance.report.renderers.references import readable
from compliance.views.doors import Door
from compliance.views.report import CONTENT_TYPES, DOWNLOADS, policy_of_year


@dataclass(frozen=True, slots=True)
class Download:
    """A format to offer, with its address."""

    label: Any
    address: str


@dataclass(frozen=True, slots=True)
class Offered:
    """A subject of a paper: its code, its name, and where its page is."""

    code: str
    name: str
    address: str
    downloads: tuple[Download, ...] = ()


class PaperDoor(Door):
    """What a paper's page and its file share: the policy, its year and the codes that are asked for."""

    paper: Paper

    @cached_property
    def policy(self) -> Policy:
        return policy_of_year(self.kwargs["code"], self.kwargs["year"])

    @cached_property
    def told(self) -> Told:
        return tell(read_figures(self.policy, self.kwargs["year"]))

    @property
    def codes(self) -> tuple[str, ...]:
        """Those of the address; of something that the paper is not about, there is no page."""
        subject = self.kwargs["subject"]
        if subject not in self.paper.subjects(self.told.figures):
            raise Http404
        return (subject,)

    @property
    def document(self) -> Document:
        return self.paper.compose(self.told, self.codes)


class PaperPage(PaperDoor, TemplateView):
    """A paper in the browser, with its formats."""

    template_name = "report/paper.html"
    file_address: str

    def downloads(self) -> tuple[Download, ...]:
        args = list(self.kwargs.values())
        formats = self.paper.formats
        return tuple(Download(DOWNLOADS[name], reverse(self.file_address, args=[*args, name])) for name in formats)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = {"document": readable(self.document), "policy": self.policy, "downloads": self.downloads()}
        return super().get_context_data(**shown, **kwargs)


class PaperFile(PaperDoor):
    """The same as a file."""

    @property
    def file_name(self) -> str:
        kept = (self.paper.name, self.kwargs.get("subject", ""), self.policy.code, str(self.kwargs["year"]))
        return "-".join(filter(None, kept))

    def get(self, request: HttpRequest, format_name: str, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        if format_name not in self.paper.formats:
            raise Http404
        content = RENDERERS[format_name](self.document, last_day(self.kwargs["year"]))
        named = content_disposition_header(as_attachment=True, filename=f"{self.file_name}.{format_name}")
        headers = {"Content-Disposition": str(named)}
        return HttpResponse(content, content_type=CONTENT_TYPES[format_name], headers=headers)


class CeplanFile(PaperFile):
    """CEPLAN's columns; there is one format and nothing to choose."""

    paper = papers.CEPLAN
    codes = ()

    def get(self, request: HttpRequest, format_name: str = "xlsx", **kwargs: Any) -> HttpResponse:
        return super().get(request, format_name, **kwargs)


class ObjectivePage(PaperPage):
    paper = papers.OBJECTIVE
    file_address = "objective_file"


class ObjectiveFile(PaperFile):
    paper = papers.OBJECTIVE


class EntityDoor(PaperDoor):
    """An entity's own; another entity's is not there."""

    paper = papers.ENTITY

    @property
    def codes(self) -> tuple[str, ...]:
        """Of an entity about which the report says nothing, the paper says that."""
        entity = get_object_or_404(Entity, acronym=self.kwargs["subject"])
        if not can_see_entity_sheet(self.standing, entity):
            raise Http404
        return (entity.acronym,)


class EntityPage(EntityDoor, PaperPage):
    file_address = "entity_file"


class EntityFile(EntityDoor, PaperFile):
    pass


def _seen_entities(figures: Figures, standing: Standing) -> list[Entity]:
    """Those of the report that the person may see (one query)."""
    entities = Entity.objects.filter(acronym__in=papers.ENTITY.subjects(figures)).order_by("acronym")
    return [entity for entity in entities if can_see_entity_sheet(standing, entity)]


class Papers(Door, TemplateView):
    """The page that leads to all of them."""

    template_name = "report/papers.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code, year = kwargs["code"], kwargs["year"]
        policy = policy_of_year(code, year)
        figures = read_figures(policy, year)
        objectives = [
            Offered(one, figures.names.get(one, ""), reverse("objective_paper", args=[code, year, one]))
            for one in papers.OBJECTIVE.subjects(figures)
        ]
        entities = [
            Offered(one.acronym, one.name, reverse("entity_paper", args=[code, year, one.acronym]))
            for one in _seen_entities(figures, self.standing)
        ]
        listed = {"objectives": objectives, "entities": entities, "papers": papers, "policy": policy}
        return super().get_context_data(**listed, **kwargs)
