"""Counts that do not add up: the catalogue against its legal act, and published counts against computed ones."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal

from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from compliance.calculation.keys import counts_by_key
from compliance.calculation.reconciliation.intervals import prints_as
from compliance.calculation.reconciliation.of_counts import is_explained_by_catalogue
from compliance.calculation.rows import StructureCounts
from compliance.calculation.year import YearAssessment
from compliance.choices import Place, Severity
from compliance.findings.counted import Called
from compliance.findings.rows import Finding
from compliance.formatting import plain

NOT_COMPUTABLE = gettext_lazy("no se puede calcular")
ELEMENTS = {
    "objectives": gettext_lazy("objetivos prioritarios"),
    "objective_indicators": gettext_lazy("indicadores de objetivo"),
    "guidelines": gettext_lazy("lineamientos"),
    "guidelines_with_services": gettext_lazy("lineamientos con servicios"),
    "services": gettext_lazy("servicios"),
}


def _missing_elements(declared: StructureCounts, loaded: StructureCounts) -> Iterator[tuple[str, int, int]]:
    for field in fields(StructureCounts):
        stated, held = getattr(declared, field.name), getattr(loaded, field.name)
        if stated is not None and stated != held:
            yield field.name, stated, held


def catalogue_incomplete(year: YearAssessment) -> Iterator[Finding]:
    """The legal act declares another number of elements than the catalogue holds (contract, section 3)."""
    rows = year.policy_year
    for name, declared, loaded in _missing_elements(rows.declared, rows.loaded):
        yield Finding(
            "catalogue_incomplete",
            Severity.INFO if loaded < declared else Severity.WARNING,
            f"scope.declared.{name}",
            _("El dispositivo legal declara %(declared)s %(what)s; el catálogo registrado tiene %(loaded)s."),
            (("declared", declared), ("what", ELEMENTS[name]), ("loaded", loaded)),
            Place.CATALOGUE,
            name,
        )


def stated_count_differs(year: YearAssessment) -> Iterator[Finding]:
    """A published count is not the computed one."""
    computed_counts: Mapping[str, int | None] = counts_by_key(year)
    for key, stated in sorted(year.policy_year.stated_counts.items()):
        computed = computed_counts.get(key, 0)
        if computed is None or not prints_as(Decimal(computed), stated):
            yield _count_finding(key, Decimal(stated), computed, year)


def _count_finding(key: str, stated: Decimal, computed: int | None, year: YearAssessment) -> Finding:
    if computed is not None and is_explained_by_catalogue(key, stated, computed, year.policy_year):
        severity, template = (
            Severity.INFO,
            _(
                "El reporte publicado cuenta %(stated)s (%(what)s); el catálogo registrado, que está incompleto, "
                "contiene %(computed)s de ellos. La diferencia se debe al catálogo, no al reporte."
            ),
        )
    else:
        severity, template = (
            Severity.ERROR,
            _("El reporte publicado dice %(stated)s (%(what)s); con los datos registrados el conteo es: %(computed)s."),
        )
    values = (
        ("stated", plain(stated)),
        ("what", Called(key)),
        ("computed", NOT_COMPUTABLE if computed is None else computed),
    )
    return Finding("stated_count_differs", severity, key, template, values, Place.REPORT, key)
