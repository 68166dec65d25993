"""The report's editions and the ministry's own words in it, to look at; only who signs is edited here.

Editions are prepared, published and corrected on their own pages, which ask who may.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from compliance.admin.lists import short_text, shortened
from compliance.admin.pages import Page, ReadOnly
from compliance.models import (
    EditionFile,
    EditionOpinion,
    ReportEdition,
    ReturnedDocument,
    SectionText,
    Signatory,
    SignedCopy,
    Waiver,
)


@admin.display(description=_("motivo"), ordering="reason")
def short_reason(row: Any) -> str:
    return shortened(row.reason)


class Light(ReadOnly, Page):
    """Rows without the whole documents that they hold: those are read and downloaded on the editions' own pages."""

    heavy: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer(*self.heavy)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(name for name in self.heavy if "__" not in name)


@admin.register(Signatory)
class SignatoryPage(Page):
    list_display = ("office", "name", "position", "policy")
    list_select_related = ("policy",)
    list_filter = ("policy",)
    search_fields = ("office", "name")
    search_help_text = _("Busca por cargo o nombre.")
    autocomplete_fields = ("policy",)


@admin.register(ReportEdition)
class EditionPage(Light):
    heavy = ("figures", "document")
    list_display = ("policy", "year", "number", "status", "prepared_by", "prepared_at", "decided_by", "decided_at")
    list_display_links = ("policy", "year")
    list_select_related = ("policy", "prepared_by", "decided_by")
    list_filter = ("status", "year", "policy")
    date_hierarchy = "prepared_at"
    search_fields = ("policy__code", "sha256", "reason")
    search_help_text = _("Busca por política, huella o motivo.")


@admin.register(EditionFile)
class EditionFilePage(Light):
    heavy = ("content", "edition__figures", "edition__document")
    list_display = ("edition", "format_name", "size", "sha256")
    list_select_related = ("edition",)
    list_filter = ("format_name", "edition__year", "edition__policy")
    search_fields = ("sha256",)
    search_help_text = _("Busca por huella.")


@admin.register(EditionOpinion)
class EditionOpinionPage(Light):
    heavy = ("edition__figures", "edition__document")
    list_display = ("edition", "entity", "agrees", short_text, "by", "at")
    list_select_related = ("edition", "entity", "by")
    list_filter = ("agrees", ("entity", admin.RelatedOnlyFieldListFilter), "edition__year")
    date_hierarchy = "at"
    search_fields = ("entity__acronym", "text")
    search_help_text = _("Busca por sigla de la entidad o en el texto.")


@admin.register(SignedCopy)
class SignedCopyPage(Light):
    heavy = ("content", "edition__figures", "edition__document")
    list_display = ("file_name", "edition", "size", "sha256", "kept_by", "kept_at")
    list_select_related = ("edition", "kept_by")
    list_filter = ("edition__year", "edition__policy")
    date_hierarchy = "kept_at"
    search_fields = ("file_name", "sha256")
    search_help_text = _("Busca por archivo o huella.")


@admin.register(SectionText)
class SectionTextPage(ReadOnly, Page):
    list_display = ("anchor", "passage", "year", "policy", short_text, "written_by", "written_at", "confirmed_at")
    list_select_related = ("policy", "written_by")
    list_filter = ("year", "policy")
    search_fields = ("anchor", "passage", "text")
    search_help_text = _("Busca por sección, pasaje o en el texto.")


@admin.register(Waiver)
class WaiverPage(ReadOnly, Page):
    list_display = ("code", "subject", "year", "policy", short_reason, "office", "by", "at")
    list_select_related = ("policy", "by")
    list_filter = ("year", "policy", "code")
    date_hierarchy = "at"
    search_fields = ("code", "subject", "message", "reason")
    search_help_text = _("Busca por hallazgo, dónde está o motivo.")


@admin.register(ReturnedDocument)
class ReturnedDocumentPage(Light):
    heavy = ("changes",)
    list_display = ("file_name", "year", "policy", "received_by", "received_at")
    list_select_related = ("policy", "received_by")
    list_filter = ("year", "policy")
    date_hierarchy = "received_at"
    search_fields = ("file_name", "sha256")
    search_help_text = _("Busca por archivo o huella.")
