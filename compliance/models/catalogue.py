"""The catalogue of a national policy: objectives, guidelines, services, indicators, base lines, targets, protocols.

What the entities report about it each year lives in `entries.py`.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.choices import Direction, Level, ProgressMethod, Unit
from compliance.models.bounds import Version, code_shape, exact_figure, one_of, year_between
from compliance.models.people import Entity
from compliance.models.tracking import tracked


@tracked
class Policy(models.Model):
    """A national policy. The declared figures are those of its legal act, whatever the catalogue holds."""

    code = models.CharField(_("código"), max_length=30, unique=True, validators=[code_shape])
    name = models.CharField(_("nombre"), max_length=300, blank=True)
    lead_entity = models.ForeignKey(
        Entity,
        verbose_name=_("ministerio rector o conductor"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="led_policies",
    )
    legal_instrument = models.CharField(_("dispositivo legal"), max_length=300, blank=True)
    legal_instrument_date = models.DateField(_("fecha del dispositivo"), null=True, blank=True)
    public_problem = models.TextField(_("problema público"), blank=True)
    declared_objectives = models.PositiveIntegerField(_("objetivos declarados"), null=True, blank=True)
    declared_objective_indicators = models.PositiveIntegerField(
        _("indicadores de objetivo declarados"), null=True, blank=True
    )
    declared_guidelines = models.PositiveIntegerField(_("lineamientos declarados"), null=True, blank=True)
    declared_guidelines_with_services = models.PositiveIntegerField(
        _("lineamientos con servicios declarados"), null=True, blank=True
    )
    declared_services = models.PositiveIntegerField(_("servicios declarados"), null=True, blank=True)
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("política nacional")
        verbose_name_plural = _("políticas nacionales")
        ordering = ["code"]
        constraints = [models.CheckConstraint(condition=~Q(code=""), name="policy_has_code")]

    def __str__(self) -> str:
        return self.code


class Element(models.Model):
    """What every element of a policy has. Its code is unique within the policy.

    `policy` repeats what the parent already says, so that the database can keep codes unique; a foreign
    key over both columns (see the first migration) makes sure that the two never disagree.
    """

    policy = models.ForeignKey(
        Policy,
        verbose_name=_("política"),
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        editable=False,
    )
    code = models.CharField(_("código"), max_length=40, validators=[code_shape])
    name = models.TextField(_("nombre"), blank=True)
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    class Meta:
        abstract = True
        ordering = ["policy", "code"]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.take_policy()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        # Forms leave out constraints over fields that they do not show, and `policy` is one.
        self.take_policy()
        same_code = type(self)._default_manager.filter(policy_id=self.policy_id, code=self.code)
        if same_code.exclude(pk=self.pk).exists():
            raise ValidationError({"code": _("Ya existe ese código en la política.")})

    @property
    def superior(self) -> "Element | None":
        """The element that this one hangs from."""
        return None

    def take_policy(self) -> None:
        """The policy is the superior's; call it before saving in bulk."""
        if self.superior is not None:
            self.policy_id = self.superior.policy_id

    @classmethod
    def code_constraints(cls, table: str) -> list[models.BaseConstraint]:
        return [
            models.UniqueConstraint(
                fields=["policy", "code"],
                name=f"{table}_code_is_unique_in_policy",
                violation_error_message=_("Ya existe ese código en la política."),
            ),
            models.CheckConstraint(condition=~Q(code=""), name=f"{table}_has_code"),
        ]


@tracked
class PriorityObjective(Element):
    """A priority objective (OP)."""

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="objectives")

    class Meta(Element.Meta):
        verbose_name = _("objetivo prioritario")
        verbose_name_plural = _("objetivos prioritarios")
        constraints = Element.code_constraints("objective")


@tracked
class Guideline(Element):
    """A guideline (lineamiento) under an objective."""

    objective = models.ForeignKey(
        PriorityObjective, verbose_name=_("objetivo"), on_delete=models.PROTECT, related_name="guidelines"
    )

    class Meta(Element.Meta):
        verbose_name = _("lineamiento")
        verbose_name_plural = _("lineamientos")
        constraints = Element.code_constraints("guideline")

    @property
    def superior(self) -> Element | None:
        return self.objective if self.objective_id else None


@tracked
class Service(Element):
    """What an entity delivers to people under a guideline."""

    guideline = models.ForeignKey(
        Guideline, verbose_name=_("lineamiento"), on_delete=models.PROTECT, related_name="services"
    )
    entity = models.ForeignKey(
        Entity, verbose_name=_("entidad responsable"), on_delete=models.PROTECT, related_name="services"
    )
    organisational_unit = models.ForeignKey(
        Entity,
        verbose_name=_("unidad a cargo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services_in_charge",
        help_text=_("Una unidad dentro de la entidad responsable."),
    )

    class Meta(Element.Meta):
        verbose_name = _("servicio")
        verbose_name_plural = _("servicios")
        constraints = Element.code_constraints("service")

    @property
    def superior(self) -> Element | None:
        return self.guideline if self.guideline_id else None

    def clean(self) -> None:
        super().clean()
        unit = self.organisational_unit
        if unit and self.entity_id and self.entity not in unit.ancestors():
            raise ValidationError({"organisational_unit": _("La unidad no pertenece a la entidad responsable.")})


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
    decimals = models.PositiveSmallIntegerField(_("decimales"), null=True, blank=True)

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
                condition=Q(decimals__isnull=True) | Q(decimals__lte=10), name="indicator_decimals_up_to_ten"
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


@tracked
class Protocol(models.Model):
    """The document that designs a service; its approval brings the service into the report's scope."""

    service = models.OneToOneField(
        Service, verbose_name=_("servicio"), on_delete=models.CASCADE, related_name="protocol"
    )
    approved_on = models.DateField(_("aprobado el"), null=True, blank=True)
    only_year_known = models.BooleanField(
        _("solo se conoce el año"),
        default=False,
        help_text=_("La fecha es entonces el 31 de diciembre de ese año."),
    )
    legal_instrument = models.CharField(_("dispositivo"), max_length=300, blank=True)
    source = models.CharField(_("fuente del dato"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("protocolo")
        verbose_name_plural = _("protocolos")
        ordering = ["service"]
        constraints = [
            models.CheckConstraint(
                condition=Q(only_year_known=False) | Q(approved_on__month=12, approved_on__day=31),
                name="protocol_year_counts_as_its_last_day",
                violation_error_message=_("Si solo se conoce el año, la fecha es el 31 de diciembre."),
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | Q(approved_on__year__range=(1990, 2100)),
                name="protocol_year_in_range",
                violation_error_message=_("El año debe estar entre 1990 y 2100."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.service)
