"""Every figure of an indicator or service that differs between two reports, and every count."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.choices import Achievement, Direction, MissingReason, ProgressMethod, ServiceStatus, Unit
from compliance.formatting import ABSENT, decimals_of, difference, listed, money, percent, with_unit
from compliance.report.comparison.sides import Change, Side, names_of, rows_of
from compliance.report.narrative.places import place

COUNTED = ("scope", "counts", "service_counts", "by_entity", "by_objective", "no_information_reasons")
Shown = Callable[[Any, Mapping[str, Any]], str]
Compared = tuple[str, Any, Shown]
LISTED_BY = {"by_entity": "entity", "by_objective": "objective"}
# What follows from other years: of two years it would differ everywhere and say nothing.
OF_ONE_YEAR = frozenset({"previous", "surpasses", "stated"})
RESOURCES = ("executed", "modified")


# --- figures of indicators and services


def _unit(row: Mapping[str, Any]) -> Unit | None:
    return Unit(row["unit"]) if row.get("unit") else None


def _valued(figure: Any, row: Mapping[str, Any]) -> str:
    """With the decimals that the JSON writes, which are at least the indicator's."""
    exact = Decimal(figure)
    return with_unit(exact, _unit(row), decimals_of(exact))


def _gap(figure: Any, row: Mapping[str, Any]) -> str:
    exact = Decimal(figure)
    return difference(exact, _unit(row), decimals_of(exact))


def _of_year(figure: Any, row: Mapping[str, Any]) -> str:
    return _("%(value)s (%(year)s)") % {"value": _valued(figure["value"], row), "year": figure["year"]}


def _progress(figure: Any, _row: Mapping[str, Any]) -> str:
    return percent(Decimal(figure))


def _label_of(kind: type[Choices]) -> Shown:
    return lambda figure, _row: str(kind(figure).label)


def _plainly(figure: Any, _row: Mapping[str, Any]) -> str:
    return str(figure)


def _change(figure: Any, row: Mapping[str, Any]) -> str:
    return _("%(change)s desde %(before)s") % {"change": _gap(figure["change"], row), "before": _of_year(figure, row)}


def _years(figure: Any, _row: Mapping[str, Any]) -> str:
    return listed([str(year) for year in figure]) or ABSENT


def _stated(figure: Any, _row: Mapping[str, Any]) -> str:
    """What a past report printed of the indicator, as it was printed."""
    status = [str(Achievement(figure["status"]).label)] if figure["status"] else []
    changes = [_("%(change)s desde %(since)s") % one for one in figure["changes"]]
    return "; ".join([*status, *filter(None, (figure["progress"], figure["gap"])), *changes]) or ABSENT


def _resources(figure: Any, _row: Mapping[str, Any]) -> str:
    """Executed of modified, in soles."""
    executed, modified = (ABSENT if one is None else money(Decimal(one)) for one in map(figure.get, RESOURCES))
    return _("%(executed)s de %(modified)s") % {"executed": executed, "modified": modified}


# What is compared of an indicator: its key in the JSON, what it is called, and how it is printed.
FIGURES: tuple[Compared, ...] = (
    ("value", gettext_lazy("valor"), _valued),
    ("target", gettext_lazy("meta"), _valued),
    ("baseline", gettext_lazy("línea de base"), _of_year),
    ("progress", gettext_lazy("avance"), _progress),
    ("gap", gettext_lazy("brecha"), _gap),
    ("status", gettext_lazy("situación"), _label_of(Achievement)),
    ("reason", gettext_lazy("motivo sin información"), _label_of(MissingReason)),
    ("previous", gettext_lazy("cambio frente al valor anterior"), _change),
    ("surpasses", gettext_lazy("años cuya meta ya alcanza"), _years),
    ("stated", gettext_lazy("lo publicado antes"), _stated),
    ("name", gettext_lazy("nombre"), _plainly),
    ("entity", gettext_lazy("entidad a cargo"), _plainly),
    ("unit", gettext_lazy("unidad de medida"), _label_of(Unit)),
    ("direction", gettext_lazy("sentido"), _label_of(Direction)),
    ("method", gettext_lazy("cálculo del avance"), _label_of(ProgressMethod)),
)
OF_A_SERVICE: tuple[Compared, ...] = (
    ("status", gettext_lazy("situación"), _label_of(ServiceStatus)),
    ("entity", gettext_lazy("entidad a cargo"), _plainly),
    ("resources", gettext_lazy("recursos ejecutados"), _resources),
)
SHOWN = {key: shown for key, _label, shown in FIGURES}
COMPARED = (("indicators", FIGURES), ("services", OF_A_SERVICE))


def _printed(row: Mapping[str, Any], key: str, shown: Shown) -> str:
    figure = row.get(key)
    return ABSENT if figure is None else shown(figure, row)


def printed(row: Mapping[str, Any], key: str) -> str:
    """A figure of an indicator by its key in the JSON, as a reader sees it."""
    return _printed(row, key, SHOWN[key])


def _changes_of(code: str, was: Any, is_now: Any, compared: Iterable[Compared]) -> Iterator[Change]:
    for key, label, shown in compared:
        before, after = _printed(was, key, shown), _printed(is_now, key, shown)
        if before != after:
            yield Change(code, _("%(code)s: %(what)s") % {"code": code, "what": label}, before, after, key)


def _of_kind(before: Side, after: Side, name: str, compared: Iterable[Compared]) -> Iterator[Change]:
    old, new = rows_of(before, name), rows_of(after, name)
    for code in sorted({*old, *new}):
        if code in old and code in new:
            yield from _changes_of(code, old[code], new[code], compared)
        else:
            yield Change(code, code, *(_("Se reporta") if code in rows else _("No se reporta") for rows in (old, new)))


def figure_changes(before: Side, after: Side) -> Iterator[Change]:
    """By code, the indicators first."""
    names = {**names_of(before), **names_of(after)}
    same_year = before.figures["year"] == after.figures["year"]
    for name, every in COMPARED:
        compared = [one for one in every if same_year or one[0] not in OF_ONE_YEAR]
        for one in _of_kind(before, after, name, compared):
            yield Change(one.subject, one.place, one.before, one.after, one.what, names.get(one.subject, ""))


# --- counts


def _flat(branch: Any, prefix: str, listed_by: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(branch, dict):
        for name, inner in branch.items():
            if name != listed_by:
                yield from _flat(inner, f"{prefix}.{name}")
    elif isinstance(branch, list):
        for one in branch:
            yield from _flat(one, f"{prefix}.{one[listed_by]}", listed_by)
    else:
        yield prefix, branch


def counts_of(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Every count of a report by its dotted key, those that were published before included."""
    return {key: count for name in COUNTED for key, count in _flat(figures[name], name, LISTED_BY.get(name, ""))}


def count_changes(before: Side, after: Side) -> Iterator[Change]:
    """In the order of the later report."""
    old, new = counts_of(before.figures), counts_of(after.figures)
    for key in dict.fromkeys([*new, *old]):
        was, is_now = old.get(key), new.get(key)
        if was != is_now:
            unit = "\N{NO-BREAK SPACE}%" if key.endswith("_pct") else ""
            said = [ABSENT if count is None else f"{count}{unit}" for count in (was, is_now)]
            yield Change(key, place(key), *said)
