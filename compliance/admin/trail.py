"""What happened to entries, to look at: sendings, movements, observations, evidence and the mails about them."""

from typing import Any

from django.contrib import admin, messages
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from compliance.admin.filters import NotSent, StillOpen
from compliance.admin.lists import column, short_text, shortened
from compliance.admin.pages import Page, ReadOnly
from compliance.entries import outbox
from compliance.models import EntryEvent, Evidence, Notice, Observation, Submission

SUBJECTS = ("entry__indicator", "service_entry__service")
SEARCHED = ("entry__indicator__code", "service_entry__service__code")

about = column(_("sobre"), "subject", "entry")


@admin.register(Submission)
class SubmissionPage(ReadOnly, Page):
    list_display = ("code", column(_("entidad"), "entity"), "cycle", "sent_by", "sent_at", "is_late")
    list_select_related = ("entity", "cycle__policy", "sent_by")
    list_filter = ("cycle__year", "cycle__policy", "is_late", ("entity", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "sent_at"
    search_fields = ("code", "entity__acronym", "sent_by__email", "digest")
    search_help_text = _("Busca por constancia, sigla de la entidad, correo o huella.")


@admin.register(EntryEvent)
class EventPage(ReadOnly, Page):
    list_display = ("at", about, "from_status", "to_status", "by", "note_shown", "submission")
    list_select_related = (*SUBJECTS, "by", "submission")
    list_filter = ("to_status", "from_status", ("by", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "at"
    ordering = ("-at", "-id")
    search_fields = (*SEARCHED, "by__email", "note")
    search_help_text = _("Busca por código, correo o motivo.")

    @admin.display(description=_("motivo"), ordering="note")
    def note_shown(self, event: EntryEvent) -> str:
        return shortened(event.note)


@admin.register(Observation)
class ObservationPage(ReadOnly, Page):
    list_display = (about, "block", short_text, "by", "at", "closed_by", "closed_at")
    list_select_related = (*SUBJECTS, "by", "closed_by")
    list_filter = (StillOpen, "block", ("by", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "at"
    search_fields = (*SEARCHED, "text", "answer")
    search_help_text = _("Busca por código o en los textos.")


@admin.register(Evidence)
class EvidencePage(ReadOnly, Page):
    """The file itself is given out by the entry's own page, which asks who may have it."""

    list_display = ("title", about, "kind", "dated_on", "file_name", "link", "added_by", "added_at")
    list_select_related = (*SUBJECTS, "added_by")
    list_filter = ("kind", ("added_by", admin.RelatedOnlyFieldListFilter))
    date_hierarchy = "added_at"
    search_fields = (*SEARCHED, "title", "file_name", "link", "sha256")
    search_help_text = _("Busca por código, nombre, archivo, enlace o huella.")
    exclude = ("file",)
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.action(description=_("Enviar los que no salieron"), permissions=["view"])
def send_again(page: Any, request: HttpRequest, chosen: "QuerySet[Notice]") -> None:
    """Sends those of the chosen that did not go out; the others stay as they are."""
    unsent = list(chosen.filter(sent_at=None).order_by("pk").values_list("key", flat=True))
    sent = len(outbox.send(unsent))
    if sent:
        page.message_user(request, gettext("Avisos enviados: %(sent)s.") % {"sent": sent}, messages.SUCCESS)
    if left := len(unsent) - sent:
        why = gettext("No se pudieron enviar %(left)s: revise el servidor de correo y las direcciones.")
        page.message_user(request, why % {"left": left}, messages.WARNING)
    if not unsent:
        page.message_user(request, gettext("Los avisos elegidos ya se habían enviado."), messages.INFO)


@admin.register(Notice)
class NoticePage(ReadOnly, Page):
    list_display = ("subject", "to", "created_at", "fate")
    actions = (send_again,)
    list_select_related = ("to",)
    list_filter = (NotSent,)
    date_hierarchy = "created_at"
    search_fields = ("to__email", "subject", "body")
    search_help_text = _("Busca por correo o en el mensaje.")
    fields = ("to", "subject", "body", "created_at", "fate", "key")
    readonly_fields = ("fate",)

    @admin.display(description=_("envío"), ordering="sent_at")
    def fate(self, notice: Notice) -> str:
        if notice.sent_at:
            return date_format(timezone.localtime(notice.sent_at), "DATETIME_FORMAT")
        is_late = notice.created_at < timezone.now() - outbox.LEFT_BEHIND_AFTER
        return gettext("No se pudo enviar") if is_late else gettext("Por enviar")
