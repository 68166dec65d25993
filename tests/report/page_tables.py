"""Every table of the page against the JSON: a check for each, by what its title begins with. No test lives here."""

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from compliance.choices import Achievement, MissingReason, ServiceStatus, Verdict
from tests.report import page
from tests.report.page import Cell, Table
from tests.report.page_facts import Report, abs_rounded, known_figure, same

LABELS = {str(one.label): one.value for one in Achievement}
OF_SERVICES = {str(one.label): one.value for one in ServiceStatus}
LEVELS = {"De objetivos prioritarios": "objective", "De servicios": "service", "Todos": "all"}
COUNTED = {"Total": "total", "Indicadores": "total", "Con información": "with_information"} | LABELS
REASONS = {str(one.label): one.value for one in MissingReason} | {"No se ha indicado el motivo": "not_stated"}


def count_and_share(cell: Cell, counts: dict[str, Any], name: str) -> None:
    assert cell.numbers == [counts[name]]
    share = counts.get(f"{name}_pct")
    assert cell.noted == ([] if share is None else [share])


def by_level(report: Report, table: Table) -> None:
    for row in table.named:
        counts = report.json["counts"][LEVELS[row.pop("Indicadores").text]]
        for column, cell in row.items():
            count_and_share(cell, counts, COUNTED[column])


def of_services(report: Report, table: Table) -> None:
    (row,) = table.named
    counts = report.json["service_counts"]
    assert row.pop("Servicios").noted == []
    assert {column: cell.numbers for column, cell in row.items()} == {
        column: [counts[({"Total": "total"} | OF_SERVICES)[column]]] for column in row
    }


def of_reasons(report: Report, table: Table) -> None:
    told = {REASONS[row["Motivo"].text]: row["Indicadores"].numbers for row in table.named}
    assert told == {name: [n] for name, n in report.json["no_information_reasons"].items() if n}


def by_entity(report: Report, table: Table) -> None:
    known = {one["entity"]: one for one in report.json["by_entity"]}
    assert [row["Entidad"].text for row in table.named] == list(known)
    for row in table.named:
        entity = known[row.pop("Entidad").text]
        for column, cell in row.items():
            name = COUNTED[column]
            own, services = entity["objective"][name], entity["service"][name]
            assert cell.numbers == [own + services]
            with_them = entity["service"].get(f"services_with_{name}")
            held = [services, with_them] if with_them is not None else [services]
            assert cell.noted == ([] if name == "total" else [*[own][: bool(own)], *(held if services else [])])


def by_objective(report: Report, table: Table) -> None:
    known = {one["objective"]: one["counts"] for one in report.json["by_objective"]}
    for row in table.named:
        levels = known[row.pop("Objetivo").text]
        for column, cell in row.items():
            assert cell.numbers == [sum(level[COUNTED[column]] for level in levels.values())]


def path(report: Report, table: Table) -> None:
    code = table.title.rpartition(" ")[2]
    series, year_of = report.series[code], report.json["year"]
    years = set()
    for row in table.named:
        year = int(row["Año"].text)
        years.add(year)
        for column, kind in (("Valor", "value"), ("Meta", "target")):
            known = series[kind].get(year) if kind == "target" or year <= year_of else None
            assert bool(row[column].numbers) == (known is not None)
            assert known is None or same(row[column].text, known)
        assert all(number == 0 or same(row["Año"].note, series["baseline"][year]) for number in row["Año"].noted)
    assert years >= {*series["target"], *(year for year in series["value"] if year <= year_of)}


def indicator_of(report: Report, cell: Cell) -> dict[str, Any]:
    return report.indicators[cell.note.partition(" · ")[0]]


def exact(cell: Cell, known: str | None) -> None:
    assert bool(cell.numbers) == (known is not None)
    assert known is None or same(cell.text, known)


def of_indicators(report: Report, table: Table) -> None:
    """Annex A, signs included: above zero a gap is favourable, and so a change says its direction."""
    year = report.json["year"]
    for row in table.named:
        one = indicator_of(report, row["Indicador"])
        exact(row[f"Meta {year}"], one["target"])
        exact(row[f"Valor {year}"], one["value"])
        exact(row["Avance"], one["progress"])
        exact(row["Brecha"], one["gap"])
        assert [n > 0 for n in row["Brecha"].numbers if n] == [
            Decimal(one["gap"]) > 0 for _ in row["Brecha"].numbers if _
        ]
        base, previous = one["baseline"], one["previous"]
        exact(row["Línea de base"], base and base["value"])
        assert row["Línea de base"].noted == ([base["year"]] if base else [])
        exact(row["Valor anterior"], previous and previous["value"])
        if previous:
            since, change = row["Valor anterior"].noted
            assert since == previous["year"]
            assert change == abs_rounded(change, Decimal(previous["change"]))
            assert (change < 0) == (Decimal(previous["change"]) < 0)
        assert row["Situación"].noted == one["surpasses"][-1:]


def of_services_in_scope(report: Report, table: Table) -> None:
    for row in table.named:
        service = report.services[row["Servicio"].note or row["Servicio"].text]
        assert row["Indicadores"].numbers == [len(service["indicators"])]


