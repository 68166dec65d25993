"""How Django knows the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplianceConfig(AppConfig):
    name = "compliance"
    verbose_name = _("Cumplimiento de la política")
    default_auto_field = "django.db.models.BigAutoField"
