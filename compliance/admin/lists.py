"""What the administration's lists show: shortened names, counts of what hangs from a row, figures, labels.

The pages that use them live in the modules named after their part of the work.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from textwrap import shorten
from typing import Any

from django.contrib import admin
from django.db.models import Count, IntegerField, Model, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from compliance.choices import Unit
from compliance.formatting import ABSENT, decimals_of, exact, number, with_unit
from compliance.models import Indicator

LONGEST_NAME = 110
LONGEST_TEXT = 160


def shortened(text: str, most: int = LONGEST_NAME) -> str:
    """The text, cut after a word where it is long; the whole of it then stands in the title."""
    if len(text) <= most:
        return text
    return format_html('<span title="{}">{}</span>', text, shorten(text, most, placeholder="…"))


@admin.display(description=_("nombre"), ordering="name")
def short_name(row: Any) -> str:
    return shortened(row.name)


@admin.display(description=_("texto"), ordering="text")
def short_text(row: Any) -> str:
    return shortened(row.text, LONGEST_TEXT)


def column(label: Any, path: str, ordering: str = "", *, boolean: bool = False) -> Callable[[Any], Any]:
    """What stands at the end of a dotted path, under a heading short enough for a list."""
    read = attrgetter(path)

    @admin.display(description=label, ordering=ordering or path.replace(".", "__"), boolean=boolean)
    def shown(row: Any) -> Any:
        found = read(row)
        return found() if callable(found) else found

    shown.__name__ = path.replace(".", "_")
    return shown


def labelled(row: Model) -> str:
    """The code or acronym, and the name where there is one: `OP.01 · Reducir la violencia`."""
    name = getattr(row, "name", "")
    return f"{row} · {shorten(name, LONGEST_NAME, placeholder='…')}" if name else str(row)


def figure(value: Decimal | None, indicator: Indicator) -> str:
    """A value or target, exact, in the unit of its indicator and with at least its decimals."""
    if value is None:
        return ABSENT
    decimals = decimals_of(exact(value, indicator.decimals or 0))
    return with_unit(value, Unit(indicator.unit) if indicator.unit else None, decimals)


def amount(value: Decimal | None) -> str:
    """A number of any kind, with all its digits."""
    return ABSENT if value is None else number(exact(value))


@dataclass(frozen=True)
class Counted:
    """How many rows of a model hang from each row of the list, through one of their foreign keys.

    `filtered` is what their own list takes to show them.
    """

    model: type[Model]
    through: str
    filtered: str = "{through}__id__exact={pk}"

    @property
    def alias(self) -> str:
        return f"{self.model._meta.model_name}_count"

    def expression(self) -> Coalesce:
        """A subquery, so that several counts in one list do not multiply each other."""
        rows = self.model._default_manager.filter(**{self.through: OuterRef("pk")}).order_by()
        counts = rows.values(self.through).annotate(count=Count("pk")).values("count")
        return Coalesce(Subquery(counts, output_field=IntegerField()), 0)

    def column(self) -> Callable[[Any], str]:
        """The count, as a link to the rows that it counts."""
        address = f"admin:{self.model._meta.app_label}_{self.model._meta.model_name}_changelist"

        @admin.display(description=self.model._meta.verbose_name_plural, ordering=self.alias)
        def shown(row: Any) -> str:
            count = number(Decimal(getattr(row, self.alias)))
            query = self.filtered.format(through=self.through, pk=row.pk)
            return format_html('<a href="{}?{}">{}</a>', reverse(address), query, count)

        shown.__name__ = self.alias
        return shown
