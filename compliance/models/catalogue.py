"""The catalogue of a national policy: objectives, guidelines, services and their protocols.

Its indicators live in `indicators.py`, what the entities report each year in `entries.py`.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.models.bounds import code_shape
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
