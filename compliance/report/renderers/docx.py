"""The document as DOCX: real headings, footnotes, repeated table headers and contents, written by pandoc."""

import re
from datetime import date

from django.template.loader import render_to_string

from compliance.report.document import Document
from compliance.report.renderers.archive import rewritten
from compliance.report.renderers.fingerprint import PROPERTY, fingerprint
from compliance.report.renderers.frame import Frame, frame
from compliance.report.renderers.pandoc import nodes
from compliance.report.renderers.pandoc.nodes import Blocks
from compliance.report.renderers.pandoc.run import convert
from compliance.report.renderers.pandoc.tree import Dialect, Entry, note_bookmark, tree
from compliance.report.renderers.pictures import pictures
from compliance.report.renderers.references import readable
from compliance.report.renderers.widths import MOST_ROWS_KEPT, turned

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
    "word/header2.xml": "report/word/header_across.xml",
    "word/footer1.xml": "report/word/footer.xml",
    "word/footer2.xml": "report/word/footer_across.xml",
}


def _noted_again(number: int, _position: int) -> str:
    """A reference to the footnote where it stands, which Word keeps right when notes are added before it."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> NOTEREF {note_bookmark(number)} \\f \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>{number}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _page(entry: Entry) -> str:
    """The page of a heading, which LibreOffice fills when it opens the file, and Word when it prints or saves it."""
    return (
        '<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {entry.identifier} \\h </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _contents(frame: Frame, entries: tuple[Entry, ...]) -> Blocks:
    """Links in place, so that the list neither opens empty nor asks to be updated.

    They stand in no TOC field, where LibreOffice leaves page numbers empty.
    """
    lines = (
        nodes.in_style(
            f"toc {entry.level}",
            [nodes.link(nodes.words(entry.title), entry.identifier), nodes.raw_inline(XML, _page(entry))],
        )
        for entry in entries
        if entry.level <= CONTENTS_DEPTH
    )
    return [nodes.in_style("TOC Heading", nodes.words(frame.contents)), *lines]


LOW = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def _turn(across: bool) -> Blocks:
    """Ends a part of the document, in a paragraph too low to be seen."""
    section = render_to_string("report/word/section.xml", {"across": across})
    return [nodes.raw_block(XML, f"<w:p><w:pPr>{LOW}{section}</w:pPr></w:p>")]


DIALECT = Dialect(xml_format=XML, noted_again=_noted_again, contents=_contents, turn=_turn)


FIRST_HEADING = b'<w:pStyle w:val="Heading1" />'
NEW_PAGE = FIRST_HEADING + b'<w:pageBreakBefore/><w:spacing w:before="0"/>'
TABLE = re.compile(rb"<w:tbl>.*?</w:tbl>", re.DOTALL)
STYLED = re.compile(rb"<w:pStyle [^>]*/>")
ENDS_IN_A_TABLE = re.compile(rb"(</w:tbl>\s*(?:<w:bookmarkEnd [^>]*/>\s*)*)(<w:sectPr>)")
LAST_LINE = f"<w:p><w:pPr>{LOW}</w:pPr></w:p>".encode()


def _whole(rows: list[bytes]) -> list[bytes]:
    return [STYLED.sub(rb"\g<0><w:keepNext/>", row) for row in rows]


def _kept(found: re.Match[bytes]) -> bytes:
    """No row is torn by a page's end, unless it is longer than a page; a small table stays whole, and of a long one
    no row stands alone on a page."""
    table = found[0].replace(b"<w:trPr>", b"<w:trPr><w:cantSplit/>")
    table = table.replace(b"<w:tr><w:tc>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")
    before, *rows = table.split(b"<w:tr>")
    if len(rows) <= MOST_ROWS_KEPT:
        rows = [*_whole(rows[:-1]), *rows[-1:]]
    else:
        rows = [*_whole(rows[:2]), *rows[2:-3], *_whole(rows[-3:-1]), rows[-1]]
    return b"<w:tr>".join([before, *rows])


def _laid_out(content: bytes) -> bytes:
    """What pandoc leaves unsaid: tables that hold together, and the text opening a page."""
    return _held_together(content).replace(FIRST_HEADING, NEW_PAGE, 1)


def _held_together(content: bytes) -> bytes:
    """Tables that are not torn, and a paragraph after one that ends the text, for Word asks for one."""
    return ENDS_IN_A_TABLE.sub(rb"\g<1>" + LAST_LINE + rb"\g<2>", TABLE.sub(_kept, content))


def render(document: Document, dated: date) -> bytes:
    """The DOCX bears `dated` as the day of its making: the same document, the same bytes."""
    document = readable(document)
    around = frame(document)
    ends_across = any(turned(document)[-1:])
    content = tree(document, around, DIALECT, pictures(document))
    content["meta"] |= nodes.said_of_the_file({PROPERTY: fingerprint(document)})
    made = convert(content, "docx", PARTS, around, dated, ends_across=ends_across)
    return rewritten(made, dated, {"word/document.xml": _held_together if document.is_brief else _laid_out})
