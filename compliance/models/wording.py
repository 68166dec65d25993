"""What the ministry adds to a generated report: its own passages, waived findings, and texts that come back."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from compliance.models.bounds import year_between
from compliance.models.catalogue import Policy
from compliance.models.people import User
from compliance.models.tracking import tracked


@tracked
class SectionText(models.Model):
    """A passage in a reviewer's words: in place of a generated one, or added to a section (`passage` is then empty).

    Numbers in `text` are tokens such as `{IOP.02.01.valor}`, bound to the data of now. `generated` is the passage as
    it was generated and printed when someone last wrote or confirmed this one; where it differs from today's, the
    edit is stale.
    """

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="texts")
    year = models.PositiveSmallIntegerField(_("año"))
    anchor = models.CharField(_("sección"), max_length=80)
    passage = models.CharField(_("pasaje"), max_length=80, blank=True)
    text = models.TextField(_("texto"))
    generated = models.TextField(_("texto generado entonces"), blank=True)
    version = models.PositiveIntegerField(_("versión"), default=0, editable=False)
    written_by = models.ForeignKey(User, verbose_name=_("redactó"), on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("redactado el"), default=timezone.now)
    confirmed_by = models.ForeignKey(User, verbose_name=_("confirmó"), on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(_("confirmado el"), default=timezone.now)

    class Meta:
        verbose_name = _("texto del reporte")
        verbose_name_plural = _("textos del reporte")
        ordering = ["policy_id", "year", "anchor", "passage"]
        constraints = [
            models.UniqueConstraint(
                fields=["policy", "year", "anchor", "passage"], name="section_text_one_per_passage"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="section_text_says_something"),
            year_between("year", "section_text_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.anchor} {self.passage}".strip()


@tracked
class Waiver(models.Model):
    """A finding that is published unresolved: which one, as it was worded, why, and who answers for it."""

    policy = models.ForeignKey(Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="waivers")
    year = models.PositiveSmallIntegerField(_("año"))
    code = models.CharField(_("hallazgo"), max_length=60)
    subject = models.CharField(_("dónde"), max_length=200)
    message = models.TextField(_("mensaje"))
    reason = models.TextField(_("motivo"))
    office = models.CharField(_("cargo de quien autoriza"), max_length=200)
    by = models.ForeignKey(User, verbose_name=_("autorizó"), on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("autorizado el"), default=timezone.now)

    class Meta:
        verbose_name = _("dispensa de un hallazgo")
        verbose_name_plural = _("dispensas de hallazgos")
        ordering = ["policy_id", "year", "code", "subject"]
        constraints = [
            models.UniqueConstraint("policy", "year", "code", "subject", MD5("message"), name="waiver_one_per_finding"),
            models.CheckConstraint(condition=~Q(reason="") & ~Q(office=""), name="waiver_says_why_and_who"),
            year_between("year", "waiver_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.code} {self.subject}"


class ReturnedDocument(models.Model):
    """A Word file that offices corrected and sent back: what differs from the report, decided text by text.

    `changes` are rows as `publishing.returned` makes them; figures never enter by this door.
    """

    policy = models.ForeignKey(
        Policy, verbose_name=_("política"), on_delete=models.PROTECT, related_name="returned_documents"
    )
    year = models.PositiveSmallIntegerField(_("año"))
    file_name = models.CharField(_("nombre del archivo"), max_length=200)
    sha256 = models.CharField(_("huella SHA-256"), max_length=64)
    changes = models.JSONField(_("cambios"))
    received_by = models.ForeignKey(User, verbose_name=_("recibió"), on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(_("recibido el"), default=timezone.now)

    class Meta:
        verbose_name = _("documento devuelto")
        verbose_name_plural = _("documentos devueltos")
        ordering = ["-received_at"]
        constraints = [year_between("year", "returned_document_year_in_range")]

    def __str__(self) -> str:
        return self.file_name
