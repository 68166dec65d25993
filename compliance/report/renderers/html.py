"""The document as one HTML file that stands alone: style inside, no address outside."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from compliance.report.document import Document
from compliance.report.renderers.references import with_references
from compliance.report.renderers.texts import with_texts

STYLE = "compliance/report.css"


def style() -> str:
    """The report's own style sheet, from the application's static files."""
    return Path(str(finders.find(STYLE))).read_text(encoding="utf-8")


def on_screen(document: Document) -> Document:
    """As a browser shows it, in a page or in the file: every text legible, the names of sections leading to them."""
    return with_references(with_texts(document))


def render(document: Document) -> bytes:
    return render_to_string("report/file.html", {"document": on_screen(document), "style": style()}).encode()
