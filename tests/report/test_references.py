"""A sentence that names a section leads to it: the report's own sentences only, and the section that they name."""

from compliance.report.document import ADDED, Document, Figure, Paragraph, Section
from compliance.report.renderers.references import names_of, with_references


def document(*parts: str, passage: str = ADDED) -> Document:
    own = Section("resumen", "Resumen. De todo", (Paragraph(parts, passage=passage),))
    others = (
        Section("II", "II. Actividades"),
        Section("III", "III. Alternativas"),
        Section("anexo-c", "Anexo C. Todo"),
    )
    return Document("T", "S", "es-PE", (own, *others))


def parts_of(document: Document) -> tuple[object, ...]:
    return with_references(document).sections[0].blocks[0].parts


def test_sections_are_called_by_their_number_or_letter() -> None:
    assert names_of(document()) == {"sección II": "II", "sección III": "III", "anexo C": "anexo-c"}


def test_what_a_sentence_names_is_led_to_and_no_word_changes() -> None:
    said = parts_of(document("Son 8 (anexo C); véase la sección III. Sin más."))
    assert said == (
        "Son 8 (",
        Figure("anexo C", "", "anexo-c"),
        "); véase la ",
        Figure("sección III", "", "III"),
        ". Sin más.",
    )


def test_other_annexes_and_sections_are_left_alone() -> None:
    for text in ("anexo D", "anexo CD", "sección IIII", "la intersección II"):
        assert parts_of(document(text)) == (text,)


def test_what_an_entity_wrote_is_not_read() -> None:
    assert parts_of(document("según el anexo C", passage="")) == ("según el anexo C",)


def test_a_document_without_numbered_sections_is_itself() -> None:
    plain = Document("T", "S", "es-PE", (Section("a", "A", (Paragraph(("anexo C",), passage=ADDED),)),))
    assert with_references(plain) is plain
