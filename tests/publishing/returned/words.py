"""A Word of the report as offices correct it: its document.xml changed, as an editor would leave it."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from compliance.report.build import build, last_day
from compliance.report.renderers import docx
from compliance.report.renderers.archive import DatedArchive

DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
WHO = 'w:id="900" w:author="Ana Quispe" w:date="2022-01-01T00:00:00Z"'
COMMENTS_ROOT = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="5" w:author="Ana Quispe" w:date="2022-01-01T00:00:00Z"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
PARAGRAPH = re.compile(r"<w:p>(?:(?!</w:p>).)*</w:p>", re.DOTALL)


LINK = r'<w:hyperlink w:anchor="(?:%s)_[0-9]+"><w:r>.*?(<w:t[^>]*>[^<]*</w:t>)</w:r></w:hyperlink>'
# What leads to a section; then what leads to a row of an annex too.
LINKS = [re.compile(LINK % kinds) for kinds in ("seccion", "seccion|destino")]
BETWEEN_RUNS = '</w:t></w:r><w:r><w:t xml:space="preserve">'


def typed_over(xml: str, text: str) -> str:
    """The document with as few links unmade as let a text be found."""
    tried = (xml, *(links.sub(r"<w:r>\1</w:r>", xml).replace(BETWEEN_RUNS, "") for links in LINKS))
    return next((one for one in tried if text in one), xml)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(text)}</w:p>"


def inserted(text: str) -> str:
    return f"<w:ins {WHO}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


class Word:
    """A file whose parts can be changed."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    @classmethod
    def of(cls, policy: Any, year: int) -> "Word":
        return cls(build(policy, year, "docx"))

    @classmethod
    def of_document(cls, document: Any) -> "Word":
        return cls(docx.render(document, last_day(2021)))

    @property
    def xml(self) -> str:
        return self.parts[DOCUMENT].decode()

    def changed(self, change: Callable[[str], str]) -> "Word":
        before = self.xml
        self.parts[DOCUMENT] = change(before).encode()
        assert self.xml != before, "the Word does not say that"
        return self

    def says(self, before: str, after: str) -> "Word":
        """One text in place of another, wherever it is said first; typing over the links of figures unmakes them."""

        def replace(xml: str) -> str:
            return typed_over(xml, before).replace(before, after, 1)

        return self.changed(replace)

    def with_paragraph(self, holding: str, change: Callable[[str], str]) -> "Word":
        """The first paragraph that holds a text, changed as a whole."""

        def replace(xml: str) -> str:
            found = next(one for one in PARAGRAPH.finditer(xml) if holding in re.sub(r"<[^>]+>", "", one[0]))
            return xml[: found.start()] + change(found[0]) + xml[found.end() :]

        return self.changed(replace)

    def with_comment(self, holding: str, text: str) -> "Word":
        around = (
            '<w:commentRangeStart w:id="5"/>',
            '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>',
        )
        self.parts[COMMENTS] = COMMENTS_ROOT.format(text=text).encode()
        return self.with_paragraph(
            holding, lambda one: one.replace("<w:r>", f"{around[0]}<w:r>", 1).replace("</w:p>", f"{around[1]}</w:p>")
        )

    def file(self) -> BytesIO:
        made = BytesIO()
        with DatedArchive(made, last_day(2021)) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        made.seek(0)
        return made

    @property
    def content(self) -> bytes:
        return self.file().getvalue()
