"""The administration as a whole: its titles, the order of its index, and how its search boxes name what they find."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.admin.lists import labelled
from compliance.formatting import ABSENT

# In the order of the work; what is not named comes after, by name.
ORDER = (
    "Policy",
    "PriorityObjective",
    "Guideline",
    "Service",
    "Protocol",
    "Indicator",
    "Baseline",
    "Target",
    "Entity",
    "User",
    "Assignment",
    "ReportingCycle",
    "Extension",
    "ProgressEntry",
    "ServiceEntry",
    "AdoptedMeasure",
    "ImprovementAction",
    "StatedChange",
    "StatedFigure",
    "Submission",
    "EntryEvent",
    "Observation",
    "Evidence",
    "Notice",
)


class LabelledOptions(AutocompleteJsonView):
    """Options with their names, not their codes alone."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {"id": str(getattr(obj, to_field_name)), "text": labelled(obj)}


def in_working_order(request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
    """The index: this application first, its tables in the order in which they are filled."""
    apps = admin.AdminSite.get_app_list(site, request, app_label)
    for app in apps:
        app["models"].sort(key=_place)
    return sorted(apps, key=lambda app: app["app_label"] != "compliance")


def _place(table: dict[str, Any]) -> int:
    return ORDER.index(table["object_name"]) if table["object_name"] in ORDER else len(ORDER)


site = admin.site
site.site_header = _("Administración del reporte de cumplimiento")
site.site_title = _("Administración")
site.index_title = _("Catálogo, personas, ciclos y avances")
site.empty_value_display = ABSENT
# The lists need the width more than a second index beside them.
site.enable_nav_sidebar = False
site.get_app_list = in_working_order  # type: ignore[method-assign]
site.autocomplete_view = LabelledOptions.as_view(admin_site=site)  # type: ignore[method-assign, assignment]
