"""A Word of another report is refused by name; one without a mark is known by its headings."""

import pytest

from compliance.publishing.returned.outline import Outline, Part
from compliance.publishing.returned.recognising import is_of_now, matched_parts, recognise
from compliance.publishing.returned.refusal import ReturnedRefused
from tests.publishing.returned.conftest import read
from tests.publishing.returned.words import Word
from tests.report.every_node import every_node

CORE = "docProps/core.xml"


def of_year(word: Word, year: str) -> Word:
    word.parts[CORE] = word.parts[CORE].replace(b"cumplimiento 2021", f"cumplimiento {year}".encode())
    return word


def test_the_reports_own_word_is_known_and_of_now(now, word) -> None:
    recognise(now, read(word))
    assert is_of_now(now, read(word)) is True
    old = word.parts["docProps/custom.xml"].replace(b"<vt:lpwstr>", b"<vt:lpwstr>0", 1)
    word.parts["docProps/custom.xml"] = old
    assert is_of_now(now, read(word)) is False


def test_another_years_word_is_refused_by_name(now, word) -> None:
    with pytest.raises(
        ReturnedRefused, match="del «Reporte de cumplimiento 2020», no del «Reporte de cumplimiento 2021»"
    ):
        recognise(now, read(of_year(word, "2020")))


def test_a_word_without_properties_is_known_by_its_headings(now, word) -> None:
    for name in (CORE, "docProps/custom.xml"):
        del word.parts[name]
    recognise(now, read(word))
    assert is_of_now(now, read(word)) is None


def test_another_document_is_refused_even_where_it_has_our_title(now) -> None:
    with pytest.raises(ReturnedRefused, match="no tiene sus secciones"):
        recognise(now, read(Word.of_document(every_node())))


def outline(*titles: str) -> Outline:
    return Outline(Part(""), tuple(map(Part, titles)), (), ())


def test_headings_meet_in_order_then_in_their_place_then_anywhere() -> None:
    ours = outline("Resumen", "OP.01. Salud", "Uso de recursos", "OP.01. Salud", "Anexo A", "Anexo B")
    theirs = outline("Anexo B", "Resumen", "OP.01. Salud", "Uso de los recursos", "Otro", "op.01.  salud", "Anexo A")
    assert matched_parts(ours, theirs) == {0: 1, 1: 2, 2: 3, 3: 5, 4: 6, 5: 0}
