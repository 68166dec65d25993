"""A policy-year's report in a given format: the one way from the database to bytes."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

from compliance.models import Policy
from compliance.report.as_json import as_json
from compliance.report.document import Document
from compliance.report.narrative import tell
from compliance.report.reading import read_figures
from compliance.report.renderers import docx, html, odt, pdf, xlsx

Renderer = Callable[[Document, date], bytes]


def _html(document: Document, _dated: date) -> bytes:
    return html.render(document)


RENDERERS: dict[str, Renderer] = {
    "html": _html,
    "pdf": pdf.render,
    "docx": docx.render,
    "odt": odt.render,
    "xlsx": xlsx.render,
}
FORMATS = ("json", *RENDERERS)


def last_day(year: int) -> date:
    """What drafts bear as their date: the last day of the year that they report, never the clock's."""
    return date(year, 12, 31)


def build(policy: Policy, year: int, format_name: str) -> bytes:
    """The report of now; the same data give the same bytes."""
    told = tell(read_figures(policy, year))
    if format_name == "json":
        return as_json(told.figures)
    return RENDERERS[format_name](told.document, last_day(year))


def render_all(document: Document, dated: date) -> dict[str, bytes]:
    """A document in every format that shows it, made side by side."""
    with ThreadPoolExecutor() as workers:
        making = {name: workers.submit(render, document, dated) for name, render in RENDERERS.items()}
        return {name: made.result() for name, made in making.items()}


def build_all(policy: Policy, year: int) -> dict[str, bytes]:
    """Every format of the same moment, read and composed once."""
    told = tell(read_figures(policy, year))
    return {"json": as_json(told.figures)} | render_all(told.document, last_day(year))
