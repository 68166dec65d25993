"""The report in the browser and as files: which policy and year, then figures, document and page."""

from collections import defaultdict
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from compliance.entries.access import can_see_reconciliation, can_see_reports
from compliance.entries.designations import last_ended
from compliance.models import Policy, ProgressEntry, ReportingCycle, User
from compliance.report.build import FORMATS, build
from compliance.report.narrative import compose_reconciliation, tell
from compliance.report.reading import read_figures
from compliance.report.renderers.references import readable
from compliance.report.span import dated_policies, span_of
from compliance.views.doors import Door
from compliance.views.report_tools import behind_figures, mending_of, wording_of

# What a browser is told of each format, and what a person is offered, in the order of the page.
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
}
DOWNLOADS = {
    "pdf": gettext_lazy("PDF"),
    "docx": gettext_lazy("Word (DOCX)"),
    "odt": gettext_lazy("OpenDocument (ODT)"),
    "xlsx": gettext_lazy("Excel (XLSX)"),
    "html": gettext_lazy("Página web (HTML)"),
    "json": gettext_lazy("Datos (JSON)"),
}


def policy_of_year(code: str, year: int) -> Policy:
    """The policy, or a page that does not exist; so is that of a year that is not the policy's."""
    policy = get_object_or_404(dated_policies(), code=code)
    if year not in span_of(policy):
        raise Http404(_("No hay reportes de ese año."))
    return policy


def reported_years() -> dict[int, list[int]]:
    """By policy, the years with a cycle here or a report published before, newest first (one query)."""
    cycles = ReportingCycle.objects.order_by().values_list("policy", "year")
    published = ProgressEntry.objects.published().order_by().values_list("indicator__policy", "year")
    years = defaultdict(list)
    for policy, year in sorted(cycles.union(published), reverse=True):
        years[policy].append(year)
    return years


def with_earlier(years: list[int]) -> list[tuple[int, int | None]]:
    """Each year with the one before it that was reported, if any; newest first as given."""
    return list(zip(years, [*years[1:], None], strict=False))


class Reports(Door, TemplateView):
    """The years that can be read."""

    def admits(self) -> bool:
        return True

    template_name = "report/reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = can_see_reports(self.standing)
        years = reported_years() if may else {}
        policies = [(policy, with_earlier(years.get(policy.pk, []))) for policy in Policy.objects.all()] if may else []
        ended = None if may else last_ended(cast(User, self.request.user))
        return super().get_context_data(policies=policies, standing=self.standing, ended=ended, **kwargs)


class ReportPage(Door, TemplateView):
    """A policy-year's report, computed from the approved data of now."""

    template_name = "report/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policy = policy_of_year(kwargs["code"], kwargs["year"])
        told = tell(read_figures(policy, kwargs["year"]))
        return super().get_context_data(
            document=readable(told.document),
            policy=policy,
            downloads=DOWNLOADS,
            is_reconciled=bool(told.figures.reconciliation) and can_see_reconciliation(self.standing),
            wording=wording_of(told, policy, self.standing),
            mending=mending_of(told, policy, self.standing),
            behind=behind_figures(policy, kwargs["year"], self.standing),
            **kwargs,
        )


class Reconciliation(Door, TemplateView):
    """What a past report published of a year, beside what its data give."""

    template_name = "report/reconciliation.html"

    def admits(self) -> bool:
        return can_see_reconciliation(self.standing)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policy = policy_of_year(kwargs["code"], kwargs["year"])
        section, equal = compose_reconciliation(read_figures(policy, kwargs["year"])) or (None, ())
        return super().get_context_data(section=section, equal=equal, policy=policy, **kwargs)


class ReportFile(Door):
    """The same report as a file to keep."""

    def get(self, request: HttpRequest, code: str, year: int, format_name: str) -> HttpResponse:  # noqa: ARG002
        if format_name not in FORMATS:
            raise Http404
        policy = policy_of_year(code, year)
        name = f"reporte-{policy.code}-{year}.{format_name}"
        return HttpResponse(
            build(policy, year, format_name),
            content_type=CONTENT_TYPES[format_name],
            headers={"Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name))},
        )
