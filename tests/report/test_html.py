"""The report as one HTML file: whole, alone, with every count of the JSON, and hostile text as text."""

import json
import re
from html import unescape
from html.parser import HTMLParser

import pytest

from compliance.calculation.keys import counts_by_key
from compliance.models import Indicator, Policy, ProgressEntry
from compliance.report.build import build
from compliance.report.figures import read_figures


class Reading(HTMLParser):
    """Collects the counts that say where they come from, and every address."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.text: list[str] = []
        self._origin = ""

    def handle_starttag(self, tag, attrs) -> None:
        attributes = dict(attrs)
        self._origin = attributes.get("data-origin", "")
        self.addresses += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._origin:
            self.counts.append((self._origin, data))
            self._origin = ""


def read(html: bytes) -> Reading:
    reading = Reading()
    reading.feed(html.decode())
    return reading


@pytest.mark.parametrize("year", [2020, 2021, 2029])
def test_every_count_of_a_sentence_is_the_jsons(pnig, year) -> None:
    known = counts_by_key(read_figures(pnig, year).result)
    stated = json.loads(build(pnig, year, "json"))["scope"]["stated"] or {}
    counts = read(build(pnig, year, "html")).counts
    of_keys = [(origin, text) for origin, text in counts if "." in origin and origin[0].islower()]
    assert of_keys
    for origin, text in of_keys:
        expected = stated[origin.removeprefix("stated.")] if origin.startswith("stated.") else known[origin]
        assert text.removesuffix("\N{NO-BREAK SPACE}%") == str(expected), origin


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