def calculations(report: Report, table: Table) -> None:
    """Annex B: what goes in is what the JSON holds, and what comes out follows from it."""
    for row in table.named:
        one = indicator_of(report, row["Indicador"])
        *inputs, progress = page.numbers(row["Cálculo del avance"].text.replace(" × 100", "").replace(" − ", " ")) or [
            None
        ]
        value, target = (one[name] and Decimal(one[name]) for name in ("value", "target"))
        base = one["baseline"] and Decimal(one["baseline"]["value"])
        exact(Cell(str(progress or 0) if one["progress"] else "", ""), one["progress"])
        if progress is not None:
            ratio = [value, target] if one["direction"] == "ascending" else [target, value]
            assert inputs == (ratio if one["method"] == "ratio" else [value, base, target, base])
        *pair, gap = page.numbers(row["Cálculo de la brecha"].text.replace(" − ", " ")) or [None]
        if gap is not None:
            assert pair == ([value, target] if one["direction"] == "ascending" else [target, value])
            assert gap == abs_rounded(gap, pair[0] - pair[1])
            assert (gap < 0) == (Decimal(one["gap"]) < 0)
        else:
            assert one["gap"] is None
        known = series_and_changes(report, one["code"])
        assert [n for n in row["Cálculo de la brecha"].noted if n not in known] == []
        noted = row["Cálculo del avance"].noted
        assert noted == ([one["baseline"]["year"], base] if one["method"] == "baseline" and base is not None else [])


def series_and_changes(report: Report, code: str) -> set[Decimal]:
    """Every year and figure of an indicator, how far the year's value is from earlier ones, and how often its target.

    Each as it may be printed, with as many decimals as there are.
    """
    one, series = report.indicators[code], report.series.get(code, {})
    value, target = (one[name] and Decimal(one[name]) for name in ("value", "target"))
    figures = {figure for of_kind in series.values() for figure in of_kind.values() if figure is not None}
    years = {Decimal(year) for of_kind in series.values() for year in of_kind}
    changes = {value - figure for figure in figures} if value is not None else set()
    times = {value / target} if value and target else set()
    exact_ones = {*figures, *changes, *times}
    printed = (one.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) for one in exact_ones for places in range(4))
    return {*years, *printed}


def counted(report: Report, table: Table) -> None:
    """How each count came about: the number is the JSON's, a sum gives it, and as many codes are listed."""
    for row in table.rows:
        label, number, made_of = row
        known = Decimal(known_figure(report, label.anchor.removeprefix("B-")))
        assert number.numbers == [known]
        codes = re.findall(r"\bI?[OS][PS]\S*\d", made_of.text)
        assert len(codes) in {0, known}
        if re.fullmatch(r"\d+(?: [+−] \d+)+", made_of.text):
            first, *others = page.numbers(made_of.text.replace("+ ", "+").replace("− ", "−"))
            assert sum(others, first) == known
        if found := re.fullmatch(r"(\d+) de OP \+ (\d+) de servicios", made_of.text):
            assert int(found[1]) + int(found[2]) == known


def findings(report: Report, table: Table) -> None:
    printed = sorted(row["Qué se encontró"].text for row in table.named)
    assert printed == sorted(one["message"].strip() for one in report.json["findings"])


def left_out(report: Report, table: Table) -> None:
    assert not [row for row in table.named if page.numbers(row["Motivo"].text)]


def stated_against_computed(report: Report, table: Table) -> None:
    """Annex D: the two figures of each row, and every number of why they differ."""
    kind = next(kind for word, kind in KINDS.items() if table.title.startswith(word))
    known = [one for one in report.json["reconciliation"]["figures"] if one["kind"] == kind]
    told = [one for one in known if kind not in {"status", "count"} or one["verdict"] != Verdict.EQUAL]
    assert len(told) == len(table.rows)
    for one, row in zip(told, table.named, strict=True):
        assert kind == "count" or indicator_of(report, row["Indicador"])["code"] == one["subject"]
        if one["since"]:
            assert row["Indicador"].note.endswith(f"desde {one['since']}")
        for column in ("Publicado", "Calculado") if kind != "status" else ():
            exact(row[column], one[{"Publicado": "stated", "Calculado": "computed"}[column]])
        pool = {*numbers_in(one["causes"]), *report.series.get(one["subject"], {}).get("value", {}).values()}
        for number in row["Resultado"].noted:
            assert any(number == abs_rounded(number, known) for known in pool), (row["Resultado"].note, pool)


KINDS = {"Avances": "progress", "Brechas": "gap", "Cambios": "change", "Situaciones": "status", "Conteos": "count"}


def numbers_in(value: Any) -> Iterator[Decimal]:
    """Every number in a piece of the JSON."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from numbers_in(one)
    elif isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"-?\d+(?:\.\d+)?", value)):
        yield Decimal(value)


# By what a table's title begins with.
TABLES: dict[str, Callable[[Report, Table], None]] = {
    "Indicadores según el cumplimiento": by_level,
    "Servicios según el cumplimiento": of_services,
    "Por qué falta información": of_reasons,
    "Indicadores por entidad": by_entity,
    "Conteos por objetivo": by_objective,
    "Datos del gráfico": path,
    "OP.": of_indicators,
    "Servicios comprendidos": of_services_in_scope,
    "Cómo se calculó": calculations,
    "Cómo se contó": counted,
    "Hallazgos": findings,
    "Indicadores que no entran": left_out,
    **{f"{word} publicad": stated_against_computed for word in KINDS},
}
