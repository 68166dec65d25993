"""A Word is read back as it was written; whatever is not one, or is meant to harm, is refused with its reason."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from compliance.publishing.returned.comparing import compare
from compliance.publishing.returned.outline import LineKind, key
from compliance.publishing.returned.reading import read_word
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import outline_of
from compliance.report.narrative import compose
from tests.entries import files
from tests.publishing.returned.conftest import read
from tests.publishing.returned.words import COMMENTS, DOCUMENT, Word, deleted, inserted, paragraph, run
from tests.report.every_node import EMOJI, HOSTILE, RIGHT_TO_LEFT, every_node, section_with
from tests.report.narrative import policies
from tests.report.narrative.policies import Year

FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(year=policies.years())
def test_the_word_of_any_report_reads_as_the_report(year: Year) -> None:
    document = compose(year.figures)
    assert compare(outline_of(document), read(Word.of_document(document))) == ()


def test_every_node_and_hostile_text_read_as_they_were_written() -> None:
    document = every_node(section_with(*HOSTILE, RIGHT_TO_LEFT, EMOJI))
    assert compare(outline_of(document), read(Word.of_document(document))) == ()


def small() -> Word:
    return Word.of_document(every_node())


def lines(word: Word) -> list[str]:
    return [line.text for part in read(word).parts for line in part.lines]


LINE = "El valor fue "


def test_tracked_changes_are_taken_as_accepted() -> None:
    word = small().with_paragraph(
        LINE, lambda _one: f"<w:p>{run('El valor ')}{deleted('fue')}{inserted('llegó a ser')}{run(' 7.6 %.')}</w:p>"
    )
    assert "El valor llegó a ser 7.6 %." in lines(word)


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    mark = '<w:rPr><w:del w:id="9" w:author="A" w:date="2022-01-01T00:00:00Z"/></w:rPr>'
    word = small().with_paragraph(LINE, lambda _one: paragraph("Uno", mark) + paragraph("y dos."))
    assert "Uno y dos." in lines(word)
    last = small().changed(lambda xml: xml.replace("<w:sectPr", paragraph("Al final.", mark) + "<w:sectPr", 1))
    assert "Al final." in " ".join(lines(last))


def test_comments_and_notes_stand_apart() -> None:
    found = read(small().with_comment(LINE, "¿Seguro? &lt;b&gt;"))
    (comment,) = found.comments
    assert (comment.author, comment.text, comment.title) == (
        "Ana Quispe",
        "¿Seguro? <b>",
        "OP.01. Reducir la violencia",
    )
    assert [note.text for note in found.notes] == [note.text for note in every_node().notes[:2]]
    assert not any("Seguro" in line.text or "Medido" in line.text for part in found.parts for line in part.lines)


def test_lists_captions_and_paragraphs_are_told_apart_in_the_report() -> None:
    kinds = {line.text: line.kind for part in outline_of(every_node()).parts for line in part.lines}
    assert kinds["Medidas adoptadas"] == LineKind.TITLE
    assert kinds["Se reforzó la red."] == LineKind.ITEM
    assert kinds["Otra vez¹ y una más."] == LineKind.TEXT
    assert key("Otra vez¹ y una más.") == "Otra vez y una más."


def test_the_words_properties_are_read() -> None:
    meta = read(small()).meta
    assert meta["title"] == "Reporte de cumplimiento 2021"
    assert len(meta["huella-del-texto"]) == 32


# --- what is refused


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
FOREIGN = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"


def with_part(name: str, content: str | bytes) -> bytes:
    word = small()
    word.parts[name] = content.encode() if isinstance(content, str) else content
    return word.content


def declaring(doctype: str) -> bytes:
    return with_part(DOCUMENT, small().xml.replace("<w:document", f"{doctype}<w:document", 1))


def encrypted_part() -> bytes:
    """The mark of an encrypted part in the archive's directory."""
    content = bytearray(small().content)
    for at in range(len(content) - 4):
        if content[at : at + 4] == b"PK\x01\x02":
            content[at + 8] |= 1
    return bytes(content)


def huge() -> bytes:
    made = BytesIO(small().content)
    with ZipFile(made, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/media/x.xml", b"<a>" + b" " * 50_000_000 + b"</a>")
    return made.getvalue()


def nested() -> bytes:
    return with_part(COMMENTS, "<a>" * 5_000 + "</a>" * 5_000)


STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
REFUSED = {
    "nothing": (lambda: b"", "está vacío"),
    "no zip": (lambda: b"hola, esto no es un Word", "no es un Word"),
    "a pdf": (lambda: files.PDF, "no es un Word"),
    "a workbook": (lambda: files.workbook(), "no corresponde"),
    "an odt": (lambda: files.open_document("text"), "no corresponde"),
    "an old word": (lambda: OLE, "formato antiguo"),
    "with a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "contraseña"),
    "an encrypted part": (encrypted_part, "contraseña"),
    "macros": (lambda: with_part("word/vbaProject.bin", b"x"), "macros"),
    "cut short": (lambda: small().content[:-4_000], "dañado"),
    "broken xml": (lambda: with_part(DOCUMENT, small().xml[:-40]), "dañado"),
    "no document": (lambda: files.named({"[Content_Types].xml": "<x/>"}), "no corresponde"),
    "a bomb": (huge, "sin medida"),
    "nested without end": (nested, "sin medida"),
    "entities": (lambda: declaring(BOMB), "declaraciones"),
    "a foreign entity": (lambda: declaring(FOREIGN), "declaraciones"),
    "strict": (lambda: with_part(COMMENTS, f'<c xmlns="{STRICT}" x="{STRICT}"/>'), "variante estricta"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_sound_word_is_refused_with_its_reason(name: str) -> None:
    make, reason = REFUSED[name]
    content = make()
    with pytest.raises(ReturnedRefused, match=reason):
        read_word(BytesIO(content), "reporte.docx", len(content))


def test_a_name_that_promises_macros_and_a_size_beyond_all_bounds_are_refused(settings) -> None:
    content = small().content
    with pytest.raises(ReturnedRefused, match="macros"):
        read_word(BytesIO(content), "reporte.DOCM", len(content))
    settings.RETURNED_MOST_BYTES = 1024 * 1024
    with pytest.raises(ReturnedRefused, match="más de 1 MB"):
        read_word(BytesIO(content), "reporte.docx", 1024 * 1024 + 1)


def test_pandoc_that_fails_or_takes_too_long_is_a_damaged_file(monkeypatch) -> None:
    monkeypatch.setattr("compliance.report.renderers.pandoc.run.LONGEST", 0.001)
    with pytest.raises(ReturnedRefused, match="dañado"):
        read(small())
