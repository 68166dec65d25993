"""Sentences into paragraphs: as few as the most figures allow."""

from compliance.report.document import Figure
from compliance.report.narrative.words.drafts import DraftParagraph, paragraphs


def said(number: int) -> tuple:
    return tuple(Figure(str(place), "x") for place in range(number))


def test_sentences_share_a_paragraph_up_to_four_figures() -> None:
    made = paragraphs([said(2), said(2), said(1), None, (), said(4)], lead="Balance.", passage="balance")
    assert [len([part for part in one.parts if isinstance(part, Figure)]) for one in made] == [4, 1, 4]
    assert [one.lead for one in made] == ["Balance.", "", ""]
    assert made[0].parts[2] == " "
    assert {one.passage for one in made} == {"balance"}


def test_nothing_makes_no_paragraph() -> None:
    assert paragraphs([None, ()], lead="Balance.", passage="balance") == ()
    assert paragraphs([("Hola.",)], passage="greeting") == (DraftParagraph(("Hola.",), passage="greeting"),)
