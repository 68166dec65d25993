"""A document survives freezing: equal in every node, the same text again, and the same bytes in every format."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.choices import Achievement, ServiceStatus, Severity
from compliance.report import document as nodes
from compliance.report.build import RENDERERS
from compliance.report.document import Block, Cell, Column, Document, Figure, Note, Paragraph, Section, Table
from compliance.report.frozen import NODES, NotADocument, frozen, thawed
from compliance.report.narrative import compose
from compliance.report.reading import read_figures
from tests.report.every_node import (
    CONTROLS,
    EMOJI,
    HOSTILE,
    RIGHT_TO_LEFT,
    SEAL,
    brief_paper,
    every_node,
    sealed_edition,
    section_with,
)

DATED = date(2021, 12, 31)
HARD = every_node(section_with(*HOSTILE, RIGHT_TO_LEFT, EMOJI, CONTROLS), seal=SEAL)

words = st.text(st.characters(), max_size=20)
marks = st.none() | st.sampled_from([*Achievement, *ServiceStatus, *Severity])
figures = st.builds(Figure, words, words, words)
inlines = words | figures | st.builds(Note, st.integers(1, 99), words)
values = st.none() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False)
cells = st.builds(Cell, words, values, words, marks, words)
tables = st.builds(
    Table,
    words,
    st.just((Column("a"), Column("b", is_number=True))),
    st.lists(st.tuples(cells, cells), max_size=3).map(tuple),
)
paragraphs = st.builds(Paragraph, st.lists(inlines, max_size=4).map(tuple), words)
blocks: st.SearchStrategy[Block] = paragraphs | tables
sections = st.recursive(
    st.builds(Section, words, words, st.lists(blocks, max_size=3).map(tuple)),
    lambda inner: st.builds(Section, words, words, st.just(()), st.lists(inner, max_size=2).map(tuple)),
    max_leaves=6,
)
documents = st.builds(Document, words, words, st.just("es-PE"), st.lists(sections, max_size=3).map(tuple))


def kinds(value) -> set[str]:
    """The names of the nodes that a frozen value holds."""
    if isinstance(value, list):
        return set().union(*map(kinds, value)) if value else set()
    if isinstance(value, dict):
        return {value.get("is", "")}.union(*map(kinds, value.values()))
    return set()


def test_every_kind_of_node_is_in_the_document_that_is_tried() -> None:
    assert set(NODES) - kinds(json.loads(frozen(HARD))) - kinds(json.loads(frozen(brief_paper()))) == set()


@pytest.mark.parametrize(
    "document", [every_node(), HARD, sealed_edition(), brief_paper()], ids=["plain", "hard", "edition", "brief"]
)
def test_every_node_comes_back_as_it_was(document) -> None:
    again = thawed(frozen(document))
    assert again == document
    assert frozen(again) == frozen(document)


@given(documents)
def test_any_document_comes_back_as_it_was(document) -> None:
    text = frozen(document)
    assert text.isascii()
    assert thawed(text) == document
    assert frozen(thawed(text)) == text


def test_numbers_keep_their_type_and_their_last_zero() -> None:
    table = Table(
        "t", (Column("a"),), ((Cell("7.60", Decimal("7.60")),), (Cell("7", 7),), (Cell("0", Decimal("0E-20")),))
    )
    (section,) = thawed(frozen(Document("a", "b", "es-PE", (Section("x", "y", (table,)),)))).sections
    found = [row[0].value for row in section.blocks[0].rows]
    assert [(type(one), str(one)) for one in found] == [(Decimal, "7.60"), (int, "7"), (Decimal, "0E-20")]


@pytest.mark.parametrize("format_name", RENDERERS)
def test_what_was_frozen_prints_the_same_bytes(pnig, format_name) -> None:
    document, render = compose(read_figures(pnig, 2021)), RENDERERS[format_name]
    assert render(thawed(frozen(document)), DATED) == render(document, DATED)
    assert render(thawed(frozen(HARD)), DATED) == render(HARD, DATED)


def test_a_document_frozen_before_a_node_gained_a_part_is_still_read() -> None:
    said = json.loads(frozen(every_node()))
    del said["document"]["is_draft"], said["document"]["notes"]
    again = thawed(json.dumps(said))
    assert (again.is_draft, again.notes) == (True, ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": "other/1", "document": {}}',
        '{"schema": "compliance-document/1", "document": 3}',
        '{"schema": "compliance-document/1", "document": {"is": "Path", "a": 1}}',
        '{"schema": "compliance-document/1", "document": {"is": "Cell", "text": "x"}}',
        '{"schema": "compliance-document/1", "document": {"is": "Decimal", "value": "x"}}',
    ],
)
def test_anything_else_is_refused(text) -> None:
    with pytest.raises(NotADocument):
        thawed(text)


def test_only_the_documents_own_nodes_are_made() -> None:
    assert all(kind.__module__ == nodes.__name__ for kind in NODES.values())
