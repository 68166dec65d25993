"""The rules of the progress workbook that no single column can state, one small function each.

Those that it shares with the catalogue are in `checks.py`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.formatting import decimals_of, plain, rounded
from compliance.models import (
    Entity,
    Policy,
    PriorityObjective,
    ProgressEntry,
    ReportEdition,
    ReportingCycle,
    ServiceEntry,
    StatedFigure,
)
from compliance.models.bounds import FIRST_YEAR, LAST_YEAR
from compliance.workbooks.fraction import agree, is_storable
from compliance.workbooks.readings import Reading, Refusal, over
from compliance.workbooks.scope import Scope
from compliance.workbooks.stated_keys import is_stated_key


@dataclass(frozen=True)
class Reservation:
    """Years that a load must leave alone, and what is accepted in their stead."""

    years: Callable[[Policy], set[int]]
    accepted: str | Promise


def _years_entered_here(policy: Policy) -> set[int]:
    of_indicators = ProgressEntry.objects.entered_here().filter(indicator__policy=policy).values_list("year")
    of_services = ServiceEntry.objects.entered_here().filter(service__policy=policy).values_list("year")
    return {year for (year,) in of_indicators.union(of_services)}


def _years_open(policy: Policy) -> set[int]:
    """A cycle that has closed is still open for whom it was extended."""
    now = timezone.now()
    open_or_extended = Q(closes_at__gt=now) | Q(extensions__closes_at__gt=now)
    cycles = ReportingCycle.objects.filter(open_or_extended, policy=policy, opens_at__lte=now)
    return set(cycles.values_list("year", flat=True))


def _years_published(policy: Policy) -> set[int]:
    return set(ReportEdition.objects.published().filter(policy=policy).values_list("year", flat=True))


def _years_not_published(policy: Policy) -> set[int]:
    return set(range(FIRST_YEAR, LAST_YEAR + 1)) - _years_published(policy)


# Historical data must not touch what was made in the application (contract, section 1), and what was published changes
# by a correction alone.
MADE_HERE: tuple[Reservation, ...] = (
    Reservation(_years_entered_here, gettext_lazy("un año sin registros hechos en la aplicación")),
    Reservation(_years_open, gettext_lazy("un año sin ciclo de reporte abierto")),
)
OF_AN_IMPORT = (
    *MADE_HERE,
    Reservation(
        _years_published,
        gettext_lazy("un año sin edición publicada del reporte; lo publicado se corrige con correct_progress"),
    ),
)
OF_A_CORRECTION = (
    *MADE_HERE,
    Reservation(_years_not_published, gettext_lazy("un año con una edición publicada que corregir")),
)


def reserved_years(policy: Policy) -> set[int]:
    """The years whose data no import may change."""
    return {year for reservation in OF_AN_IMPORT for year in reservation.years(policy)}


def free_years(readings: Sequence[Reading], scope: Scope) -> Iterator[tuple[Reading, Refusal]]:
    """Each reserved year is told once for the whole workbook; none of its rows is loaded."""
    if scope.policy is None:
        return
    for reservation in OF_A_CORRECTION if scope.is_correction else OF_AN_IMPORT:
        reserved = reservation.years(scope.policy) if readings else set()
        for reading in readings:
            year = reading.values.get("year")
            if year not in reserved:
                continue
            if year not in scope.told_years:
                scope.told_years.add(year)
                yield reading, Refusal("anio", str(reservation.accepted))
            reading.waits = True


@over("numerator", "denominator")
def whole_fraction(entry: ProgressEntry, reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """Numerator and denominator stand together, and nothing is divided by zero."""
    accepted = _("numerador y denominador, o ninguno de los dos")
    if entry.numerator is not None and entry.denominator is None:
        yield Refusal(reading.standing("numerador", "denominador"), accepted, _("un numerador sin denominador"))
    elif entry.numerator is None and entry.denominator is not None:
        yield Refusal(reading.standing("denominador", "numerador"), accepted, _("un denominador sin numerador"))
    elif entry.denominator == 0:
        yield Refusal("denominador", _("un denominador distinto de cero"))


@over("indicator", "value", "numerator", "denominator")
def value_of_its_fraction(entry: ProgressEntry, reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """A value beside its fraction agrees with it at the indicator's decimals, else at those it is written with."""
    if entry.value is None or not entry.denominator or entry.numerator is None:
        return
    if not is_storable(entry.value):
        yield Refusal(
            reading.standing("numerador", "denominador"), _("una división con un resultado de hasta 20 cifras enteras")
        )
        return
    given = reading.values.get("value")
    indicator = scope.indicators.get(entry.indicator_id)
    if given is None or indicator is None:
        return
    decimals = decimals_of(given) if indicator.decimals is None else indicator.decimals
    if not agree(given, entry.value, decimals):
        words = {"value": plain(rounded(entry.value, decimals))}
        yield Refusal("valor", _("el valor que resulta del numerador y el denominador: %(value)s") % words)


@over("indicator", "service")
def indicator_or_service(_action: object, reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """An action is for an indicator or for a service: exactly one of the two."""
    indicator, service = reading.values.get("indicator"), reading.values.get("service")
    accepted = _("un indicador o un servicio: exactamente uno de los dos")
    if indicator and service:
        yield Refusal("servicio", accepted, _("una acción con indicador y con servicio"))
    elif not indicator and not service:
        yield Refusal(reading.standing("indicador", "servicio"), accepted, _("una acción sin indicador ni servicio"))


@over("since", "year")
def since_an_earlier_year(_change: object, reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """A change runs from an earlier year to the reported one."""
    if reading.values["since"] >= reading.values["year"]:
        yield Refusal("desde", _("un año anterior a %(year)s") % {"year": reading.values["year"]})


KEY_HINTS = {
    "by_entity.": gettext_lazy(
        "una clave como by_entity.SIGLA.service.achieved, con la sigla de una entidad registrada"
    ),
    "by_objective.": gettext_lazy(
        "una clave como by_objective.CÓDIGO.counts.service.achieved, con el código de un objetivo registrado"
    ),
    "": gettext_lazy("una clave de los conteos del reporte, como counts.service.achieved"),
}


@over("key")
def known_key(figure: StatedFigure, _reading: Reading, scope: Scope) -> Iterator[Refusal]:
    """A published count is stated under a key of the report's JSON."""
    if not is_stated_key(figure.key, scope.ids(Entity), scope.ids(PriorityObjective)):
        hint = next(hint for prefix, hint in KEY_HINTS.items() if figure.key.startswith(prefix))
        yield Refusal("clave", str(hint))


@over("key", "value")
def whole_count(figure: StatedFigure, _reading: Reading, _scope: Scope) -> Iterator[Refusal]:
    """Indicators and services are counted whole; only percentages may be published with decimals."""
    if figure.value and not figure.key.endswith("_pct") and Decimal(figure.value) % 1:
        yield Refusal("valor", _("un número entero, porque la clave no es un porcentaje"))
