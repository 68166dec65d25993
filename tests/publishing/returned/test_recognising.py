"""A Word of another report is refused by name; one without a mark is known by its headings."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from compliance.publishing.returned.outline import Outline, Part
from compliance.publishing.returned.recognising import is_of_now, matched_parts, recognise
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.report import papers
from compliance.report.renderers.texts import with_texts
from tests.publishing.returned.conftest import read
from tests.publishing.returned.words import Word
from tests.report.every_node import every_node

CORE = "docProps/core.xml"


def without_properties(word: Word) -> Word:
    for name in (CORE, "docProps/custom.xml"):
        del word.parts[name]
    return word


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
    with pytest.raises(ReturnedRefused, match="otro documento: «Reporte de cumplimiento 2020»"):
        recognise(now, read(of_year(word, "2020")))


def test_another_years_word_is_known_by_its_first_page_where_the_file_says_nothing(now, word) -> None:
    without_properties(word.says("Reporte de cumplimiento 2021", "Reporte de cumplimiento 2022"))
    with pytest.raises(ReturnedRefused, match="otro documento: «Reporte de cumplimiento 2022»"):
        recognise(now, read(word))


@pytest.mark.parametrize("has_properties", [True, False])
@pytest.mark.parametrize(
    ("paper", "codes", "kind"),
    [
        (papers.ENTITY, ("MIMP",), "«Ficha de una entidad» («Así aparecerá el MIMP en el reporte de 2021»)"),
        (papers.OBJECTIVE, ("OP.02",), "«Ayuda memoria de un objetivo» («OP.02. "),
        (papers.CHOSEN, ("IOP.02.01",), "«Indicadores escogidos» («Indicadores escogidos 2021»)"),
        (papers.CEPLAN, (), "«Datos para CEPLAN» («Datos para CEPLAN 2021»)"),
    ],
)
def test_a_small_paper_is_refused_and_called_by_its_name(now, paper, codes, kind, has_properties) -> None:
    word = Word.of_document(paper.compose(now.told, codes))
    with pytest.raises(ReturnedRefused, match=re.escape(kind)):
        recognise(now, read(word if has_properties else without_properties(word)))


def test_the_sheet_of_an_entity_of_another_year_is_no_report_either(now) -> None:
    paper = papers.ENTITY.compose(now.told, ("MIMP",))
    word = Word.of_document(replace(paper, title=paper.title.replace("2021", "2019")))
    with pytest.raises(ReturnedRefused, match="Ficha de una entidad"):
        recognise(now, read(word))


def of_another_policy(now, change: Callable[[str], str]) -> Word:
    """The same report with another policy's name, its elements' headings changed."""
    sections = tuple(with_texts(one, change) for one in now.told.document.sections)
    return Word.of_document(replace(now.told.document, subtitle="Política Nacional de Juventud", sections=sections))


def test_another_policys_word_is_refused_by_name(now) -> None:
    word = of_another_policy(now, lambda text: f"{text} (otra)" if text.startswith(("OP.", "IOP.", "SS.")) else text)
    with pytest.raises(ReturnedRefused, match="«Reporte de cumplimiento 2021» de «Política Nacional de Juventud»"):
        recognise(now, read(word))


def test_a_policy_that_was_renamed_keeps_its_words(now) -> None:
    recognise(now, read(of_another_policy(now, str)))


def test_a_word_without_properties_is_known_by_its_headings(now, word) -> None:
    without_properties(word)
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
