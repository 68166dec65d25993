"""What the report of the year before said of each indicator: its newest edition, or history that was published."""

import json
from collections.abc import Mapping
from dataclasses import replace

from compliance.calculation.rows import IndicatorYear, PolicyYear, Stated
from compliance.calculation.year import statuses
from compliance.choices import Achievement
from compliance.models import Policy
from compliance.report import queries


def _of_edition(figures: str) -> Mapping[str, Achievement]:
    return {one["code"]: Achievement(one["status"]) for one in json.loads(figures)["indicators"]}


def earlier_statuses(policy: Policy, rows: PolicyYear, ids: Mapping[str, int]) -> Mapping[str, Achievement] | None:
    """By indicator; None where the year before had no report. One query.

    History is computed by the rules of now from the same rows, with what was published where they cannot tell. `ids`
    are those of the indicators by code.
    """
    year = rows.year - 1
    edition, published = queries.last_report(policy, year)
    if edition is not None:
        return _of_edition(edition)
    if not published:
        return None

    def before(row: IndicatorYear) -> IndicatorYear:
        status = published.get(ids[row.code])
        return replace(row, year=year, stated=Stated(Achievement(status) if status else None))

    return statuses(replace(rows, year=year, indicators=tuple(map(before, rows.indicators))))
