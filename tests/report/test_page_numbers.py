"""Every number of the page is the JSON's: in sentences, tables, charts and notes, and there is none besides.

What the JSON does not hold (the values and targets of other years) is read from the database.
"""

import re
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.core.management import call_command

from compliance.choices import EntryStatus
from compliance.models import Indicator, Policy, Service, ServiceEntry
from compliance.report.build import build
from tests.report import page
from tests.report.narrative.spanish import NO_FIGURE
from tests.report.page_facts import Report, known_figure, report_of, same
from tests.report.page_tables import TABLES


@pytest.fixture
def with_resources(pnig: Policy) -> Policy:
    """The real year, with a service whose entity reported its use of resources."""
    service = Service.objects.get(code="SS.01.01.03")
    resources = {"modified_budget": Decimal(1250000), "executed_budget": Decimal("1100000.50")}
    ServiceEntry.objects.create(service=service, year=2021, status=EntryStatus.APPROVED, **resources)
    return pnig


@pytest.fixture
def demonstration(db) -> Policy:
    call_command("demo", "--no-serve", verbosity=0)
    return Policy.objects.get()


@pytest.fixture(params=[2020, 2021, 2029, "demonstration"])
def report(request, db) -> Report:
    if request.param == "demonstration":
        return report_of(request.getfixturevalue("demonstration"), 2022)
    return report_of(request.getfixturevalue("with_resources"), request.param)


def test_every_figure_of_a_sentence_is_the_jsons(report: Report) -> None:
    figures = [(node.attributes["data-origin"], node.text) for node in report.page.every(of_class="report-figure")]
    assert len(figures) > 10
    wrong = [(origin, text) for origin, text in figures if not same(text, known_figure(report, origin))]
    assert wrong == []


def test_every_share_beside_a_key_figure_is_the_jsons(report: Report) -> None:
    for item in report.page.one(of_class="report-key-figures").every("li"):
        origin = item.one(of_class="report-figure").attributes["data-origin"]
        for share in item.every(of_class="report-key-share"):
            assert same(share.text, report.at(f"{origin}_pct"))


def test_every_number_of_every_table_is_the_jsons(report: Report) -> None:
    tables = [page.table(node) for node in report.page.every("table")]
    assert tables
    for table in tables:
        (check,) = (check for title, check in TABLES.items() if table.title.startswith(title))
        check(report, table)


# Charts


def test_every_number_of_a_chart_is_one_of_the_table_behind_it(report: Report) -> None:
    for figure in report.page.every("figure"):
        behind = page.table(figure.one("table"))
        known = [number for row in behind.rows for cell in row for number in (*cell.numbers, *cell.noted)]
        drawing = figure.one("svg", of_class="chart")
        texts = [node.text for node in drawing.every() if node.tag in {"text", "desc", "title"}]
        said = [number for text in texts for number in page.numbers(re.sub(r"\b[IOPS]+[\d.]+\b", "", text))]
        assert set(said) <= {*known, Decimal(report.json["year"])}, texts


def test_the_pieces_of_the_bars_are_the_rows_of_the_table(report: Report) -> None:
    for figure in report.page.every("figure"):
        if figure.attributes["id"] != "grafico-objetivos":
            continue
        counts = [cell.numbers[0] for row in page.table(figure.one("table")).rows for cell in row[2:]]
        pieces = [page.numbers(node.text)[0] for node in figure.every("text", of_class="chart-count")]
        assert pieces == [count for count in counts if count]


# And nothing besides

READ_ELSEWHERE = ("table", "svg", "report-figure", "report-key-share", "report-noteref")
BASELINE_NOTE = re.compile(
    r"Avance calculado respecto de la línea de base de (\d{4}) \(([^)]+)\)\."
    r"(?: Fuente de la línea de base: [^.]+\.)?"
)


def free_texts(report: Report) -> set[str]:
    """What people wrote, and the names of elements: printed as they stand."""
    texts: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, dict | list):
            for one in value.values() if isinstance(value, dict) else value:
                gather(one)
        elif isinstance(value, str):
            texts.add(value)

    gather(report.json["texts"])
    names = {one["name"] for one in report.indicators.values()} - {None}
    services = set(Service.objects.values_list("name", flat=True))
    policy = {one for one in report.json["policy"].values() if one}
    return texts | names | services | policy


def test_there_is_no_number_besides(report: Report) -> None:
    """Only years, days, codes, legal acts and the base lines of footnotes stand outside of figures and tables."""
    known = sorted(free_texts(report) - {""}, key=len, reverse=True)
    baselines = {(one["baseline"]["year"], code) for code, one in report.indicators.items() if one["baseline"]}
    found = []
    for text in page.words(report.page, leaving=READ_ELSEWHERE):
        rest = text
        for written in known:
            rest = rest.replace(written, "").replace(written[:1].lower() + written[1:], "")
        for year, value in BASELINE_NOTE.findall(rest):
            held = [report.series[code]["baseline"][int(year)] for since, code in baselines if since == int(year)]
            assert any(same(value, one) for one in held), rest
        rest = NO_FIGURE.sub("", BASELINE_NOTE.sub("", rest))
        if re.search(r"\d", rest):
            found.append(rest)
    assert found == []


def test_every_code_is_of_an_element_that_there_is(report: Report) -> None:
    codes = {*report.indicators, *report.services, *(one["objective"] for one in report.json["by_objective"])}
    outside = {*Indicator.objects.values_list("code", flat=True), *Service.objects.values_list("code", flat=True)}
    printed = re.findall(r"\b(?:IOP|ISS|OP|SS)\.[0-9.]*[0-9]", " ".join(page.words(report.page, leaving=())))
    assert set(printed) <= codes | outside


# That a wrong number would be found

CHECKS = (
    test_every_figure_of_a_sentence_is_the_jsons,
    test_every_share_beside_a_key_figure_is_the_jsons,
    test_every_number_of_every_table_is_the_jsons,
    test_every_number_of_a_chart_is_one_of_the_table_behind_it,
    test_the_pieces_of_the_bars_are_the_rows_of_the_table,
    test_there_is_no_number_besides,
)
# A number that stands alone between two tags: a figure, a cell, a label of a chart.
ALONE = re.compile(r"(?<=>)[^<>]*?\d[^<>]*(?=<)")
NO_CODE = re.compile(r"[−+]?[\d\N{NO-BREAK SPACE}.]+\N{NO-BREAK SPACE}?(?:%|pp|puntos)?|[^<>]*÷[^<>]*")
MUTANTS = 30


def is_found(changed: Report) -> bool:
    for check in CHECKS:
        try:
            check(changed)
        except (AssertionError, KeyError, ValueError):
            return True
    return False


def test_a_wrong_number_would_be_found(with_resources: Policy) -> None:
    report, html = report_of(with_resources, 2021), build(with_resources, 2021, "html").decode()
    spots = [one for one in ALONE.finditer(html) if NO_CODE.fullmatch(one.group())]
    spots = [one for one in spots if "noteref" not in html[one.start() - 40 : one.start()]]
    assert len(spots) > 400
    believed = []
    for spot in Random(7).sample(spots, MUTANTS):
        place = next(at for at in range(spot.end() - 1, 0, -1) if html[at].isdigit())
        changed = f"{html[:place]}{(int(html[place]) + 1) % 10}{html[place + 1 :]}"
        if not is_found(Report(report.json, page.read(changed.encode()), report.series)):
            believed.append(spot.group())
    assert [text for text in believed if not re.fullmatch(r"(?:19|20)\d\d", text)] == []
