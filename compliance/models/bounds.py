"""Field shapes and constraints that several tables share: years, exact figures, codes, dated validity."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

FIRST_YEAR, LAST_YEAR = 1990, 2100

# Room for any amount of the public budget and for 12 significant digits of the smallest rate.
DIGITS, DECIMAL_PLACES = 40, 20

code_shape = RegexValidator(
    r"^[A-Z0-9]+([.\-][A-Z0-9]+)*\Z",
    _("Use letras mayúsculas y números separados por puntos, como OP.01 o SS.01.02.02."),
)


def exact_figure(label: Any, **options: Any) -> "models.DecimalField[Any, Any]":
    """A nullable figure, stored without rounding."""
    options = {"null": True, "blank": True, **options}
    return models.DecimalField(label, max_digits=DIGITS, decimal_places=DECIMAL_PLACES, **options)


def amount(label: Any) -> "models.DecimalField[Any, Any]":
    """An optional amount of money, in soles with cents."""
    return models.DecimalField(label, max_digits=16, decimal_places=2, null=True, blank=True)


def year_between(field: str, name: str) -> models.CheckConstraint:
    """Years run from 1990 to 2100 (contract, section 2)."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__range": (FIRST_YEAR, LAST_YEAR)}),
        name=name,
        violation_error_message=_("El año debe estar entre 1990 y 2100."),
    )


def one_of(field: str, choices: list[str], name: str) -> models.CheckConstraint:
    """The column holds one of the codes, or nothing."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": ["", *choices]}),
        name=name,
        violation_error_message=_("El valor no es una de las opciones."),
    )


class VersionQuerySet(models.QuerySet[Any]):
    """Figures that are replaced by newer ones and kept."""

    def in_force(self) -> "VersionQuerySet":
        return self.filter(valid_until__isnull=True)


class Version(models.Model):
    """A figure set by a legal instrument; replacing it closes its validity and keeps the row."""

    legal_instrument = models.CharField(_("dispositivo legal"), max_length=300, blank=True)
    valid_from = models.DateField(_("vigente desde"), null=True, blank=True)
    valid_until = models.DateField(
        _("vigente hasta"), null=True, blank=True, help_text=_("Vacío mientras la cifra esté vigente.")
    )
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def version_constraints(cls, table: str) -> list[models.BaseConstraint]:
        return [
            models.UniqueConstraint(
                fields=["indicator", "year"],
                condition=Q(valid_until__isnull=True),
                name=f"{table}_one_in_force",
                violation_error_message=_("Ya hay una cifra vigente para ese año: ciérrela antes de agregar otra."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True) | Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name=f"{table}_validity_runs_forward",
                violation_error_message=_("La vigencia termina antes de empezar."),
            ),
            year_between("year", f"{table}_year_in_range"),
        ]
