"""Two years of a policy in words and in a table: how each indicator that both years report went."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import Achievement
from compliance.formatting import listed
from compliance.report.comparison import Moves, Side, moves, printed, rows_of
from compliance.report.document import Cell, Column, Table


def in_words(before: Side, after: Side) -> list[str]:
    """A sentence on what both report, one for each way in which situations changed, and what only one reports."""
    found = moves(before, after)
    common = ngettext(
        "%(n)s indicador se reporta en los dos años.", "%(n)s indicadores se reportan en los dos años.", found.common
    )
    return [common % {"n": found.common}, *_moved(found), *_only(before, after), *_only(after, before)]


def _moved(found: Moves) -> Iterator[str]:
    for (was, is_now), codes in found.changed.items():
        said = ngettext(
            "%(n)s pasó de «%(was)s» a «%(is_now)s»: %(codes)s.",
            "%(n)s pasaron de «%(was)s» a «%(is_now)s»: %(codes)s.",
            len(codes),
        )
        yield said % {"n": len(codes), "was": was.label, "is_now": is_now.label, "codes": listed(codes)}


def _only(one: Side, other: Side) -> Iterator[str]:
    codes = sorted({*rows_of(one, "indicators")} - {*rows_of(other, "indicators")})
    if codes:
        said = ngettext(
            "%(n)s se reporta solo en %(year)s: %(codes)s.",
            "%(n)s se reportan solo en %(year)s: %(codes)s.",
            len(codes),
        )
        yield said % {"n": len(codes), "year": one.figures["year"], "codes": listed(codes)}


def table_of(before: Side, after: Side) -> Table:
    """A row for each indicator that both years report, by code: value, target and situation of each year."""
    old, new = rows_of(before, "indicators"), rows_of(after, "indicators")
    years = (before.figures["year"], after.figures["year"])
    columns = (
        Column(_("Indicador")),
        *(Column(_("Valor %(year)s") % {"year": year}, is_number=True) for year in years),
        *(Column(_("Meta %(year)s") % {"year": year}, is_number=True) for year in years),
        *(Column(_("Situación %(year)s") % {"year": year}) for year in years),
    )
    rows = tuple(_row(code, old[code], new[code]) for code in sorted({*old} & {*new}))
    return Table(_("Indicadores que se reportan en los dos años"), columns, rows)


def _row(code: str, was: Mapping[str, Any], is_now: Mapping[str, Any]) -> tuple[Cell, ...]:
    sides = (was, is_now)
    return (
        Cell(is_now["name"] or code, note=code if is_now["name"] else ""),
        *(Cell(printed(row, "value")) for row in sides),
        *(Cell(printed(row, "target")) for row in sides),
        *(Cell(printed(row, "status"), mark=Achievement(row["status"])) for row in sides),
    )
