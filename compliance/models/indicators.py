"""The catalogue's indicators, with their base lines, targets and breaks of series."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.choices import Direction, Level, ProgressMethod, Unit
from compliance.models.bounds import Version, exact_figure, one_of, year_between
from compliance.models.catalogue import Element, PriorityObjective, Service
from compliance.models.people import Entity
from compliance.models.tracking import tracked

MOST_DECIMALS = 10


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    """Indicators, in the words of the field."""

    def of_objectives(self) -> "IndicatorQuerySet":
        return self.filter(objective__isnull=False)

    def of_services(self) -> "IndicatorQuerySet":
        return self.filter(service__isnull=False)

    def with_target(self, year: int) -> "IndicatorQuerySet":
        return self.filter(targets__year=year, targets__valid_until__isnull=True)


@tracked
class Indicator(Element):
    """Measures a priority objective or a service: exactly one of the two."""

    objective = models.ForeignKey(
        PriorityObjective,
        verbose_name=_("objetivo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    service = models.ForeignKey(
        Service,
        verbose_name=_("servicio"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indicators",
    )
    entity = models.ForeignKey(
        Entity, verbose_name=_("entidad responsable"), on_delete=models.PROTECT, related_name="indicators"
    )
    unit = models.CharField(_("unidad de medida"), max_length=20, choices=Unit.choices, blank=True)
    direction = models.CharField(_("sentido esperado"), max_length=20, choices=Direction.choices, blank=True)
    method = models.CharField(_("método de avance"), max_length=20, choices=ProgressMethod.choices, blank=True)
    baseline_year = models.PositiveSmallIntegerField(_("año base"), null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(
        _("decimales"), null=True, blank=True, validators=[MaxValueValidator(MOST_DECIMALS)]
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta(Element.Meta):
        verbose_name = _("indicador")
        verbose_name_plural = _("indicadores")
        constraints = [
            *Element.code_constraints("indicator"),
            models.CheckConstraint(
                condition=Q(objective__isnull=False, service__isnull=True)
                | Q(objective__isnull=True, service__isnull=False),
                name="indicator_of_objective_or_service",
                violation_error_message=_("Indique un objetivo o un servicio: exactamente uno de los dos."),
            ),
            one_of("unit", Unit.values, "indicator_unit_is_known"),
            one_of("direction", Direction.values, "indicator_direction_is_known"),
            one_of("method", ProgressMethod.values, "indicator_method_is_known"),
            year_between("baseline_year", "indicator_baseline_year_in_range"),
            models.CheckConstraint(
                condition=Q(decimals__isnull=True) | Q(decimals__lte=MOST_DECIMALS), name="indicator_decimals_up_to_ten"
            ),
        ]

    @property
    def superior(self) -> Element | None:
        return self.objective or self.service

    @property
    def level(self) -> Level:
        return Level.OBJECTIVE if self.objective_id else Level.SERVICE


@tracked
class Baseline(Version):
    """The value of a year from which targets start."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicador"), on_delete=models.CASCADE, related_name="baselines"
    )
    year = models.PositiveSmallIntegerField(_("año"))
    value = exact_figure(_("valor"))

    class Meta:
        verbose_name = _("línea de base")
        verbose_name_plural = _("líneas de base")
        ordering = ["indicator", "year"]
        constraints = Version.version_constraints("baseline")

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


@tracked
class Target(Version):
    """The value to be reached in a year. Without a value the target exists and its figure is unknown."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicador"), on_delete=models.CASCADE, related_name="targets"
    )
    year = models.PositiveSmallIntegerField(_("año"))
    value = exact_figure(_("valor"), help_text=_("Vacío si la meta existe y no se conoce su cifra."))

    class Meta:
        verbose_name = _("meta")
        verbose_name_plural = _("metas")
        ordering = ["indicator", "year"]
        constraints = Version.version_constraints("target")

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


@tracked
class SeriesBreak(models.Model):
    """From this year on an indicator's values are not comparable with the earlier ones."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicador"), on_delete=models.CASCADE, related_name="series_breaks"
    )
    year = models.PositiveSmallIntegerField(_("desde el año"))
    reason = models.CharField(_("qué cambió"), max_length=300, blank=True)
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("quiebre de la serie")
        verbose_name_plural = _("quiebres de la serie")
        ordering = ["indicator_id", "year"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "year"], name="series_break_one_per_year"),
            year_between("year", "series_break_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
