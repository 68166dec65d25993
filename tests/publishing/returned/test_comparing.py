"""What offices do to a Word is told as what it is: texts changed, split, joined, moved, added, removed, and cells."""

import shutil
import subprocess
from pathlib import Path

import pytest

from compliance.publishing.returned.changes import Change, Hint, Kind, from_row
from tests.publishing.returned.conftest import changes
from tests.publishing.returned.words import Word, paragraph

OPENING = "El OP.02 se mide con 3 indicadores"
RESULT = "El porcentaje de mujeres que utilizaron métodos anticonceptivos fue"
NB = "\N{NO-BREAK SPACE}"


def only(found: tuple[Change, ...]) -> Change:
    (one,) = found
    return one


def test_the_word_as_it_was_downloaded_differs_in_nothing(now, word) -> None:
    assert changes(now, word) == ()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice on this machine")
def test_a_word_that_libreoffice_saved_differs_only_in_what_was_edited(now, word, tmp_path: Path) -> None:
    word.says(OPENING, "El OP.02 se sigue con 3 indicadores")
    (tmp_path / "reporte.docx").write_bytes(word.content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(tmp_path / "saved"),
            str(tmp_path / "reporte.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    saved = Word((tmp_path / "saved" / "reporte.docx").read_bytes())
    found = only(changes(now, saved))
    assert (found.kind, found.address) == (Kind.CHANGED, "I-OP.02/opening")


def test_a_changed_text_is_its_passage_before_and_after(now, word) -> None:
    found = only(changes(now, word.says("utilizaron métodos anticonceptivos fue", "usaron anticonceptivos fue")))
    assert (found.kind, found.address, found.hint) == (Kind.CHANGED, "I-IOP.02.01/result", Hint.NONE)
    assert found.before.startswith("Meta superada. El porcentaje de mujeres que utilizaron métodos")
    assert found.after.startswith("Meta superada. El porcentaje de mujeres que usaron anticonceptivos fue 78.1")
    assert from_row(found.as_row()) == found


def test_spaces_hyphenation_and_line_ends_are_no_change(now, word) -> None:
    word.says("métodos anticonceptivos fue", "métodos  anti\N{SOFT HYPHEN}conceptivos</w:t><w:br/><w:t>fue")
    word.changed(lambda xml: xml.replace(f"78.1{NB}%", "78.1 %"))
    assert changes(now, word) == ()


def test_a_text_in_two_paragraphs_is_one_that_was_split(now, word) -> None:
    found = only(
        changes(now, word.says("; en uno, la entidad", ".</w:t></w:r></w:p><w:p><w:r><w:t>En uno, la entidad"))
    )
    assert (found.kind, found.hint, found.address) == (Kind.CHANGED, Hint.SPLIT, "resumen/missing")
    assert found.after.count("\n\n") == 1


def test_paragraphs_of_one_passage_put_together_are_one_that_was_joined(now, word) -> None:
    word.with_paragraph("Comprende 20 lineamientos", lambda _one: "")
    word.with_paragraph(
        "De ese total, el catálogo",
        lambda _one: paragraph(
            "Comprende 20 lineamientos; 19 de ellos se concretan en 52 servicios. "
            "De ese total, el catálogo de este reporte registra 8 lineamientos y 12 servicios (anexo C)."
        ),
    )
    found = only(changes(now, word))
    assert (found.kind, found.hint, found.address) == (Kind.CHANGED, Hint.JOINED, "resumen/structure")


def test_a_passage_put_into_another_is_told_beside_both(now, word) -> None:
    text = (
        "El OP.03 se mide con 2 indicadores a cargo del MIMP: "
        "uno superó su meta y del otro no se cuenta con información."
    )
    word.with_paragraph("El OP.03 se mide", lambda _one: "")
    word.with_paragraph(OPENING, lambda one: one.replace("</w:t></w:r></w:p>", f" {text}</w:t></w:r></w:p>"))
    found = {one.address: one for one in changes(now, word)}
    assert found["I-OP.02/opening"].kind is Kind.CHANGED
    assert (found["I-OP.03/opening"].kind, found["I-OP.03/opening"].hint) == (Kind.REMOVED, Hint.JOINED_TO_ANOTHER)


def test_a_paragraph_elsewhere_was_moved_and_may_have_changed_too(now, word) -> None:
    taken: list[str] = []
    word.with_paragraph(OPENING, lambda one: taken.append(one) or "")
    word.with_paragraph("El OP.04 se mide", lambda one: one + taken[0])
    found = only(changes(now, word))
    assert (found.kind, found.address) == (Kind.MOVED, "I-OP.02/opening")
    assert found.where.startswith("OP.04.")
    word.says(OPENING, "El OP.02 se sigue con 3 indicadores")
    found = only(changes(now, word))
    assert (found.kind, found.hint, found.address) == (Kind.CHANGED, Hint.ELSEWHERE, "I-OP.02/opening")


def test_a_new_paragraph_is_an_addition_to_its_section(now, word) -> None:
    found = only(changes(now, word.with_paragraph(OPENING, lambda one: one + paragraph("Se amplió la encuesta."))))
    assert (found.kind, found.address, found.after) == (Kind.ADDED, "I-OP.02/", "Se amplió la encuesta.")


def test_a_removed_passage_is_told_and_a_rewritten_one_is_changed(now, word) -> None:
    assert only(changes(now, word.with_paragraph(OPENING, lambda _one: ""))).kind is Kind.REMOVED
    word.with_paragraph("El OP.04 se mide", lambda _one: paragraph("Todo está por hacerse."))
    found = {one.address: one for one in changes(now, word)}
    assert (found["I-OP.04/opening"].kind, found["I-OP.04/opening"].after) == (Kind.CHANGED, "Todo está por hacerse.")


def test_one_paragraph_less_in_a_passage_is_a_changed_passage(now, word) -> None:
    found = only(changes(now, word.with_paragraph("Comprende 20 lineamientos", lambda _one: "")))
    assert (found.kind, found.address) == (Kind.CHANGED, "resumen/structure")
    assert "Comprende" not in found.after


def test_texts_of_entities_titles_and_notes_are_told_apart(now, word) -> None:
    word.says("Según grupo de población", "Por grupo de población")
    word.says("Datos del gráfico: IOP.02.01", "Datos: IOP.02.01")
    word.parts["word/footnotes.xml"] = word.parts["word/footnotes.xml"].replace(b"15 a 19", b"15 a 20")
    found = changes(now, word)
    assert [one.kind for one in found] == [Kind.FOREIGN, Kind.FOREIGN, Kind.NOTE]
    assert found[-1].title == "IOP.02.03. Porcentaje de embarazo adolescente"


def test_a_heading_worded_anew_keeps_its_section(now, word) -> None:
    word.changed(lambda xml: "Uso de los recursos".join(xml.rsplit("Uso de recursos", 1)))
    found = only(changes(now, word))
    assert (found.kind, found.before, found.after) == (Kind.HEADING, "Uso de recursos", "Uso de los recursos")


def test_a_new_heading_and_its_text_are_additions_to_the_section_before(now, word) -> None:
    heading = paragraph("Otros avances", '<w:pStyle w:val="Heading3"/>')
    word.with_paragraph(OPENING, lambda one: one + heading + paragraph("Se amplió la encuesta."))
    assert [(one.kind, one.address, one.after) for one in changes(now, word)] == [
        (Kind.ADDED, "I-OP.02/", "Otros avances"),
        (Kind.ADDED, "I-OP.02/", "Se amplió la encuesta."),
    ]


def test_changed_cells_rows_and_tables_are_told_where_they_are(now, word) -> None:
    cell = f'<w:t xml:space="preserve">77.4{NB}%</w:t></w:r></w:p></w:tc>'
    found = only(changes(now, word.says(cell, cell.replace("77.4", "79.4"))))
    assert (found.kind, found.before, found.after) == (Kind.CELL, f"77.4{NB}%", f"79.4{NB}%")
    assert found.where == "Datos del gráfico: IOP.02.01 · 2020 · Valor"
    late = f'<w:t xml:space="preserve">6.0{NB}%</w:t></w:r></w:p></w:tc>'
    assert [one.where for one in changes(now, word.says(late, late.replace("6.0", "6.1")))][:1] == [
        "Datos del gráfico: IOP.01.01 · 2024 · Meta"
    ]
    word.changed(lambda xml: xml[: (at := xml.index("<w:tbl>"))] + xml[xml.index("</w:tbl>", at) + 8 :])
    gone = changes(now, word)[0]
    assert (gone.kind, gone.title, gone.after) == (Kind.CELL, "Ficha de la política", "La tabla ya no está.")


def test_hundreds_of_new_paragraphs_are_listed_in_good_time(now, word) -> None:
    many = "".join(paragraph(f"Párrafo número {number} de la oficina.") for number in range(400))
    found = changes(now, word.with_paragraph(OPENING, lambda _one: many))
    assert len(found) == 401
