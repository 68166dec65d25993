"""A policy-year's report in a given format: the one way from the database to bytes."""

from collections.abc import Callable

from compliance.models import Policy
from compliance.report.as_json import as_json
from compliance.report.figures import Figures, read_figures
from compliance.report.narrative import compose
from compliance.report.renderers import html


def _html(figures: Figures) -> bytes:
    return html.render(compose(figures))


FORMATS: dict[str, Callable[[Figures], bytes]] = {"json": as_json, "html": _html}


def build(policy: Policy, year: int, format_name: str) -> bytes:
    """The report of now; the same data give the same bytes."""
    return FORMATS[format_name](read_figures(policy, year))
