"""An entity's extract: its own indicators and services, whole and unchanged, and nobody else's."""

import pytest

from compliance.models import Indicator, Policy, Service
from compliance.publishing.content import content_of
from compliance.report.build import RENDERERS, last_day
from compliance.report.document import BulletList, Document, Paragraph, Section, Table
from compliance.report.extract import Subject, extract


def walk(sections):
    for section in sections:
        yield section
        yield from walk(section.sections)


def anchors(document: Document) -> set[str]:
    return {section.anchor for section in walk(document.sections)}


def subject(policy: Policy, acronym: str) -> Subject:
    indicators = Indicator.objects.filter(policy=policy, entity__acronym=acronym).values_list("code", flat=True)
    services = Service.objects.filter(policy=policy, entity__acronym=acronym).values_list("code", flat=True)
    return Subject(acronym, frozenset([*indicators, *services]))


@pytest.fixture
def document(pnig) -> Document:
    return content_of(pnig, 2021).document


@pytest.mark.parametrize("acronym", ["MINSA", "SERVIR", "MINEDU", "JNE", "MINJUSDH"])
def test_it_holds_the_entitys_elements_and_no_others(pnig, document, acronym) -> None:
    own = subject(pnig, acronym)
    found = extract(document, own, title=f"Así aparecerá {acronym}")
    rows = [
        row
        for section in walk(found.sections)
        for block in section.blocks
        if isinstance(block, Table)
        for row in block.rows
    ]
    coded = {row[0].anchor.partition("-")[2] for row in rows if row[0].anchor}
    reported = {row.code for row in Indicator.objects.filter(policy=pnig)} | {row.code for row in Service.objects.all()}
    assert coded <= own.codes | {acronym}
    assert coded
    others = reported - own.codes
    assert not {anchor for anchor in anchors(found) if anchor.partition("-")[2] in others or anchor in others}
    assert found.title == f"Así aparecerá {acronym}"
    assert found.is_draft


def test_an_elements_section_is_kept_whole(pnig, document) -> None:
    found = extract(document, subject(pnig, "MINSA"), title="x")
    whole = {section.anchor: section for section in walk(document.sections)}
    kept = {section.anchor: section for section in walk(found.sections)}
    assert kept["I-IOP.02.01"] == whole["I-IOP.02.01"]


def test_the_entitys_own_counts_are_in_it_and_the_whole_policys_are_not(pnig, document) -> None:
    found = extract(document, subject(pnig, "MINSA"), title="x")
    (summary,) = [section for section in found.sections if section.anchor == "resumen"]
    rows = [row[0].text for block in summary.blocks if isinstance(block, Table) for row in block.rows]
    assert "MINSA" in rows
    assert "SERVIR" not in rows


def test_notes_keep_their_numbers_and_those_of_others_are_left_out(pnig, document) -> None:
    found = extract(document, subject(pnig, "MINSA"), title="x")
    assert 0 < len(found.notes) < len(document.notes)
    assert set(found.notes) <= set(document.notes)


@pytest.mark.parametrize("format_name", RENDERERS)
def test_it_is_a_document_for_every_format(pnig, document, format_name) -> None:
    found = extract(document, subject(pnig, "JNE"), title="Así aparecerá el JNE")
    assert RENDERERS[format_name](found, last_day(2021))


def test_an_entity_that_is_not_in_it_has_an_empty_one(document) -> None:
    assert extract(document, Subject("NADA", frozenset()), title="x").sections == ()


def test_what_a_persons_text_says_about_nobody_is_not_kept() -> None:
    section = Section("a", "A", (Paragraph(("nada",)), BulletList("t", ("x",)), Paragraph(("el IOP.01.01 subió",))))
    found = extract(Document("T", "S", "es-PE", (section,)), Subject("X", frozenset({"IOP.01.01"})), title="x")
    assert [block.parts for block in found.sections[0].blocks] == [("el IOP.01.01 subió",)]
