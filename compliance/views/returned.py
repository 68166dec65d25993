"""The Word that comes back: uploading it, the list of those received, and the changes of one, decided one by one."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from compliance.entries.history import Part, compared
from compliance.formatting import NO_BREAK
from compliance.models import ReturnedDocument, User
from compliance.publishing.returned.binding import BETWEEN
from compliance.publishing.returned.changes import Change, Kind, Verdict
from compliance.publishing.returned.deciding import accept, leave, reopen
from compliance.publishing.returned.offering import Offer, Rows, offer_of, rows_of
from compliance.publishing.returned.outline import key
from compliance.publishing.returned.receiving import changes_of, receive
from compliance.publishing.returned.refusal import ReturnedRefused
from compliance.publishing.returned.report_now import ReportNow
from compliance.publishing.wording import shown
from compliance.views.passage import PassageDoor
from compliance.views.returned_records import OF_ENTITIES, Record, Records

FIELD = "archivo"
NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=%|pp\b|puntos?\b)")
VERDICTS = {
    Verdict.ACCEPTED: gettext_lazy("Aceptado"),
    Verdict.RESTORED: gettext_lazy("Aceptado con la cifra del dato"),
    Verdict.LEFT: gettext_lazy("Se dejó como está"),
}
# What is told and not decided, in the order of the page: which kinds, and why they are not taken.
TOLD: tuple[tuple[tuple[Kind, ...], Any, Any], ...] = (
    (
        (Kind.CELL,),
        gettext_lazy("Tablas"),
        gettext_lazy("No se toma: las cifras se corrigen en el registro, y el reporte las imprime solas."),
    ),
    (
        (Kind.FOREIGN,),
        gettext_lazy("Textos que no son del reporte"),
        gettext_lazy("No se toma: los escribió una entidad y se corrigen en su registro, o los fija el sistema."),
    ),
    (
        (Kind.NOTE,),
        gettext_lazy("Notas al pie"),
        gettext_lazy("No se toma por aquí: edite el pasaje que lleva la nota, o el registro del que viene."),
    ),
    (
        (Kind.MOVED,),
        gettext_lazy("Textos que cambiaron de lugar"),
        gettext_lazy("No se toma: el orden del reporte es fijo."),
    ),
    ((Kind.HEADING,), gettext_lazy("Títulos"), gettext_lazy("No se toma: los títulos del reporte son fijos.")),
)


def _joined(text: str) -> str:
    """A number and its unit are one word, as the report prints them."""
    return NUMBER_AND_UNIT.sub(NO_BREAK, text)


def _differing(before: str, after: str) -> tuple[str, str]:
    """The paragraphs of both from the first that differs to the last that does."""
    ours, theirs = _joined(before).split(BETWEEN), _joined(after).split(BETWEEN)
    while len(ours) > 1 < len(theirs) and key(ours[0]) == key(theirs[0]):
        ours, theirs = ours[1:], theirs[1:]
    while len(ours) > 1 < len(theirs) and key(ours[-1]) == key(theirs[-1]):
        ours, theirs = ours[:-1], theirs[:-1]
    return BETWEEN.join(ours), BETWEEN.join(theirs)


@dataclass(frozen=True)
class Row:
    """A change as the page shows it; `offer` is what could be accepted today, none once it was decided.

    `typeable` is the text as its passage's editor takes it, for a change that only a person's hand can take; `records`
    are the codes and pages of the entries that an entity's text is corrected in.
    """

    number: int
    change: Change
    offer: Offer | None = None
    typeable: str = ""
    records: tuple[Record, ...] = ()

    @property
    def two(self) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
        return compared(*_differing(self._before, self.change.after))

    @property
    def _before(self) -> str:
        """What the report says today; once decided, what it said then."""
        return self.offer.now if self.offer and self.change.kind is Kind.CHANGED else self.change.before

    @property
    def would_read(self) -> str:
        """What accepting changes, as it would print."""
        return _differing(self._before, self.offer.reads)[1] if self.offer else ""

    @property
    def verdict(self) -> str:
        return str(VERDICTS[self.change.decision.verdict]) if self.change.decision else ""

    @property
    def decided_at(self) -> datetime | None:
        return datetime.fromisoformat(self.change.decision.at) if self.change.decision else None

    @property
    def can_be_reopened(self) -> bool:
        return bool(self.change.decision and self.change.decision.verdict is Verdict.LEFT)


def _counted(document: ReturnedDocument) -> dict[str, Any]:
    """A document beside how many of its texts are decided."""
    texts = [one for one in changes_of(document) if one.is_to_decide]
    return {"document": document, "texts": len(texts), "open": sum(one.decision is None for one in texts)}


class ReturnedDocuments(PassageDoor, TemplateView):
    """What came back for a policy-year, and the way to upload another."""

    template_name = "report/returned_documents.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.kwargs["year"]
        found = ReturnedDocument.objects.filter(policy=self.policy, year=year).select_related("received_by")
        page = {
            "policy": self.policy,
            "year": year,
            "documents": [_counted(one) for one in found],
            "most": settings.RETURNED_MOST_BYTES,
        }
        return super().get_context_data(**{**page, **kwargs})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        upload = request.FILES.get(FIELD)
        if upload is None:
            return self._refused(_("Elija el Word corregido."))
        by, file = cast(User, request.user), cast(IO[bytes], upload.file)
        name, size = upload.name or "", upload.size or 0
        try:
            received = receive(self.policy, kwargs["year"], name=name, file=file, size=size, by=by)
        except ReturnedRefused as refused:
            return self._refused(str(refused))
        if received.document is None:
            messages.success(request, _("El Word dice lo mismo que el reporte: no hay nada que decidir."))
            return redirect("returned_documents", self.policy.code, kwargs["year"])
        if not received.is_new:
            messages.info(request, _("Ese mismo archivo ya se había recibido. Estos son sus cambios."))
        return redirect("returned_document", self.policy.code, kwargs["year"], received.document.pk)

    def _refused(self, refusal: str) -> HttpResponse:
        return self.render_to_response(self.get_context_data(refusal=refusal), status=400)


class ReturnedDocumentPage(PassageDoor, TemplateView):
    """One document: its texts one by one, and what it holds besides."""

    template_name = "report/returned_document.html"

    @cached_property
    def document(self) -> ReturnedDocument:
        rows = ReturnedDocument.objects.filter(policy=self.policy, year=self.kwargs["year"])
        return get_object_or_404(rows.select_related("received_by"), pk=self.kwargs["pk"])

    @cached_property
    def changes(self) -> list[Change]:
        return changes_of(self.document)

    @cached_property
    def records(self) -> Records:
        return Records(self.figures, self.policy)

    def _rows(self) -> list[Row]:
        if not any(one.is_to_decide and one.decision is None for one in self.changes):
            return [self._told(number, one) for number, one in enumerate(self.changes)]
        now = ReportNow(self.figures)
        edited = rows_of(now, self.policy.pk)
        return [self._row(number, one, now, edited) for number, one in enumerate(self.changes)]

    def _row(self, number: int, change: Change, now: ReportNow, edited: Rows) -> Row:
        if not change.is_to_decide or change.decision:
            return self._told(number, change)
        offer = offer_of(change, now, edited)
        typeable = shown(offer.text, self.figures) if offer.brings_figures and not offer.problem else ""
        return Row(number, change, offer, typeable)

    def _told(self, number: int, change: Change) -> Row:
        records = self.records.of(change) if change.kind in OF_ENTITIES else ()
        return Row(number, change, records=records)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = self._rows()
        told = [(title, why, [row for row in rows if row.change.kind in kinds]) for kinds, title, why in TOLD]
        texts = [row for row in rows if row.change.is_to_decide]
        page = {
            "policy": self.policy,
            "document": self.document,
            "open": [row for row in texts if row.offer],
            "decided": [row for row in texts if not row.offer],
            "told": [(title, why, some) for title, why, some in told if some],
            "comments": [row.change for row in rows if row.change.kind is Kind.COMMENT],
            "older": next((row.change for row in rows if row.change.kind is Kind.OLDER), None),
        }
        return super().get_context_data(**{**page, **kwargs})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        sent, by = request.POST, cast(User, request.user)
        number = int(said) if (said := sent.get("cambio", "")).isdecimal() and len(said) < 6 else -1
        try:
            self._decide(sent.get("accion", ""), number, sent.get("oferta", ""), by)
        except ReturnedRefused as refused:
            messages.error(request, str(refused))
            return redirect(self._at())
        return redirect(self._at(self._next(number)))

    def _decide(self, act: str, number: int, token: str, by: User) -> None:
        if act == "aceptar":
            verdict = accept(self.document, number, token=token, by=by)
            is_put_back = verdict is Verdict.RESTORED
            said = _("Se aceptó con la cifra del dato.") if is_put_back else _("Se aceptó.")
            messages.success(self.request, f"{said} {_('El reporte ya lo imprime así.')}")
        elif act == "dejar":
            leave(self.document, number, by=by)
            messages.success(self.request, _("El reporte se dejó como está."))
        elif act == "reabrir":
            reopen(self.document, number, by=by)

    def _next(self, number: int) -> int:
        """The text to decide after this one, or the first that is left; the decision just taken is in the database."""
        self.document.refresh_from_db(fields=["changes"])
        texts = changes_of(self.document)
        waiting = [at for at, one in enumerate(texts) if one.is_to_decide and one.decision is None]
        return next((at for at in waiting if at >= number), waiting[0] if waiting else -1)

    def _at(self, number: int = -1) -> str:
        """A text's place in the page, or the page's top, where messages stand."""
        page = reverse("returned_document", args=[self.policy.code, self.kwargs["year"], self.kwargs["pk"]])
        return f"{page}#cambio-{number}" if number >= 0 else page
