"""What an edition freezes holds the words that reviewers wrote, and what was found about them."""

import pytest

from compliance.choices import Role
from compliance.findings.waivers import blocks_publication
from compliance.publishing.content import content_of
from compliance.publishing.passages import Where, write
from compliance.publishing.waiving import waive
from compliance.report.document import Paragraph
from compliance.report.frozen import thawed
from compliance.report.narrative import tell
from compliance.report.reading import read_figures
from tests.publishing.published import YEAR, complete
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
