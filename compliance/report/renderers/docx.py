"""The document as DOCX: real headings, footnotes, repeated table headers and contents, written by pandoc."""

from datetime import date

from compliance.report.document import Document
from compliance.report.renderers.charts import pictures
from compliance.report.renderers.frame import Frame, frame
from compliance.report.renderers.pandoc import nodes
from compliance.report.renderers.pandoc.nodes import Blocks
from compliance.report.renderers.pandoc.run import convert
from compliance.report.renderers.pandoc.tree import Dialect, Entry, tree
from compliance.report.renderers.texts import with_texts

XML = "openxml"
CONTENTS_DEPTH = 2
PARTS = {
    "[Content_Types].xml": "report/word/content_types.xml",
    "_rels/.rels": "report/word/relationships.xml",
    "word/document.xml": "report/word/document.xml",
    "word/_rels/document.xml.rels": "report/word/document_relationships.xml",
    "word/styles.xml": "report/word/styles.xml",
    "word/settings.xml": "report/word/settings.xml",
    "word/header1.xml": "report/word/header.xml",
    "word/footer1.xml": "report/word/footer.xml",
}


def _field(instruction: str, shown: str = "", properties: str = "") -> str:
    """A field of Word with what it shows until somebody updates it."""
    result = f'<w:r>{properties}<w:t xml:space="preserve">{shown}</w:t></w:r>' if shown else ""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _noted_again(bookmark: str, number: int, position: int) -> str:  # noqa: ARG001
    style = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return _field(f"NOTEREF {bookmark} \\f \\h", str(number), style)


def _contents(frame: Frame, entries: tuple[Entry, ...]) -> Blocks:
    """A field with its entries in place, so that it neither opens empty nor asks to be updated."""
    listed = [entry for entry in entries if entry.level <= CONTENTS_DEPTH]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
        f'TOC \\o "1-{CONTENTS_DEPTH}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    lines = []
    for entry in listed:
        page = nodes.raw_inline(XML, "<w:r><w:tab/></w:r>" + _field(f"PAGEREF {entry.identifier} \\h"))
        lines.append([nodes.link(nodes.words(entry.title), entry.identifier), page])
    if lines:
        lines[0].insert(0, nodes.raw_inline(XML, begin))
        lines[-1].append(nodes.raw_inline(XML, '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))
    styles = [f"toc {entry.level}" for entry in listed]
    return [
        nodes.in_style("TOC Heading", nodes.words(frame.contents)),
        *(nodes.in_style(style, line) for style, line in zip(styles, lines, strict=True)),
    ]


DIALECT = Dialect(xml_format=XML, noted_again=_noted_again, contents=_contents)


def render(document: Document, dated: date) -> bytes:
    """The DOCX bears `dated` as the day of its making: the same document, the same bytes."""
    document = with_texts(document)
    around = frame(document)
    return convert(tree(document, around, DIALECT, pictures(document)), "docx", PARTS, around, dated)
