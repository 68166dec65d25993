"""The only reader of the database for a report: one function a query, a dozen at most, whatever the policy's size."""

from compliance.report.queries.approved import EntryRow, LineRow, Series, entries, lines, series
from compliance.report.queries.catalogue import (
    IndicatorRow,
    ObjectiveRow,
    ServiceRow,
    entities,
    indicators,
    objectives,
    policies,
    services,
)
from compliance.report.queries.gathered import Rows, rows_of
from compliance.report.queries.kept import TextRow, last_report, section_texts, stated_counts, waivers

__all__ = [
    "EntryRow",
    "IndicatorRow",
    "LineRow",
    "ObjectiveRow",
    "Rows",
    "Series",
    "ServiceRow",
    "TextRow",
    "entities",
    "entries",
    "indicators",
    "last_report",
    "lines",
    "objectives",
    "policies",
    "rows_of",
    "section_texts",
    "series",
    "services",
    "stated_counts",
    "waivers",
]
