"""What an edition freezes holds the words that reviewers wrote, and what was found about them."""

import pytest

from compliance.publishing.content import content_of
from compliance.publishing.passages import Where, write
from compliance.report.document import Paragraph
from compliance.report.frozen import thawed
from tests.publishing.published import YEAR, complete


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


def test_an_edition_holds_what_was_found_about_them(world, edited) -> None:
    found = {(one["code"], one["subject"]) for one in content_of(world.policy, YEAR).figures["findings"]}
    assert ("edit_stale", "resumen/balance") in found
