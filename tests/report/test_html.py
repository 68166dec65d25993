"""The report as one HTML file: whole, alone, and hostile text as text; its numbers are `test_page_numbers`'."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest

from compliance.models import Indicator, Policy, ProgressEntry
from compliance.report.build import build
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.narrative.reading import lines


class Reading(HTMLParser):
    """Collects every address and attribute, the texts and the paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.attributes: set[str] = set()
        self.text: list[str] = []
        self.paragraphs: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.addresses += [value for name, value in attrs if name in {"href", "src"}]
        self.attributes |= {name for name, _value in attrs}
        if tag == "p":
            self.paragraphs.append("")
        self._open.append(tag)

    def handle_endtag(self, tag) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if "p" in self._open and "sup" not in self._open:
            self.paragraphs[-1] += data


def read(html: bytes) -> Reading:
    reading = Reading()
    reading.feed(html.decode())
    return reading


def test_the_page_says_what_the_document_says(pnig) -> None:
    document = compose(read_figures(pnig, 2021))
    said = [re.sub(r"⟦\d+⟧", "", line.whole) for line in lines(document)]
    paragraphs = read(build(pnig, 2021, "html")).paragraphs
    assert [text for text in said if text not in paragraphs] == []


def test_footnotes_are_referred_to_and_stand_at_the_end(pnig) -> None:
    html = build(pnig, 2021, "html").decode()
    notes = compose(read_figures(pnig, 2021)).notes
    assert len(notes) == 6
    for note in notes:
        assert f'href="#nota-{note.number}"' in html
        assert f'<li id="nota-{note.number}">{note.text}</li>' in html


def test_nothing_is_styled_in_place(pnig) -> None:
    """The site's policy refuses style attributes; classes and the SVG's own attributes remain."""
    reading = read(build(pnig, 2021, "html"))
    assert "style" not in reading.attributes
    assert not [name for name in reading.attributes if name.startswith("on")]


def test_a_draft_is_marked_as_one(pnig) -> None:
    assert "Borrador" in build(pnig, 2021, "html").decode()


def test_the_file_asks_nothing_of_any_other_place(pnig) -> None:
    html = build(pnig, 2021, "html")
    assert all(address.startswith("#") for address in read(html).addresses)
    assert b"<script" not in html
    assert b"url(" not in html


def test_links_of_the_contents_lead_somewhere(pnig) -> None:
    html = build(pnig, 2021, "html").decode()
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert {address.removeprefix("#") for address in read(html.encode()).addresses} <= set(anchors)


def test_every_indicator_in_scope_and_every_text_is_printed(pnig) -> None:
    figures = read_figures(pnig, 2021)
    text = " ".join(read(build(pnig, 2021, "html")).text)
    for assessment in figures.result.indicators:
        assert assessment.indicator.code in text
        assert assessment.indicator.name in text
    for texts in (figures.texts.measures, figures.texts.actions):
        assert all(line in text for lines in texts.values() for line in lines)
    for finding in figures.findings:
        assert finding.message in text


@pytest.mark.parametrize("code", ["IOP.01.01", "ISS.01.02.02.01"])
def test_hostile_text_prints_literally(pnig, code) -> None:
    hostile = "</style><script>alert(1)</script> & \"'{{ figures }}"
    Indicator.objects.filter(code=code).update(name=hostile)
    ProgressEntry.objects.filter(indicator__code=code).update(explanation=hostile)
    html = build(pnig, 2021, "html").decode()
    assert "<script" not in html
    assert hostile in unescape(html)


def test_an_empty_policy_still_reads(db) -> None:
    text = " ".join(read(build(Policy.objects.create(code="VACIA"), 2021, "html")).text)
    assert "None" not in text
    assert "Sin registrar." in text
