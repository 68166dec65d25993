"""The summary: what the policy is, what the report covers, and how the year turned out, in words and in tables."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.tally import Counts
from compliance.choices import Achievement
from compliance.report.document import KeyFigure, KeyFigures
from compliance.report.narrative import balance, coverage, levels, pending
from compliance.report.narrative.charts import by_objective
from compliance.report.narrative.counts import by_entity, by_level, of_reasons, of_services, share, statuses_shown
from compliance.report.narrative.since import since_last_report
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.drafts import DraftBlock, DraftSection, paragraphs
from compliance.report.narrative.words.parts import count

SUMMARY = "resumen"


def key_figures_of(counts: Counts, key: str, statuses: Sequence[Achievement]) -> KeyFigures:
    """The whole and its parts, each named by `key` and its status."""
    parts = [
        KeyFigure(
            count(getattr(counts, status.value), f"{key}.{status.value}"),
            str(status.label),
            share(getattr(counts, f"{status.value}_pct")) if counts.with_information else "",
            status,
        )
        for status in statuses
    ]
    whole = KeyFigure(
        count(counts.total, f"{key}.total"),
        ngettext("indicador comprendido", "indicadores comprendidos", counts.total),
    )
    return KeyFigures((whole, *parts))


def key_figures(story: Story) -> KeyFigures:
    """The whole and its four parts; a part that is empty and rare is left out."""
    result = story.figures.result
    return key_figures_of(result.all, "counts.all", statuses_shown(result.all))


def _policy(story: Story) -> Iterator[DraftBlock]:
    structure = (
        coverage.objectives_and_indicators(story),
        coverage.guidelines_and_services(story),
        coverage.incomplete_catalogue(story),
        coverage.absent_from_catalogue(story),
    )
    yield from paragraphs(structure, _("Estructura de la política."), passage="structure")
    covered = (
        coverage.scope(story),
        coverage.loaded_scope(story),
        coverage.left_out(story),
        coverage.altogether(story),
    )
    yield from paragraphs(covered, _("Alcance del reporte."), passage="scope")


def _balance(story: Story) -> Iterator[DraftBlock]:
    known = (balance.nothing_known(story), *balance.overall(story), balance.why_not_assessable(story))
    yield from paragraphs(known, _("Balance."), passage="balance")
    yield from paragraphs(since_last_report(story), _("Cambios."), passage="since")
    yield from by_objective(story)
    missing = (
        *balance.without_information(story),
        balance.who_did_not_submit(story),
        balance.sources_not_collected(story),
    )
    yield from paragraphs(missing, _("Información pendiente."), passage="missing")


def _levels(story: Story) -> Iterator[DraftBlock]:
    """Silent in a year without information, of which the balance says all (narrative, K05)."""
    result = story.figures.result
    if not result.all.with_information:
        return
    yield from paragraphs(levels.objectives_level(story), _("Indicadores de los OP."), passage="objectives")
    yield from paragraphs(levels.services_level(story), _("Indicadores de servicios."), passage="services")
    yield from pending.services_pending(story)
    yield by_level(result)
    yield from paragraphs([levels.rounding(story)], passage="rounding")


def _tables(story: Story) -> Iterator[DraftBlock]:
    result = story.figures.result
    if result.service_counts.total:
        yield of_services(result)
    if result.all.no_information:
        yield of_reasons(result)
    if result.by_entity:
        yield by_entity(story.figures)


def summary(story: Story) -> DraftSection:
    return DraftSection(
        anchor=SUMMARY,
        title=_("Resumen del reporte de cumplimiento"),
        blocks=(key_figures(story), *_policy(story), *_balance(story), *_levels(story), *_tables(story)),
    )
