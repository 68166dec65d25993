"""The document as ODT: the same tree as the DOCX, in OpenDocument's own words where pandoc has none."""

import re
from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from compliance.report.document import Document
from compliance.report.renderers.archive import rewritten
from compliance.report.renderers.frame import Frame, frame
from compliance.report.renderers.pandoc import nodes
from compliance.report.renderers.pandoc.nodes import Blocks
from compliance.report.renderers.pandoc.run import convert
from compliance.report.renderers.pandoc.tree import Dialect, Entry, entries, tree, turns
from compliance.report.renderers.pictures import charts, pictures
from compliance.report.renderers.references import readable
from compliance.report.renderers.widths import MOST_ROWS_KEPT

XML = "opendocument"
CONTENTS_DEPTH = 2
PARTS = {
    "mimetype": "report/odt/mimetype.txt",
    "META-INF/manifest.xml": "report/odt/manifest.xml",
    "content.xml": "report/odt/content.xml",
    "styles.xml": "report/odt/styles.xml",
    "meta.xml": "report/odt/meta.xml",
    "settings.xml": "report/odt/settings.xml",
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


def _contents(frame: Frame, found: tuple[Entry, ...]) -> Blocks:
    """An index with its entries in place; their page numbers are references, which the reader's program fills."""
    lines = [
        nodes.in_style(
            f"Contents {entry.level}",
            [
                nodes.link(nodes.words(entry.title), entry.identifier),
                nodes.raw_inline(XML, _page(entry)),
            ],
        )
        for entry in found
        if entry.level <= CONTENTS_DEPTH
    ]
    return [nodes.raw_block(XML, _contents_begin(frame.contents)), *lines, nodes.raw_block(XML, CONTENTS_END)]


def _turn(_across: bool) -> Blocks:
    """Nothing: here it is the heading's style that turns the pages."""
    return []


DIALECT = Dialect(xml_format=XML, noted_again=_noted_again, contents=_contents, turn=_turn)

# Pandoc writes these into the content, where a reference document cannot reach them.
HEADER_CELL = b'"TableHeaderRowCell" style:family="table-cell">\n      <style:table-cell-properties fo:border="none" />'
BODY_CELL = b'"TableRowCell" style:family="table-cell">\n      <style:table-cell-properties fo:border="none" />'
HEADING = b'<text:h text:style-name="%s" text:outline-level="1"><text:bookmark-start text:name="%s"'
PLAIN, FIRST, UPRIGHT, ACROSS = b"Heading_20_1", b"First_20_Heading", b"Upright_20_Heading", b"Across_20_Heading"


LOW, USUAL = b"0.06cm", b"0.08cm"  # above and below the words of a cell


def _ruled(cell: bytes, rule: bytes, align: bytes, *, is_brief: bool) -> bytes:
    padding = b'fo:padding="0.1cm" fo:padding-top="%s" fo:padding-bottom="%s"' % ((LOW if is_brief else USUAL,) * 2)
    properties = b'%s fo:border="none" fo:border-bottom="%s" style:vertical-align="%s"' % (padding, rule, align)
    return cell.replace(b'fo:border="none"', properties)


TABLE = re.compile(rb'<table:table table:name="(Table\d+)".*?</table:table>', re.DOTALL)
TABLE_STYLE = re.compile(rb'<style:style style:name="(Table\d+)" style:family="table">\s*<style:table-properties ')
ROW, CELL, KEPT_CELL = b"<table:table-row", b'"Table_20_Contents"', b'"Kept_20_Cell"'


def _kept_rows(found: re.Match[bytes]) -> bytes:
    """Of a long table no row stands alone on a page: the first word of a row keeps it with the next."""
    before, *rows = found[0].split(ROW)
    if len(rows) > MOST_ROWS_KEPT:
        for at in (1, -3, -2):
            rows[at] = rows[at].replace(CELL, KEPT_CELL, 1)
    return ROW.join([before, *rows])


def _kept(content: bytes) -> bytes:
    """A small table stays whole on its page."""
    small = {found[1] for found in TABLE.finditer(content) if found[0].count(ROW) <= MOST_ROWS_KEPT}
    whole = b'style:may-break-between-rows="false" '
    styled = TABLE_STYLE.sub(lambda found: found[0] + (whole if found[1] in small else b""), content)
    return TABLE.sub(_kept_rows, styled)


END, LAST_LINE = b"</office:text>", b'<text:p text:style-name="Last_20_Line"/>'
ENDS_IN_A_TABLE = re.compile(rb"</table:table>\s*</office:text>")


def _ended(content: bytes) -> bytes:
    """A line too low to be seen after a table that ends the text, where LibreOffice would add a whole one."""
    return content.replace(END, LAST_LINE + END) if ENDS_IN_A_TABLE.search(content) else content


def _headings(content: bytes, found: tuple[Entry, ...], *, is_brief: bool) -> bytes:
    """The text opens a page unless it is brief, and so does every section whose pages are turned."""
    styles = {} if is_brief else {entry.identifier: FIRST for entry in found[:1]}
    styles |= {entry.identifier: ACROSS if entry.across else UPRIGHT for entry in turns(found, is_brief=is_brief)}
    for identifier, style in styles.items():
        name = identifier.encode()
        content = content.replace(HEADING % (PLAIN, name), HEADING % (style, name))
    return content


FRAME, FRAME_END = b"<draw:frame ", b"</draw:frame>"


def _described(content: bytes, descriptions: Iterator[str]) -> bytes:
    """Pictures in the line where they stand, with the words for who cannot see them: both pandoc leaves out."""
    first, *others = content.replace(FRAME, FRAME + b'text:anchor-type="as-char" ').split(FRAME_END)
    described = (
        f"<svg:desc>{escape(words)}</svg:desc>".encode() + FRAME_END + rest
        for words, rest in zip(descriptions, others, strict=True)
    )
    return first + b"".join(described)


def _laid_out(content: bytes, document: Document) -> bytes:
    """What pandoc leaves unsaid: rules between the rows of tables, tables at the left margin, pages turned."""
    brief = document.is_brief
    head = _ruled(HEADER_CELL, b"1pt solid #1f1b24", b"bottom", is_brief=brief)
    body = _ruled(BODY_CELL, b"0.5pt solid #d9d3e0", b"top", is_brief=brief)
    left = (
        content.replace(HEADER_CELL, head)
        .replace(BODY_CELL, body)
        .replace(b'table:align="center"', b'table:align="left" fo:margin-bottom="0.3cm"')
    )
    seal = [document.seal.description] if document.seal else []
    said = _described(left, iter([*seal, *(chart.description for chart in charts(document.sections))]))
    return _headings(_ended(_kept(said)), entries(document), is_brief=brief)


def render(document: Document, dated: date) -> bytes:
    """The ODT bears `dated` as the day of its making: the same document, the same bytes."""
    document = readable(document)
    around = frame(document)
    made = convert(tree(document, around, DIALECT, pictures(document)), "odt", PARTS, around, dated)
    return rewritten(made, dated, {"content.xml": lambda content: _laid_out(content, document)})
