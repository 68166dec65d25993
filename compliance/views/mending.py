"""Where what a finding tells is mended: the entry before its reviewer, the catalogue, or the place in the report."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.choices import Place
from compliance.entries.access import SENT, Standing
from compliance.findings import Finding
from compliance.findings.waivers import blocks_publication
from compliance.models import Indicator, Policy, ProgressEntry, ServiceEntry
from compliance.publishing.waiving import digest_of
from compliance.report.figures import Figures
from compliance.report.narrative import tell
from compliance.report.narrative.places import place
from compliance.report.narrative.printed import row_anchor
from compliance.report.narrative.words.whereabouts import seen_at
from compliance.report.reading import read_figures


@dataclass(frozen=True, slots=True)
class ToMend:
    """A finding as a page shows it: where it is in words, where it leads, and its own address."""

    finding: Finding
    where: str
    address: str
    label: str
    digest: str


def entries_under_review(policy: Policy, year: int) -> Mapping[str, str]:
    """The review page of every entry that was sent, by code (two queries)."""
    sent = {"year": year, "cycle__isnull": False, "status__in": SENT}
    of_indicators = ProgressEntry.objects.filter(indicator__policy=policy, **sent)
    of_services = ServiceEntry.objects.filter(service__policy=policy, **sent)
    rows = (
        *(("indicador", *row) for row in of_indicators.values_list("indicator__code", "pk")),
        *(("servicio", *row) for row in of_services.values_list("service__code", "pk")),
    )
    return {code: reverse("review_entry", args=[kind, pk]) for kind, code, pk in rows}


def _catalogue(policy: Policy) -> Mapping[str, str]:
    rows = Indicator.objects.filter(policy=policy).values_list("code", "pk")
    return {code: reverse("admin:compliance_indicator_change", args=[pk]) for code, pk in rows}


def _anchor(subject: str, figures: Figures) -> str:
    """Where the report shows what a finding is about: an element's row in annex A, or where a count can be seen."""
    indicators = (one.indicator.code for one in figures.result.indicators)
    services = (one.service.code for one in figures.result.services)
    return row_anchor("A", subject) if subject in {*indicators, *services} else seen_at(subject)


def to_mend(findings: Iterable[Finding], figures: Figures, policy: Policy, *, is_administrator: bool) -> list[ToMend]:
    """Each with the nearest place that the person can reach; the report itself where there is no nearer one."""
    found = list(findings)
    if not found:
        return []
    report = reverse("report", args=[policy.code, figures.year])
    entries = entries_under_review(policy, figures.year)
    catalogue = _catalogue(policy) if is_administrator else {}

    def made(finding: Finding) -> ToMend:
        address, label = f"{report}#{_anchor(finding.subject, figures)}", _("Ver en el reporte")
        if "/" in finding.subject:
            address, label = reverse("passage", args=[policy.code, figures.year, finding.subject]), _("Ver el texto")
        elif finding.subject in entries and finding.place != Place.CATALOGUE:
            address, label = entries[finding.subject], _("Ver el registro")
        elif finding.subject in catalogue and finding.place == Place.CATALOGUE:
            address, label = catalogue[finding.subject], _("Corregir en el catálogo")
        return ToMend(finding, place(finding.subject), address, label, digest_of(finding))

    return [made(finding) for finding in found]


def errors_to_mend(policy: Policy, year: int, standing: Standing) -> list[ToMend]:
    """The errors of today that block the year's publication."""
    figures = tell(read_figures(policy, year)).figures
    found = blocks_publication(figures.findings, figures.waivers)
    return to_mend(found, figures, policy, is_administrator=standing.is_administrator)
