"""Editions of the report: prepared by one person, approved by another, and frozen for good.

An edition begins in preparation and never changes once it was decided; its files and what was said of it are only
added, and only before that. Triggers of the database refuse the rest, whoever asks.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.choices import EditionStatus
from compliance.models.bounds import year_between
from compliance.models.catalogue import Policy
from compliance.models.people import Entity, User
from compliance.models.tracking import tracked

ONLY_APPENDED = pgtrigger.Update | pgtrigger.Delete


def only_to(status: EditionStatus, name: str) -> pgtrigger.Trigger:
    """Refuses a row that is added to an edition in any other state; it waits for whoever is deciding on the edition."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        declare=[("stands", "text")],
        func=f"""
            SELECT status INTO stands FROM compliance_reportedition WHERE id = NEW.edition_id FOR SHARE;
            IF stands IS DISTINCT FROM '{status.value}' THEN
                RAISE EXCEPTION '% is not added to an edition that is %', TG_TABLE_NAME, stands
                    USING ERRCODE = 'restrict_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 (a state of ours)
    )


@tracked
class Signatory(models.Model):
    """Who gives a *visto bueno* to a policy's report, in the order in which they sign."""

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.CASCADE, related_name="signatories")
    position = models.PositiveSmallIntegerField(_("orden"))
    office = models.CharField(_("cargo"), max_length=200)
    name = models.CharField(_("nombre"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("visto bueno")
        verbose_name_plural = _("vistos buenos")
        ordering = ["policy_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "position"],
                name="signatory_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.office


class EditionQuerySet(models.QuerySet["ReportEdition"]):
    """Editions, in the words of the field."""

    def published(self) -> "EditionQuerySet":
        return self.filter(status=EditionStatus.PUBLISHED)

    def prepared(self) -> "EditionQuerySet":
        return self.filter(status=EditionStatus.PREPARED)

    def of(self, policy: Policy, year: int) -> "EditionQuerySet":
        return self.filter(policy=policy, year=year)


class ReportEdition(models.Model):
    """A policy-year's report as it was on a day: `figures` as the contract's JSON, `document` as the tree of nodes.

    Both are canonical text; `sha256` is of `figures`. The number is given when it is published. A later edition
    replaces an earlier one without touching it.
    """

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="editions")
    year = models.PositiveSmallIntegerField(_("año"))
    number = models.PositiveSmallIntegerField(_("número"), null=True, blank=True)
    status = models.CharField(_("estado"), max_length=20, choices=EditionStatus.choices, default=EditionStatus.PREPARED)
    reason = models.TextField(_("motivo de la corrección"), blank=True)
    figures = models.TextField(_("cifras y textos"))
    document = models.TextField(_("documento"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    software_version = models.CharField(_("versión del sistema"), max_length=40)
    checklist = models.JSONField(_("lista de comprobación"), default=dict)
    preview_until = models.DateField(_("observaciones de las entidades hasta"), null=True, blank=True)
    prepared_by = models.ForeignKey(User, verbose_name=_("preparó"), on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("preparada el"), default=timezone.now)
    decided_by = models.ForeignKey(
        User, verbose_name=_("aprobó o descartó"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("aprobada o descartada el"), null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edición del reporte")
        verbose_name_plural = _("ediciones del reporte")
        ordering = ["policy_id", "-year", "-prepared_at"]
        triggers = [
            pgtrigger.Protect(
                name="edition_begins_in_preparation",
                operation=pgtrigger.Insert,
                condition=~pgtrigger.Q(new__status=EditionStatus.PREPARED.value),
            ),
            pgtrigger.Protect(
                name="decided_edition_is_frozen",
                operation=ONLY_APPENDED,
                condition=~pgtrigger.Q(old__status=EditionStatus.PREPARED.value),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["policy", "year", "number"], name="edition_number_is_unique"),
            models.UniqueConstraint(
                fields=["policy", "year"],
                condition=Q(status=EditionStatus.PREPARED),
                name="edition_one_in_preparation",
            ),
            models.CheckConstraint(condition=Q(status__in=EditionStatus.values), name="edition_status_is_known"),
            models.CheckConstraint(
                condition=Q(status=EditionStatus.PUBLISHED, number__isnull=False)
                | ~Q(status=EditionStatus.PUBLISHED) & Q(number__isnull=True),
                name="edition_is_numbered_when_published",
            ),
            models.CheckConstraint(
                condition=Q(status=EditionStatus.PREPARED, decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(status=EditionStatus.PREPARED) & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="edition_decided_by_someone_at_some_time",
            ),
            models.CheckConstraint(
                condition=~Q(status=EditionStatus.PUBLISHED) | ~Q(decided_by=F("prepared_by")),
                name="edition_prepared_and_approved_by_two",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True) | Q(number=1) | ~Q(reason=""), name="edition_correction_has_reason"
            ),
            year_between("year", "edition_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.policy_id} {self.year} {self.number or self.get_status_display()}"


class EditionFile(models.Model):
    """A published edition in one format, byte by byte as it is served."""

    edition = models.ForeignKey(
        ReportEdition, verbose_name=_("edición"), on_delete=models.PROTECT, related_name="files"
    )
    format_name = models.CharField(_("formato"), max_length=10)
    content = models.BinaryField(_("contenido"))
    size = models.PositiveBigIntegerField(_("tamaño en bytes"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, db_index=True)

    class Meta:
        verbose_name = _("archivo de una edición")
        verbose_name_plural = _("archivos de ediciones")
        ordering = ["edition_id", "format_name"]
        triggers = [
            pgtrigger.Protect(name="edition_file_is_only_appended", operation=ONLY_APPENDED),
            only_to(EditionStatus.PREPARED, "edition_file_before_publishing"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "format_name"], name="edition_file_one_per_format"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.format_name}"


class EditionOpinion(models.Model):
    """What an entity says of its extract before the edition is published; its last word counts."""

    edition = models.ForeignKey(
        ReportEdition, verbose_name=_("edición"), on_delete=models.PROTECT, related_name="opinions"
    )
    entity = models.ForeignKey(Entity, verbose_name=_("entidad"), on_delete=models.PROTECT, related_name="opinions")
    agrees = models.BooleanField(_("está conforme"))
    text = models.TextField(_("observación"), blank=True)
    by = models.ForeignKey(User, verbose_name=_("por"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("cuándo"), default=timezone.now)

    class Meta:
        verbose_name = _("opinión de una entidad")
        verbose_name_plural = _("opiniones de las entidades")
        ordering = ["at", "id"]
        triggers = [
            pgtrigger.Protect(name="edition_opinion_is_only_appended", operation=ONLY_APPENDED),
            only_to(EditionStatus.PREPARED, "edition_opinion_before_deciding"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(agrees=True) | ~Q(text=""), name="edition_objection_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.edition} {self.entity}"


class SignedCopy(models.Model):
    """A published file with signatures appended, kept as the official copy."""

    edition = models.ForeignKey(
        ReportEdition, verbose_name=_("edición"), on_delete=models.PROTECT, related_name="signed_copies"
    )
    file_name = models.CharField(_("nombre del archivo"), max_length=200)
    content = models.BinaryField(_("contenido"))
    size = models.PositiveBigIntegerField(_("tamaño en bytes"))
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, db_index=True)
    kept_by = models.ForeignKey(User, verbose_name=_("guardó"), on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField(_("guardada el"), default=timezone.now)

    class Meta:
        verbose_name = _("copia firmada")
        verbose_name_plural = _("copias firmadas")
        ordering = ["kept_at", "id"]
        triggers = [
            pgtrigger.Protect(name="signed_copy_is_only_appended", operation=ONLY_APPENDED),
            only_to(EditionStatus.PUBLISHED, "signed_copy_after_publishing"),
        ]

    def __str__(self) -> str:
        return self.file_name
