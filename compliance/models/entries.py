"""What is reported: an indicator's year and a service's year, and how other rows belong to one of the two.

An entry without a cycle is historical: it was published before the application and is imported as approved.
How an entry comes to be approved lives in `entries/`.
"""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from compliance.choices import Achievement, EntryStatus, MissingReason
from compliance.models.bounds import amount, exact_figure, one_of, year_between
from compliance.models.catalogue import Service
from compliance.models.cycle import ReportingCycle
from compliance.models.indicators import Indicator
from compliance.models.people import User
from compliance.models.tracking import tracked

STATED_STATUSES = [Achievement.ACHIEVED, Achievement.NOT_ACHIEVED, Achievement.NO_INFORMATION]


class EntryQuerySet(models.QuerySet[Any]):
    """Entries of either kind, in the words of the field."""

    def approved(self) -> "EntryQuerySet":
        return self.filter(status=EntryStatus.APPROVED)

    def historical(self) -> "EntryQuerySet":
        return self.filter(cycle__isnull=True)

    def entered_here(self) -> "EntryQuerySet":
        return self.filter(cycle__isnull=False)

    def published(self) -> "EntryQuerySet":
        """Historical indicators' entries of a year whose report was published, not of an earlier value cited there."""
        return self.historical().exclude(stated_status="")


class Entry(models.Model):
    """What an indicator's year and a service's year have in common."""

    year = models.PositiveSmallIntegerField(_("año"))
    cycle = models.ForeignKey(
        ReportingCycle,
        verbose_name=_("ciclo"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        help_text=_("Vacío en los datos históricos."),
    )
    status = models.CharField(_("estado"), max_length=20, choices=EntryStatus.choices, default=EntryStatus.DRAFT)

    version = models.PositiveIntegerField(_("versión"), default=0, editable=False)
    edited_by = models.ForeignKey(
        User,
        verbose_name=_("última edición de"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    edited_at = models.DateTimeField(_("última edición"), null=True, blank=True, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def entry_constraints(cls, table: str, subject: str) -> list[models.BaseConstraint]:
        return [
            models.UniqueConstraint(fields=[subject, "year"], name=f"{table}_one_per_year"),
            models.CheckConstraint(condition=Q(status__in=EntryStatus.values), name=f"{table}_status_is_known"),
            models.CheckConstraint(
                condition=Q(cycle__isnull=False) | Q(status=EntryStatus.APPROVED),
                name=f"{table}_history_is_approved",
            ),
            models.CheckConstraint(
                condition=Q(edited_by__isnull=True, edited_at__isnull=True)
                | Q(edited_by__isnull=False, edited_at__isnull=False),
                name=f"{table}_edited_by_someone_at_some_time",
            ),
            year_between("year", f"{table}_year_in_range"),
        ]


@tracked
class ProgressEntry(Entry):
    """An indicator's year: its value or why there is none, and what explains it.

    The `stated_` figures are those of a published report, as text, so that their decimals are known.
    """

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicador"), on_delete=models.PROTECT, related_name="entries"
    )
    value = exact_figure(_("valor"))
    numerator = exact_figure(_("numerador"))
    denominator = exact_figure(_("denominador"))
    missing_reason = models.CharField(
        _("motivo sin información"), max_length=30, choices=MissingReason.choices, blank=True
    )
    expected_on = models.DateField(_("fecha prevista"), null=True, blank=True)
    explanation = models.TextField(_("explicación"), blank=True)
    context = models.TextField(_("contexto"), blank=True)
    note = models.TextField(_("nota al pie"), blank=True)
    source = models.CharField(_("fuente del valor"), max_length=500, blank=True)
    stated_status = models.CharField(
        _("estado publicado"),
        max_length=20,
        blank=True,
        choices=[(status.value, status.label) for status in STATED_STATUSES],
    )
    stated_progress = models.CharField(_("avance publicado"), max_length=40, blank=True)
    stated_gap = models.CharField(_("brecha publicada"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("avance de un indicador")
        verbose_name_plural = _("avances de indicadores")
        ordering = ["indicator", "year"]
        constraints = [
            *Entry.entry_constraints("progress_entry", "indicator"),
            one_of("missing_reason", MissingReason.values, "progress_entry_reason_is_known"),
            one_of(
                "stated_status",
                [str(one) for one in STATED_STATUSES],
                "progress_entry_stated_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(stated_status="", stated_progress="", stated_gap="") | Q(cycle__isnull=True),
                name="progress_entry_only_history_is_stated",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False, value__isnull=False) & ~Q(denominator=0),
                name="progress_entry_fraction_is_whole",
                violation_error_message=_("Indique numerador y denominador; el denominador no puede ser cero."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


@tracked
class ServiceEntry(Entry):
    """A service's year: what the entity says of its protocol, and the actions for the service as a whole."""

    service = models.ForeignKey(Service, verbose_name=_("servicio"), on_delete=models.PROTECT, related_name="entries")
    protocol_is_approved = models.BooleanField(_("tiene protocolo aprobado"), null=True, blank=True)
    protocol_approved_on = models.DateField(_("protocolo aprobado el"), null=True, blank=True)
    protocol_instrument = models.CharField(_("dispositivo que lo aprueba"), max_length=300, blank=True)
    modified_budget = amount(_("presupuesto modificado (S/)"))
    executed_budget = amount(_("presupuesto ejecutado (S/)"))

    class Meta:
        verbose_name = _("año de un servicio")
        verbose_name_plural = _("años de servicios")
        ordering = ["service", "year"]
        constraints = [
            *Entry.entry_constraints("service_entry", "service"),
            models.CheckConstraint(
                condition=Q(protocol_approved_on__isnull=True, protocol_instrument="") | Q(protocol_is_approved=True),
                name="service_entry_act_of_an_approved_protocol",
            ),
            models.CheckConstraint(
                condition=(Q(modified_budget__isnull=True) | Q(modified_budget__gte=0))
                & (Q(executed_budget__isnull=True) | Q(executed_budget__gte=0)),
                name="service_entry_budget_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.year}"


class AboutEntryQuerySet(models.QuerySet[Any]):
    """Rows that belong to an entry of either kind."""

    def about(self, entry: Entry) -> "AboutEntryQuerySet":
        return self.filter(**to_entry(entry))


def to_entry(entry: Entry) -> dict[str, Any]:
    """The two foreign keys of a row that belongs to this entry."""
    if isinstance(entry, ServiceEntry):
        return {"entry": None, "service_entry": entry}
    return {"entry": entry, "service_entry": None}


class AboutEntry(models.Model):
    """A row that belongs to an indicator's entry or to a service's entry: exactly one of the two."""

    entry = models.ForeignKey(
        ProgressEntry,
        verbose_name=_("avance"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
    )
    service_entry = models.ForeignKey(
        ServiceEntry,
        verbose_name=_("año del servicio"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
    )

    objects = AboutEntryQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def subject(self) -> ProgressEntry | ServiceEntry:
        """The entry that this row belongs to."""
        return self.entry or self.service_entry  # type: ignore[return-value]  # one is always there

    @classmethod
    def subject_constraint(cls, table: str) -> models.CheckConstraint:
        return models.CheckConstraint(
            condition=Q(entry__isnull=False, service_entry__isnull=True)
            | Q(entry__isnull=True, service_entry__isnull=False),
            name=f"{table}_of_one_entry",
        )
