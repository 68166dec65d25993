"""The head of every page: where a person may go, by what they do here, and which of it they are looking at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from compliance.entries.access import Standing, can_see_reports, can_see_review
from compliance.views.doors import standing_here


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the site: its word, its first page, and who goes there."""

    label: Any
    page: str
    admits: Callable[[Standing], bool]
    other_pages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    label: str
    address: str
    is_current: bool


ENTRY_PAGES = ("entry", "entry_value", "entry_texts", "entry_support", "entry_check", "preflight", "submission")
PUBLIC_PAGES = ("publications", "publication", "publication_reading", "publication_changes", "data_dictionary")
EDITION_PAGES = ("edition", "edition_prepare", "edition_preview", "edition_changes")
PAPER_PAGES = ("papers", "objective_paper", "entity_paper", "chosen_paper")
REPORT_PAGES = ("report", *PAPER_PAGES, "report_reconciliation", "year_comparison", *PUBLIC_PAGES)
PLACES = (
    Place(_("Mi año"), "my_year", lambda standing: standing.is_focal_point, frozenset(ENTRY_PAGES)),
    Place(_("Revisión"), "review_queue", can_see_review, frozenset({"review_entry", "entity_status"})),
    Place(
        _("El reporte hoy"),
        "today",
        lambda standing: can_see_review(standing) or standing.is_reader,
        frozenset({"report_today"}),
    ),
    Place(_("Ediciones"), "editions", can_see_review, frozenset(EDITION_PAGES)),
    Place(_("Reportes"), "reports", can_see_reports, frozenset(REPORT_PAGES)),
    Place(_("Avisos"), "notices", lambda _standing: True),
)
# What anyone may see, and how to come in.
PUBLIC_PLACES = (
    Place(_("Reportes publicados"), "publications", lambda _standing: True, frozenset(PUBLIC_PAGES)),
    Place(_("Verificar un archivo"), "verify", lambda _standing: True, frozenset({"verify_edition"})),
    Place(_("Ingresar"), "account_login", lambda _standing: True),
)


def _links(request: HttpRequest) -> list[Link]:
    # A request may be refused before anyone asked who makes it.
    user = getattr(request, "user", None) or AnonymousUser()
    standing = standing_here(request)
    here = request.resolver_match.url_name if request.resolver_match else None
    links = [
        Link(str(place.label), reverse(place.page), here == place.page or here in place.other_pages)
        for place in (PLACES if user.is_authenticated else PUBLIC_PLACES)
        if place.admits(standing)
    ]
    if user.is_staff:
        links.append(Link(str(_("Administración")), reverse("admin:index"), is_current=False))
    return links


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Worked out where a template asks for it, and nowhere else."""
    return {"navigation": SimpleLazyObject(lambda: _links(request))}
