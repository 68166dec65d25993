"""Days in cells: dates, and days of approval of which sometimes only the year is known; and back into cells."""

import re
from datetime import date, datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from compliance.models.bounds import FIRST_YEAR, LAST_YEAR
from compliance.workbooks.figures import CellRefused, year
from compliance.workbooks.grid import Cell

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOCAL_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


class ApprovalDay(NamedTuple):
    """When a protocol was approved; where only the year is known, its last day (contract, section 3)."""

    on: date
    only_year_known: bool


def day(cell: Cell) -> date | None:
    """A date cell, `2021-10-05` or `05/10/2021`, in the years of the contract."""
    found = _day(cell.strip()) if isinstance(cell, str) else cell
    if found is None or found == "":
        return None
    if isinstance(found, datetime):
        found = found.date()
    if not isinstance(found, date) or not FIRST_YEAR <= found.year <= LAST_YEAR:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise CellRefused(_("una fecha entre %(first)s y %(last)s, como 2021-10-05 o 05/10/2021") % years)
    return found


def _day(text: str) -> date | str:
    """The day that the text names, or the text itself where it names none."""
    iso, local = _ISO_DAY.fullmatch(text), _LOCAL_DAY.fullmatch(text)
    if iso:
        year_month_day = iso.groups()
    elif local:
        year_month_day = local.groups()[::-1]
    else:
        return text
    try:
        return date(*map(int, year_month_day))
    except ValueError:
        return text


def approval_day(cell: Cell) -> ApprovalDay | None:
    """A date; or a year where no more is known, which counts as its 31 December (contract, section 3)."""
    try:
        only = year(cell)
    except CellRefused:
        only = None
    if only is not None:
        return ApprovalDay(date(only, 12, 31), True)
    try:
        on = day(cell)
    except CellRefused as refused:
        years = {"first": FIRST_YEAR, "last": LAST_YEAR}
        accepted = _("una fecha como 2021-10-05, o un año, entre %(first)s y %(last)s") % years
        raise CellRefused(accepted) from refused
    return None if on is None else ApprovalDay(on, False)


def approval_day_cell(value: ApprovalDay | None) -> Cell:
    """The date, or the year where no more is known."""
    if value is None:
        return None
    return value.on.year if value.only_year_known else value.on
