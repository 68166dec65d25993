"""Every count has a row that tells what it counts, and a figure in a sentence leads to a row that holds it."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from compliance.report.document import Cell, Figure, Table
from compliance.report.narrative import compose
from compliance.report.narrative.annex_counts import MOST_CODES
from compliance.report.reading import read_figures
from tests.report.narrative import policies
from tests.report.narrative.policies import Year
from tests.report.narrative.reading import blocks
from tests.report.narrative.stories import figures, of_service, percentage, service

MANY = settings(
    max_examples=100,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
CODE = re.compile(r"\bI?[OS][PS]\S*\d")


def counts_of(year) -> dict[str, tuple[Cell, ...]]:
    """The rows of the table by what they are the counts of."""
    (table,) = (one for one in blocks(compose(year), "table") if one.title == "Cómo se contó")
    return {row[0].anchor.removeprefix("B-"): row for row in table.rows}


@pytest.mark.parametrize(
    ("key", "number", "made_of"),
    [
        ("counts.all.total", 34, "10 + 13 + 11"),
        ("counts.all.with_information", 23, "34 − 11"),
        ("counts.all.achieved", 10, "4 de OP + 6 de servicios"),
        ("counts.objective.achieved", 4, "IOP.01.01, IOP.02.01, IOP.02.03, IOP.03.01"),
        ("service_counts.total", 12, "1 + 4 + 5 + 2"),
        ("service_counts.no_information", 2, "SS.04.03.05, SS.06.01.02"),
        ("no_information_reasons.source_not_collected", 2, "IOP.04.03, IOP.06.01"),
        ("scope.declared.services", 52, "Decreto Supremo N.° 008-2019-MIMP"),
        ("scope.loaded.services", 12, "elementos registrados en el catálogo"),
        ("stated.scope.protocol_approved.services", 14, "publicado en el reporte de 2021: el catálogo registrado está "
         "incompleto"),
        ("PNIG.services_with_no_information", 3, "SS.04.03.05, SS.05.04.01, SS.06.01.02"),
    ],
)  # fmt: skip
def test_the_counts_of_2021_say_what_they_count(pnig, key, number, made_of) -> None:
    _label, counted, found = counts_of(read_figures(pnig, 2021))[key]
    assert (counted.value, found.text.replace("\N{NO-BREAK SPACE}", " ")) == (number, made_of)


def listed(rows: dict[str, tuple[Cell, ...]]) -> Iterator[tuple[str, int, int]]:
    """Keys whose row lists codes, with their number and how many are listed."""
    for key, (_label, counted, made_of) in rows.items():
        if codes := CODE.findall(made_of.text):
            yield key, int(counted.value or 0), len(codes)


@MANY
@given(year=policies.years())
def test_as_many_are_listed_as_are_counted(year: Year) -> None:
    assert [one for one in listed(counts_of(year.figures)) if one[1] != one[2] and one[2] < MOST_CODES] == []


@MANY
@given(year=policies.years())
def test_a_count_leads_to_a_row_that_holds_it(year: Year) -> None:
    document = compose(year.figures)
    rows = {row[0].anchor: row for table in blocks(document, "table") for row in table.rows if row[0].anchor}
    parts = (part for paragraph in blocks(document, "paragraph") for part in paragraph.parts)
    told = [part for part in parts if isinstance(part, Figure) and part.anchor == f"B-{part.origin}"]
    assert {one.origin: one.text for one in told} == {one.origin: rows[one.anchor][1].text for one in told}


def test_a_long_list_is_left_to_annex_a() -> None:
    codes = [f"SS.01.01.{place:02}" for place in range(1, MOST_CODES + 3)]
    rows = [of_service(percentage("2", "1"), code) for code in codes]
    found = counts_of(figures(*rows, services=tuple(service(code) for code in codes)))["counts.service.achieved"]
    assert found[2].text.endswith(f"SS.01.01.{MOST_CODES:02}.01 y 2 más (anexo A)")


def test_the_table_stands_in_an_empty_report_too() -> None:
    assert isinstance(blocks(compose(figures(objectives=())), "table")[-1], Table)
