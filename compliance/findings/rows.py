"""What a finding is, and what people wrote that the rules may look at beside the calculated rows."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from django.utils.translation import gettext

from compliance.calculation.rows import Assessment
from compliance.choices import Place, Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up: where, how grave, and what a person should know or decide.

    `subject` is the code of an indicator or service, or a dotted key of the contract's section 5. The message is
    worded when it is read: `template` is its msgid, `values` its arguments. `place` and `field` say where to mend it.
    """

    code: str
    severity: Severity
    subject: str
    template: str
    values: tuple[tuple[str, Hashable], ...] = ()
    place: Place = Place.VALUE
    field: str = ""

    @property
    def message(self) -> str:
        worded = gettext(self.template)
        return worded % dict(self.values) if self.values else worded


def about(
    code: str,
    severity: Severity,
    assessment: Assessment,
    template: str,
    *,
    place: Place = Place.VALUE,
    field: str = "value",
    **values: Hashable,
) -> Finding:
    """A finding about an indicator, with the arguments of its message by name."""
    return Finding(code, severity, assessment.indicator.code, template, tuple(values.items()), place, field)


class Passage(NamedTuple):
    """One text of an entry, and the field that holds it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What people wrote about one indicator's or one service's year.

    `earlier` are the texts of the same element a year before; `numerator` and `denominator` those of the value.
    """

    code: str
    year: int
    explanation: str = ""
    context: str = ""
    note: str = ""
    measures: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    def passages(self) -> Iterator[Passage]:
        """Every text that says something, in the order of a form."""
        for field in ("explanation", "context", "note"):
            if text := getattr(self, field):
                yield Passage(field, text)
        yield from (Passage("measures", text) for text in self.measures if text)
        yield from (Passage("actions", text) for text in self.actions if text)
