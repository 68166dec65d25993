"""What happens to an entry: sendings, observations, evidence and the events that are only ever appended."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.choices import Block, EntryStatus, EvidenceKind
from compliance.models.cycle import ReportingCycle
from compliance.models.entries import AboutEntry
from compliance.models.people import Entity, User


class Submission(models.Model):
    """An entity's sending of everything that was ready: who, when, what, and a digest of it."""

    cycle = models.ForeignKey(
        ReportingCycle, verbose_name=_("ciclo"), on_delete=models.PROTECT, related_name="submissions"
    )
    entity = models.ForeignKey(Entity, verbose_name=_("entidad"), on_delete=models.PROTECT, related_name="submissions")
    code = models.CharField(_("código de constancia"), max_length=20, unique=True)
    sent_by = models.ForeignKey(User, verbose_name=_("enviado por"), on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("enviado el"), default=timezone.now)
    is_late = models.BooleanField(_("después del vencimiento"), default=False)
    contents = models.JSONField(_("contenido"))
    digest = models.CharField(_("huella SHA-256"), max_length=64)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="submission_is_only_appended", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
        verbose_name = _("envío")
        verbose_name_plural = _("envíos")
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.code


class EntryEvent(AboutEntry):
    """One move of an entry from a state to another. Never changed, never deleted."""

    verb = models.CharField(_("acción"), max_length=20)
    from_status = models.CharField(_("de"), max_length=20, choices=EntryStatus.choices)
    to_status = models.CharField(_("a"), max_length=20, choices=EntryStatus.choices)
    by = models.ForeignKey(User, verbose_name=_("por"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    note = models.TextField(_("motivo"), blank=True)
    contents = models.JSONField(_("contenido en ese momento"), default=dict)
    submission = models.ForeignKey(
        Submission, verbose_name=_("envío"), on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )

    class Meta:
        default_related_name = "entryevents"
        triggers = [pgtrigger.Protect(name="event_is_only_appended", operation=pgtrigger.Update | pgtrigger.Delete)]
        verbose_name = _("movimiento")
        verbose_name_plural = _("movimientos")
        ordering = ["at", "id"]
        constraints = [AboutEntry.subject_constraint("event")]

    def __str__(self) -> str:
        return f"{self.subject} · {self.verb}"


class Observation(AboutEntry):
    """What a reviewer asks about a block of an entry; it stays open until a reviewer closes it."""

    block = models.CharField(_("parte"), max_length=20, choices=Block.choices)
    text = models.TextField(_("observación"))
    by = models.ForeignKey(User, verbose_name=_("observó"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("cuándo"), default=timezone.now)
    answer = models.TextField(_("respuesta"), blank=True)
    closed_by = models.ForeignKey(
        User, verbose_name=_("cerró"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("cerrada el"), null=True, blank=True)

    class Meta:
        default_related_name = "observations"
        verbose_name = _("observación")
        verbose_name_plural = _("observaciones")
        ordering = ["at", "id"]
        constraints = [
            AboutEntry.subject_constraint("observation"),
            models.CheckConstraint(condition=Q(block__in=Block.values), name="observation_block_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="observation_says_something"),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="observation_closed_by_someone_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} · {self.get_block_display()}"


class Evidence(AboutEntry):
    """A file or a link that supports an entry."""

    kind = models.CharField(_("tipo"), max_length=20, choices=EvidenceKind.choices)
    title = models.CharField(_("nombre"), max_length=200)
    dated_on = models.DateField(_("fecha del documento"), null=True, blank=True)
    link = models.URLField(_("enlace"), max_length=500, blank=True)
    file = models.FileField(_("archivo"), upload_to="evidence/%Y/%m/", blank=True, max_length=300)
    file_name = models.CharField(_("nombre del archivo"), max_length=200, blank=True)
    size = models.PositiveBigIntegerField(_("tamaño en bytes"), null=True, blank=True)
    media_type = models.CharField(_("formato"), max_length=100, blank=True)
    sha256 = models.CharField(_("huella SHA-256"), max_length=64, blank=True)
    added_by = models.ForeignKey(User, verbose_name=_("agregó"), on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("agregado el"), default=timezone.now)

    class Meta:
        default_related_name = "evidences"
        verbose_name = _("sustento")
        verbose_name_plural = _("sustentos")
        ordering = ["added_at", "id"]
        constraints = [
            AboutEntry.subject_constraint("evidence"),
            models.CheckConstraint(
                condition=Q(link="", size__isnull=False) & ~Q(file="") & ~Q(sha256="")
                | ~Q(link="") & Q(file="", size__isnull=True, sha256=""),
                name="evidence_is_file_or_link",
            ),
            models.CheckConstraint(condition=Q(kind__in=EvidenceKind.values), name="evidence_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.title


class Notice(models.Model):
    """A mail to one person about one thing; its key keeps it from being sent twice."""

    key = models.CharField(_("clave"), max_length=200, unique=True)
    to = models.ForeignKey(User, verbose_name=_("para"), on_delete=models.PROTECT, related_name="notices")
    subject = models.CharField(_("asunto"), max_length=200)
    body = models.TextField(_("mensaje"))
    created_at = models.DateTimeField(_("creado el"), default=timezone.now)
    sent_at = models.DateTimeField(_("enviado el"), null=True, blank=True)

    class Meta:
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.subject
