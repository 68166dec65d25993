"""What stands behind each number of the page: the JSON, the series of the database, and figures by their origin.

No test lives here.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from compliance.models import Baseline, Policy, ProgressEntry, Target
from compliance.report.build import build
from tests.report import page
from tests.report.page import Node


@dataclass
class Report:
    """The page, and all that its numbers can be held against."""

    json: dict[str, Any]
    page: Node
    series: Mapping[str, Mapping[str, Mapping[int, Decimal]]]

    def __post_init__(self) -> None:
        self.indicators = {one["code"]: one for one in self.json["indicators"]}
        self.services = {one["code"]: one for one in self.json["services"]}

    def at(self, key: str) -> Any:
        """What the JSON holds under a dotted key, in lists by code."""
        here: Any = self.json
        rest = key
        while rest:
            name, _, rest = rest.partition(".")
            if isinstance(here, list):
                here, rest = self._of_list(here, f"{name}.{rest}")
            else:
                here = here[name] if name in here else here[key.removeprefix("scope.stated.")]
                rest = "" if here is None or isinstance(here, int | str) else rest
        return here

    def _of_list(self, rows: list[dict[str, Any]], rest: str) -> tuple[dict[str, Any], str]:
        for row in rows:
            code = row.get("entity") if "services" not in row and "service_counts" not in row else row["objective"]
            if rest.startswith(f"{code}."):
                return row, rest.removeprefix(f"{code}.")
        raise KeyError(rest)


def series_of(policy: Policy) -> dict[str, dict[str, dict[int, Decimal]]]:
    """The approved values, and targets and base lines in force, of every year, by indicator."""
    of_policy = {"indicator__policy": policy, "value__isnull": False}
    sources = {
        "value": ProgressEntry.objects.approved(),
        "target": Target.objects.in_force(),
        "baseline": Baseline.objects.in_force(),
    }
    found: dict[str, dict[str, dict[int, Decimal]]] = {}
    for kind, rows in sources.items():
        for code, year, figure in rows.filter(**of_policy).values_list("indicator__code", "year", "value"):
            found.setdefault(code, {name: {} for name in sources})[kind][year] = figure
    return found


def report_of(policy: Policy, year: int) -> Report:
    pair = json.loads(build(policy, year, "json")), page.read(build(policy, year, "html"))
    return Report(*pair, series_of(policy))


def same(printed: str, known: Decimal | int | str) -> bool:
    """Whether a printed number is the known one rounded half up to the decimals that it is printed with."""
    (shown,) = page.numbers(printed.removeprefix("S/"))
    return shown == abs_rounded(shown, Decimal(known))


def abs_rounded(shown: Decimal, known: Decimal) -> Decimal:
    rounded = known.quantize(Decimal(1).scaleb(shown.as_tuple().exponent), ROUND_HALF_UP)
    return rounded.copy_sign(shown)


def of_indicator(report: Report, code: str, name: str) -> Decimal:
    one, series = report.indicators[code], report.series[code]
    what, _, year = name.partition(".")
    if what == "times_target":
        return Decimal(one["value"]) / Decimal(one["target"])
    if not year:
        return Decimal(one[what])
    if what == "since_baseline":
        return Decimal(one["value"]) - series["baseline"][int(year)]
    if what == "change":
        return Decimal(one["value"]) - series["value"][int(year)]
    return series[what][int(year)]


def of_service(report: Report, code: str, name: str) -> Decimal | int:
    resources = report.services[code]["resources"]
    money = {"modified_budget": "modified", "executed_budget": "executed", "executed_share": "executed_pct"}
    if name in money:
        return Decimal(resources[money[name]])
    statuses = [report.indicators[one]["status"] for one in report.services[code]["indicators"]]
    return len(statuses) if name == "total" else statuses.count(name)


def services_with(report: Report, status: str, objective: str = "") -> int:
    return len(
        {
            one["service"]
            for one in report.indicators.values()
            if one["service"] and one["status"] == status and one["objective"].startswith(objective)
        }
    )


def of_policy(report: Report, name: str) -> int:
    if name.startswith("changes."):
        return report.json["since_last_report"][name.removeprefix("changes.")]
    if name == "services_with_resources":
        return sum(one["resources"] is not None for one in report.services.values())
    return services_with(report, name.removeprefix("services_with_"))


def of_objective(report: Report, code: str, name: str) -> int:
    if name == "services_with_not_achieved":
        return services_with(report, "not_achieved", code)
    entity = name.removeprefix("indicators.")
    own = [one for one in report.indicators.values() if one["objective"] == code and not one["service"]]
    return sum(one["entity"] == entity for one in own)


def known_figure(report: Report, origin: str) -> Decimal | int | str:
    """What stands behind a figure, by its origin; an origin of an unknown form is an error."""
    if origin.startswith("stated."):
        return report.json["scope"]["stated"][origin.removeprefix("stated.")]
    if origin[0].islower():
        return report.at(origin)
    of_element: list[tuple[Any, Callable[[Report, str, str], Any]]] = [
        (report.indicators, of_indicator),
        (report.services, of_service),
        ([one["objective"] for one in report.json["by_objective"]], of_objective),
    ]
    for codes, known in of_element:
        for code in codes:
            if origin.startswith(f"{code}."):
                return known(report, code, origin.removeprefix(f"{code}."))
    policy = report.json["policy"]["code"]
    assert origin.startswith(f"{policy}."), origin
    return of_policy(report, origin.removeprefix(f"{policy}."))
