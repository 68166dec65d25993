"""The document as one HTML file that stands alone: style inside, no address outside."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from compliance.report.document import Document
from compliance.report.renderers.references import readable

STYLE = "compliance/report.css"


def style() -> str:
    """The report's own style sheet, from the application's static files."""
    return Path(str(finders.find(STYLE))).read_text(encoding="utf-8")


def render(document: Document) -> bytes:
    return render_to_string("report/file.html", {"document": readable(document), "style": style()}).encode()
