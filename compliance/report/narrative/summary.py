"""The summary: structure and scope of the policy, and the counts that say most."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.report.document import Figure, KeyFigure, KeyFigures, Paragraph, Section
from compliance.report.figures import Figures
from compliance.report.narrative.counts import by_entity, by_level, of_reasons, of_services, share, statuses_shown


def key_figures(figures: Figures) -> KeyFigures:
    """The whole and its four parts; a part that is empty and rare is left out."""
    counts = figures.result.all
    parts = [
        KeyFigure(
            Figure(str(getattr(counts, status.value)), f"counts.all.{status.value}"),
            str(status.label),
            share(getattr(counts, f"{status.value}_pct")),
            status,
        )
        for status in statuses_shown(figures.result)
    ]
    whole = KeyFigure(
        Figure(str(counts.total), "counts.all.total"),
        ngettext("indicador comprendido", "indicadores comprendidos", counts.total),
    )
    return KeyFigures((whole, *parts))


def structure(figures: Figures) -> Paragraph:
    """What the policy is made of, as its legal act declares it, else as the catalogue holds it."""
    rows = figures.result.policy_year

    def figure(name: str) -> Figure:
        declared = getattr(rows.declared, name)
        kind, count = ("loaded", getattr(rows.loaded, name)) if declared is None else ("declared", declared)
        return Figure(str(count), f"scope.{kind}.{name}")

    return Paragraph(
        (
            _("Objetivos prioritarios: "),
            figure("objectives"),
            _("; indicadores de objetivo: "),
            figure("objective_indicators"),
            _("; lineamientos: "),
            figure("guidelines"),
            _("; de ellos, con servicios: "),
            figure("guidelines_with_services"),
            _("; servicios: "),
            figure("services"),
            ".",
        ),
        lead=_("Estructura de la política."),
    )


def _scope_count(figures: Figures, key: str, loaded: int) -> tuple[str | Figure, ...]:
    """The published count where it is higher than an incomplete catalogue can give (contract, section 3)."""
    stated = figures.result.policy_year.stated_counts.get(key, "")
    if stated.isdigit() and int(stated) > loaded and _is_incomplete(figures):
        return (
            Figure(stated, f"stated.{key}"),
            _(" (en el catálogo cargado: "),
            Figure(str(loaded), key),
            ")",
        )
    return (Figure(str(loaded), key),)


def _is_incomplete(figures: Figures) -> bool:
    return any(finding.code == "catalogue_incomplete" for finding in figures.findings)


def coverage(figures: Figures) -> Paragraph:
    """Which services and indicators the report covers, and by which rule."""
    result = figures.result
    with_protocol = result.protocol_approved
    return Paragraph(
        (
            _("Servicios con protocolo aprobado al 31 de diciembre de %(year)s: ") % {"year": figures.year},
            *_scope_count(figures, "scope.protocol_approved.services", with_protocol.services),
            _("; sus indicadores: "),
            *_scope_count(figures, "scope.protocol_approved.indicators", with_protocol.indicators),
            _(". De ellos entran en este reporte los indicadores con meta para ese año: "),
            Figure(str(result.service.total), "scope.in_scope.service_indicators"),
            _("; servicios que los reúnen: "),
            Figure(str(len(result.services)), "scope.in_scope.services"),
            _(". Se suman los indicadores de objetivo: "),
            Figure(str(result.objective.total), "scope.in_scope.objective_indicators"),
            ".",
        ),
        lead=_("Alcance."),
    )


def summary(figures: Figures) -> Section:
    result = figures.result
    missing = (of_reasons(result),) if result.all.no_information else ()
    return Section(
        anchor="resumen",
        title=_("Resumen del reporte de cumplimiento"),
        blocks=(
            key_figures(figures),
            structure(figures),
            coverage(figures),
            by_level(result),
            of_services(result),
            *missing,
            by_entity(figures),
        ),
    )
