"""The document as ODT: the same tree as the DOCX, in OpenDocument's own words where pandoc has none."""

from datetime import date
from xml.sax.saxutils import escape

from compliance.report.document import Document
from compliance.report.renderers.archive import rewritten
from compliance.report.renderers.frame import Frame, frame
from compliance.report.renderers.pandoc import nodes
from compliance.report.renderers.pandoc.nodes import Blocks
from compliance.report.renderers.pandoc.run import convert
from compliance.report.renderers.pandoc.tree import Dialect, Entry, tree
from compliance.report.renderers.pictures import pictures
from compliance.report.renderers.texts import with_texts

XML = "opendocument"
CONTENTS_DEPTH = 2
PARTS = {
    "mimetype": "report/odt/mimetype.txt",
    "META-INF/manifest.xml": "report/odt/manifest.xml",
    "content.xml": "report/odt/content.xml",
    "styles.xml": "report/odt/styles.xml",
    "meta.xml": "report/odt/meta.xml",
}


def _noted_again(number: int, position: int) -> str:
    """A reference to the footnote where it stands."""
    return (
        '<text:span text:style-name="Footnote_20_anchor"><text:note-ref text:note-class="footnote" '
        f'text:reference-format="text" text:ref-name="ftn{position}">{number}</text:note-ref></text:span>'
    )


CONTENTS_END = "</text:index-body></text:table-of-content>"


def _contents_begin(title: str) -> str:
    levels = "".join(
        f'<text:table-of-content-entry-template text:outline-level="{level}" '
        f'text:style-name="Contents_20_{level}"><text:index-entry-link-start/><text:index-entry-chapter/>'
        '<text:index-entry-text/><text:index-entry-tab-stop style:type="right" style:leader-char="."/>'
        "<text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>"
        for level in range(1, CONTENTS_DEPTH + 1)
    )
    return (
        '<text:table-of-content text:name="Contents1" text:protected="false">'
        f'<text:table-of-content-source text:outline-level="{CONTENTS_DEPTH}">'
        f'<text:index-title-template text:style-name="Contents_20_Heading">{escape(title)}</text:index-title-template>'
        f"{levels}</text:table-of-content-source><text:index-body>"
        '<text:index-title text:name="Contents1_Head"><text:p text:style-name="Contents_20_Heading">'
        f"{escape(title)}</text:p></text:index-title>"
    )


def _page(entry: Entry) -> str:
    return (
        f'<text:tab/><text:bookmark-ref text:reference-format="page" text:ref-name="{entry.identifier}">'
        "</text:bookmark-ref>"
    )


def _contents(frame: Frame, entries: tuple[Entry, ...]) -> Blocks:
    """An index with its entries in place; their page numbers are references, which the reader's program fills."""
    lines = [
        nodes.in_style(
            f"Contents {entry.level}",
            [
                nodes.link(nodes.words(entry.title), entry.identifier),
                nodes.raw_inline(XML, _page(entry)),
            ],
        )
        for entry in entries
        if entry.level <= CONTENTS_DEPTH
    ]
    return [nodes.raw_block(XML, _contents_begin(frame.contents)), *lines, nodes.raw_block(XML, CONTENTS_END)]


DIALECT = Dialect(xml_format=XML, noted_again=_noted_again, contents=_contents)

# Pandoc writes these into the content, where a reference document cannot reach them.
HEADER_CELL = b'"TableHeaderRowCell" style:family="table-cell">\n      <style:table-cell-properties fo:border="none" />'
BODY_CELL = b'"TableRowCell" style:family="table-cell">\n      <style:table-cell-properties fo:border="none" />'
FIRST_HEADING = b'<text:h text:style-name="Heading_20_1"'


def _ruled(cell: bytes, rule: bytes, align: bytes) -> bytes:
    properties = b'fo:padding="0.1cm" fo:border="none" fo:border-bottom="%s" style:vertical-align="%s"' % (rule, align)
    return cell.replace(b'fo:border="none"', properties)


def _laid_out(content: bytes) -> bytes:
    """Rules between the rows of tables, tables at the left margin, and the text opening a page."""
    return (
        content.replace(HEADER_CELL, _ruled(HEADER_CELL, b"1pt solid #1f1b24", b"bottom"))
        .replace(BODY_CELL, _ruled(BODY_CELL, b"0.5pt solid #d9d3e0", b"top"))
        .replace(b'table:align="center"', b'table:align="left" fo:margin-bottom="0.3cm"')
        .replace(FIRST_HEADING, b'<text:h text:style-name="First_20_Heading"', 1)
    )


def render(document: Document, dated: date) -> bytes:
    """The ODT bears `dated` as the day of its making: the same document, the same bytes."""
    document = with_texts(document)
    around = frame(document)
    made = convert(tree(document, around, DIALECT, pictures(document)), "odt", PARTS, around, dated)
    return rewritten(made, dated, {"content.xml": _laid_out})
