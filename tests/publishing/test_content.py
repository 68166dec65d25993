"""What an edition freezes holds the words that reviewers wrote, and what was found about them."""

import json

import pytest
from django.utils import timezone

from compliance.choices import Role
from compliance.findings.waivers import blocks_publication
from compliance.publishing.content import content_of, kept_content
from compliance.publishing.passages import Where, write
from compliance.publishing.waiving import waive
from compliance.report.document import Paragraph
from compliance.report.frozen import thawed
from compliance.report.narrative import tell
from compliance.report.reading import read_figures
from tests.publishing.published import YEAR, complete, measured, published
from tests.report.test_dictionary import KNOWN, paths
from tests.world import person


@pytest.fixture
def edited(world, people, make_entry) -> None:
    complete(world, make_entry)
    where = Where(world.policy, YEAR, "resumen/balance")
    write(where, "Hay {counts.all.total} indicador.", generated="otro", seen="", by=people["reviewer"])


def test_an_edition_holds_the_words_of_edits(world, edited) -> None:
    content = content_of(world.policy, YEAR)
    figures, document = content.texts
    assert "Balance. Hay 1 indicador." in figures
    summary = next(one for one in thawed(document).sections if one.anchor == "resumen")
    said = [block for block in summary.blocks if isinstance(block, Paragraph) and block.passage == "balance"]
    assert ["".join(getattr(part, "text", part) for part in one.parts) for one in said] == ["Hay 1 indicador."]


def test_what_was_frozen_is_read_back_as_findings_and_waivers(pnig) -> None:
    reviewer = person("revisa", Role.REVIEWER, pnig.lead_entity)
    before = content_of(pnig, 2021)
    found = tell(read_figures(pnig, 2021)).figures.findings
    assert [(one.code, one.severity, one.subject, one.message) for one in before.findings] == [
        (one.code, one.severity, one.subject, one.message) for one in found
    ]
    errors = blocks_publication(before.findings, before.waivers)
    for one in errors:
        waive(pnig, 2021, one, reason="Así se publicó.", office="Directora", by=reviewer)
    after = content_of(pnig, 2021)
    assert {(one.office, one.reason) for one in after.waivers} == {("Directora", "Así se publicó.")}
    assert (len(errors), blocks_publication(after.findings, after.waivers)) == (len(after.waivers), ())


def test_an_edition_holds_what_was_found_about_them(world, edited) -> None:
    found = {(one["code"], one["subject"]) for one in content_of(world.policy, YEAR).figures["findings"]}
    assert ("edit_stale", "resumen/balance") in found


def test_the_data_of_a_correction_hold_what_its_errata_page_says(first, year, people) -> None:
    assert json.loads(first.figures)["errata"] is None
    measured("40")
    second = published(year, people, reason="AURORA corrigió su valor.")
    data = json.loads(second.figures)["errata"]
    assert data["replaces"] == {"number": 1, "date": timezone.localdate(first.decided_at).isoformat()}
    assert data["reason"] == "AURORA corrigió su valor."
    assert data["figures"][0] == {
        "subject": "ISS.01.01.01.01",
        "key": "value",
        "place": "ISS.01.01.01.01: valor",
        "name": year.indicator.name or None,
        "before": "60.0\u00a0%",
        "after": "40.0\u00a0%",
        "received_on": None,
    }
    (page,) = [one for one in kept_content(second).document.sections if one.anchor == "fe-de-erratas"]
    in_tables = {row[0].text for table in page.blocks[2:] for row in table.rows}
    assert {one["place"] for kind in ("figures", "counts") for one in data[kind]} == in_tables
    below = {part.anchor.removeprefix("fe-de-erratas-"): part.blocks[0].items for part in page.sections}
    for kind in ("paragraphs", "findings", "waivers", "tables"):
        assert [one["place"] for one in data[kind]] == [fact.name for fact in below.get(kind, ())], kind
    assert data["paragraphs"]
    assert set(paths(json.loads(second.figures))) <= KNOWN
