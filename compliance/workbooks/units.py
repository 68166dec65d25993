"""What another unit of an indicator means for the figures that are stored of it: judged, and divided, once more.

A catalogue that changes a unit need not bring those figures; what it does bring is judged by its own sheet.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.choices import Unit
from compliance.formatting import exact, listed, plain
from compliance.models import Baseline, Indicator, Policy, ProgressEntry, Target
from compliance.workbooks.entry_checks import reserved_years
from compliance.workbooks.fraction import is_storable, value_of
from compliance.workbooks.readings import Refusal

HEADER = "unidad_medida"


@dataclass(frozen=True, slots=True)
class Remeasured:
    """What is wrong with an indicator's new unit, and what it changed; `indicator` is its code."""

    indicator: str
    refusals: tuple[Refusal, ...] = ()
    cautions: tuple[Refusal, ...] = ()


def units_of(policy: Policy) -> Mapping[int, str]:
    """The unit of each indicator, by primary key."""
    return dict(Indicator.objects.filter(policy=policy).values_list("pk", "unit"))


def remeasure(policy: Policy, before: Mapping[int, str]) -> Iterator[Remeasured]:
    """Every indicator whose unit is another than before: values given as fractions are divided again (historical years
    alone), and what the new unit does not admit is refused."""
    rows = Indicator.objects.filter(policy=policy).order_by("code")
    changed = [one for one in rows if one.pk in before and one.unit != before[one.pk]]
    reserved = reserved_years(policy) if changed else set()
    for indicator in changed:
        entries = _of_another_value(indicator)
        untouchable = [entry.year for entry in entries if entry.year in reserved or not is_storable(entry.value)]
        refusals = (*_kept_fractions(untouchable), *_negative(indicator))
        if not untouchable:
            ProgressEntry.objects.bulk_update(entries, ["value"])
        yield Remeasured(indicator.code, refusals, tuple(_divided(indicator, entries)))


def _of_another_value(indicator: Indicator) -> list[ProgressEntry]:
    """The entries whose fraction comes to another value in the new unit, with that value."""
    found = []
    for entry in indicator.entries.filter(denominator__isnull=False).order_by("year"):
        value = value_of(entry.numerator, entry.denominator, indicator.unit)
        if value != entry.value:
            entry.value = value
            found.append(entry)
    return found


def _kept_fractions(years: Iterable[int]) -> Iterator[Refusal]:
    found = _("un valor de %(year)s dado con numerador y denominador que ya no cambia")
    for year in years:
        yield Refusal(HEADER, _("la unidad con que se registró"), found % {"year": year})


def _divided(indicator: Indicator, entries: list[ProgressEntry]) -> Iterator[Refusal]:
    if entries:
        template = ngettext(
            "%(code)s: con la nueva unidad se calculó otra vez el valor de %(years)s, dado con numerador y denominador",
            "%(code)s: con la nueva unidad se calcularon otra vez los valores de %(years)s, dados con numerador y "
            "denominador",
            len(entries),
        )
        words = {"code": indicator.code, "years": listed([str(entry.year) for entry in entries])}
        yield Refusal(HEADER, "", template % words)


def _negative(indicator: Indicator) -> Iterator[Refusal]:
    """Every unit is at least 0 but a rate of variation (contract, section 2): a base line, a target or a value that is
    stored and in force."""
    found = _("una cifra negativa ya registrada (%(figure)s)")
    for figure in _below_zero(indicator) if indicator.unit not in ("", Unit.VARIATION) else ():
        yield Refusal(HEADER, _("una unidad que la admita"), found % {"figure": figure})


def _below_zero(indicator: Indicator) -> Iterator[str]:
    kinds = (
        (_("línea de base de %(year)s: %(value)s"), Baseline.objects.in_force()),
        (_("meta de %(year)s: %(value)s"), Target.objects.in_force()),
        (_("valor de %(year)s: %(value)s"), ProgressEntry.objects.all()),
    )
    for template, rows in kinds:
        below = rows.filter(indicator=indicator, value__lt=Decimal(0)).order_by("year")
        for year, value in below.values_list("year", "value"):
            yield template % {"year": year, "value": plain(exact(value))}
