"""What only the whole document decides: first mentions, footnotes, lists."""

from compliance.report.document import BulletList, Note, Paragraph, Table
from compliance.report.narrative.words.drafts import DraftList, DraftParagraph, DraftSection
from compliance.report.narrative.words.parts import Mention, Remark, Series
from compliance.report.narrative.words.settle import Settling, settle, text_of

NAMES = {"MINSA": "Ministerio de Salud", "INEI": "Instituto Nacional", "UAS": "Unidad de Prevención, y Protección"}


def settled(*drafts: DraftSection, introduced: tuple[str, ...] = ()):
    return settle(drafts, NAMES, introduced)


def paragraph(*parts) -> DraftParagraph:
    return DraftParagraph(parts)


def test_a_first_mention_is_in_full_wherever_it_stands() -> None:
    inner = DraftSection("b", "B", (paragraph("Otra vez ", Mention("MINSA", "de"), "."),))
    outer = DraftSection("a", "A", (paragraph(Mention("MINSA", opens=True), " informó."),), (inner,))
    (section,), _notes = settled(outer)
    assert section.blocks[0].parts == ("El Ministerio de Salud (MINSA) informó.",)
    assert section.sections[0].blocks[0].parts == ("Otra vez del MINSA.",)


def test_what_the_header_introduced_is_not_introduced_again() -> None:
    (section,), _notes = settled(DraftSection("a", "A", (paragraph(Mention("MINSA", "a")),)), introduced=("MINSA",))
    assert section.blocks[0].parts == ("al MINSA",)


def test_without_the_paragraph_that_held_it_the_next_mention_is_the_first() -> None:
    first, second = paragraph("Uno ", Mention("MINSA")), paragraph("Dos ", Mention("MINSA"))
    (whole,), _notes = settled(DraftSection("a", "A", (first, second)))
    (edited,), _notes = settled(DraftSection("a", "A", (second,)))
    assert whole.blocks[1].parts == ("Dos el MINSA",)
    assert edited.blocks[0].parts == ("Dos el Ministerio de Salud (MINSA)",)


def test_footnotes_are_numbered_as_they_come_and_a_repeated_text_shares_its_number() -> None:
    first, second = Remark("Primera."), Remark("Segunda.")
    drafts = (paragraph("a", second, " b", first), paragraph("c", second))
    (section,), notes = settled(DraftSection("a", "A", drafts))
    one, two = Note(1, "Segunda."), Note(2, "Primera.")
    assert notes == (one, two)
    assert section.blocks[0].parts == ("a", one, " b", two)
    assert section.blocks[1].parts == ("c", one)


def series(*items) -> str:
    return text_of(Settling(NAMES, ()).parts((Series(tuple(items)),)))


def test_a_list_is_joined_by_what_its_items_turn_out_to_be() -> None:
    assert series(("A",)) == "A"
    assert series(("A",), ("B",), ("C",)) == "A, B y C"
    assert series(("OP",), ("IOP",)) == "OP e IOP"
    assert series(("A, con coma",), ("B",)) == "A, con coma; y B"
    assert series(("A",), (Mention("UAS"),)) == "A; y la Unidad de Prevención, y Protección (UAS)"
    assert series(("A",), (Mention("INEI", "de"),)) == "A y del Instituto Nacional (INEI)"
    assert series(("A",), (Mention("INDECI"),)) == "A e INDECI"


def test_blocks_of_other_kinds_stay_and_titles_become_text() -> None:
    table = Table("Conteos", (), ())
    drafts = (DraftList(("Según ", Mention("MINSA"), ":"), ("Una.",)), table, paragraph("Ya."))
    (section,), _notes = settled(DraftSection("a", "A", drafts))
    assert section.blocks == (
        BulletList("Según el Ministerio de Salud (MINSA):", ("Una.",)),
        table,
        Paragraph(("Ya.",)),
    )
