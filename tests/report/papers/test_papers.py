"""PAPERS: every paper of every subject is made, in every format that it offers."""

from datetime import date

import pytest

from compliance.report.build import RENDERERS
from compliance.report.papers import CEPLAN, CHOSEN, ENTITY, OBJECTIVE, PAPERS
from tests.report.office import opened_by_libreoffice
from tests.report.reading import bag, docx_text, odt_text, pdf_text, words_of, xlsx_text

READ = {"pdf": pdf_text, "docx": docx_text, "odt": odt_text, "xlsx": xlsx_text, "html": bytes.decode}
OFFERED = [(paper, name) for paper in PAPERS for name in paper.formats]


def test_the_formats_are_those_that_were_asked_for() -> None:
    assert {paper.name: set(paper.formats) for paper in PAPERS} == {
        "ceplan": {"xlsx"},
        "ayuda-memoria": {"html", "pdf", "docx", "odt"},
        "entidad": {"html", "pdf", "docx", "odt", "xlsx"},
        "indicadores": {"html", "xlsx", "pdf", "docx"},
    }


@pytest.mark.parametrize(("paper", "name"), OFFERED, ids=[f"{paper.name}-{name}" for paper, name in OFFERED])
def test_every_format_says_all_the_words(paper, name, told) -> None:
    subjects = paper.subjects(told.figures)
    codes = {CEPLAN: (), CHOSEN: subjects}.get(paper, subjects[-1:])
    document = paper.compose(told, codes)
    said = bag(READ[name](RENDERERS[name](document, date(2021, 12, 31))))
    assert words_of(document, numbers=name != "xlsx") - said == {}


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_subject_has_its_paper_and_is_marked_as_a_draft(paper, told) -> None:
    for code in paper.subjects(told.figures) or ("",):
        document = paper.compose(told, (code,) if code else ())
        assert document.is_draft
        assert document.sections, code


def test_there_is_one_for_each_objective_and_for_each_entity_or_unit_in_the_report(told) -> None:
    assert OBJECTIVE.subjects(told.figures) == tuple(f"OP.0{number}" for number in range(1, 7))
    assert {"MIMP", "AURORA", "MINSA", "SERVIR", "ENAP"} <= set(ENTITY.subjects(told.figures))


def test_libreoffice_opens_every_paper(told, tmp_path) -> None:
    files, documents = {}, {}
    for paper in PAPERS:
        document = paper.compose(told, paper.subjects(told.figures)[-1:] if paper != CEPLAN else ())
        for name in {"docx", "odt", "xlsx"} & set(paper.formats):
            file = f"{paper.name}-{name}.{name}"
            files[file], documents[file] = RENDERERS[name](document, date(2021, 12, 31)), document
    for file, text in opened_by_libreoffice(tmp_path, files).items():
        wanted = documents[file].title if file.endswith("xlsx") else words_of(documents[file])
        assert (bag(wanted) if isinstance(wanted, str) else wanted) - bag(text) == {}, file
