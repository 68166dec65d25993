"""Where the figures of an indicator come from, and who approved the year's: the last column of annex B."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.calculation.rows import Assessment, IndicatorYear
from compliance.formatting import day, listed
from compliance.report.document import Cell
from compliance.report.narrative.story import Story
from compliance.report.narrative.words.nouns import tidy


def _approval(row: IndicatorYear, story: Story) -> str:
    """Who approved the entry here and when; nothing where the year has no entry."""
    approval = story.figures.approvals.get(row.code)
    if approval is not None:
        return _("aprobado por %(by)s el %(day)s") % {"by": approval.by, "day": day(approval.on)}
    is_known = row.value is not None or row.reason or row.stated.status or row.code in story.figures.sources
    return _("dato histórico, anterior a este sistema") if is_known else ""


def _years_by_source(row: IndicatorYear, sources: Mapping[int, str]) -> Mapping[str, list[int]]:
    """The years before the reported one whose value is known, by where it comes from."""
    found: dict[str, list[int]] = {}
    for year in sorted(year for year in row.values if year < row.year):
        if source := tidy(sources.get(year, "")):
            found.setdefault(source, []).append(year)
    return found


def _of_series(assessment: Assessment, story: Story) -> Iterator[tuple[str, str]]:
    """What stands beside the value of the year in sentences, charts and calculations, each with its source."""
    row, baseline = assessment.indicator, assessment.baseline
    recorded = story.figures.series_sources.get(row.code, {})
    if row.target is not None:
        yield _("meta de %(year)s") % {"year": row.year}, recorded.get("target", {}).get(row.year, "")
    if baseline is not None:
        yield (
            _("línea de base de %(year)s") % {"year": baseline.year},
            recorded.get("baseline", {}).get(baseline.year, ""),
        )
    for source, years in _years_by_source(row, recorded.get("value", {})).items():
        template = ngettext("valor de %(years)s", "valores de %(years)s", len(years))
        yield template % {"years": listed([str(year) for year in years])}, source


def _other_sources(assessment: Assessment, story: Story) -> str:
    """Those that differ from the source of the year's value: `meta de 2021: … · valores de 2019 y 2020: …`."""
    own = tidy(story.figures.sources.get(assessment.indicator.code, ""))
    found = ((what, tidy(source)) for what, source in _of_series(assessment, story))
    return " · ".join(f"{what}: {source}" for what, source in found if source not in ("", own))


def provenance_cell(assessment: Assessment, story: Story) -> Cell:
    row = assessment.indicator
    source = story.figures.sources.get(row.code) or _("fuente sin registrar")
    return Cell(source, note=" · ".join(filter(None, (_approval(row, story), _other_sources(assessment, story)))))
