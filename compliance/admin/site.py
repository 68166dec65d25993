"""The administration as a whole: its titles, the order of its index, how its search boxes name what they find.

And which addresses it answers at all.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.admin.lists import labelled
from compliance.formatting import ABSENT

# A row's id is shorter than this in every table.
LONGEST_ID = 19
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
    "SeriesBreak",
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
    "Signatory",
    "ReportEdition",
    "EditionFile",
    "EditionOpinion",
    "SignedCopy",
    "SectionText",
    "Waiver",
    "ReturnedDocument",
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


def is_readable(request: HttpRequest) -> bool:
    """Whether an address and the rows chosen in a list are such that some page could have made them."""
    asked = (text for name, texts in request.GET.lists() for text in (name, *texts))
    return not any("\0" in text for text in asked) and all(
        chosen.isascii() and chosen.isdecimal() and len(chosen) < LONGEST_ID
        for chosen in request.POST.getlist(ACTION_CHECKBOX_NAME)
    )


def readable_only(view: Any, cacheable: bool = False) -> Callable[..., Any]:
    """A page of the administration, which does not exist at an address that the database could not read."""
    page = admin.AdminSite.admin_view(site, view, cacheable)

    @wraps(page)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not is_readable(request):
            raise Http404
        return page(request, *args, **kwargs)

    return asked


def addresses_of_our_own() -> list[Any]:
    """Without the address that leads from any row of any table to its own page: rows have none outside of here."""
    return [url for url in admin.AdminSite.get_urls(site) if getattr(url, "name", "") != "view_on_site"]


site = admin.site
site.admin_view = readable_only  # type: ignore[method-assign, assignment]
site.get_urls = addresses_of_our_own  # type: ignore[method-assign]
site.site_header = _("Administración del reporte de cumplimiento")
site.site_title = _("Administración")
site.index_title = _("Catálogo, personas, ciclos y avances")
site.empty_value_display = ABSENT
# The lists need the width more than a second index beside them.
site.enable_nav_sidebar = False
site.get_app_list = in_working_order  # type: ignore[method-assign]
site.autocomplete_view = LabelledOptions.as_view(admin_site=site)  # type: ignore[method-assign, assignment]
