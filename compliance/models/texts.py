"""What people wrote in an entry, and what a past report printed of it: measures, actions, changes and counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.models.bounds import year_between
from compliance.models.catalogue import Policy
from compliance.models.entries import AboutEntry, ProgressEntry
from compliance.models.tracking import tracked


@tracked
class AdoptedMeasure(models.Model):
    """What the entity did that contributed to the result."""

    entry = models.ForeignKey(
        ProgressEntry, verbose_name=_("avance"), on_delete=models.CASCADE, related_name="measures"
    )
    position = models.PositiveSmallIntegerField(_("orden"))
    text = models.TextField(_("texto"))

    class Meta:
        verbose_name = _("medida adoptada")
        verbose_name_plural = _("medidas adoptadas")
        ordering = ["entry_id", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "position"],
                name="measure_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.text


@tracked
class ImprovementAction(AboutEntry):
    """What the entity will do to improve, for an indicator or for a service as a whole."""

    position = models.PositiveSmallIntegerField(_("orden"))
    text = models.TextField(_("texto"))

    class Meta:
        default_related_name = "actions"
        verbose_name = _("acción de mejora")
        verbose_name_plural = _("acciones de mejora")
        ordering = ["entry_id", "service_entry_id", "position"]
        constraints = [
            AboutEntry.subject_constraint("action"),
            models.UniqueConstraint(
                fields=["entry", "position"],
                name="action_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["service_entry", "position"],
                name="service_action_position_is_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return self.text


class StatedChange(models.Model):
    """A change as a past report printed it, with its sign."""

    entry = models.ForeignKey(
        ProgressEntry, verbose_name=_("avance"), on_delete=models.CASCADE, related_name="stated_changes"
    )
    since = models.PositiveSmallIntegerField(_("desde el año"))
    change = models.CharField(_("cambio publicado"), max_length=40)

    class Meta:
        verbose_name = _("cambio publicado")
        verbose_name_plural = _("cambios publicados")
        ordering = ["entry_id", "since"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "since"], name="stated_change_one_per_year"),
            year_between("since", "stated_change_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.since}: {self.change}"


class StatedFigure(models.Model):
    """A count as a past report printed it, by the dotted key of the contract's section 5."""

    policy = models.ForeignKey(
        Policy, verbose_name=_("política"), on_delete=models.CASCADE, related_name="stated_figures"
    )
    year = models.PositiveSmallIntegerField(_("año"))
    key = models.CharField(_("clave"), max_length=200)
    value = models.CharField(_("valor publicado"), max_length=40)

    class Meta:
        verbose_name = _("cifra publicada")
        verbose_name_plural = _("cifras publicadas")
        ordering = ["policy_id", "year", "key"]
        constraints = [
            models.UniqueConstraint(fields=["policy", "year", "key"], name="stated_figure_is_unique"),
            year_between("year", "stated_figure_year_in_range"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.key}"
