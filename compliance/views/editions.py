"""The ministry's pages about editions: what there is, and what stands before the publication of one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.choices import EditionStatus
from compliance.findings import Finding
from compliance.forms.editions import SignedCopyForm
from compliance.models import Policy, ReportEdition, User
from compliance.publishing.access import can_approve_edition, can_prepare_edition, can_word_report
from compliance.publishing.content import compare_editions, kept_content
from compliance.publishing.editions import (
    EditionRefused,
    PublicationBlocked,
    discard,
    last_published,
    obstacles_of,
    publish,
    would_change,
)
from compliance.publishing.obstacles import Obstacle
from compliance.publishing.opinions import answers_in_words, asked_entities
from compliance.publishing.publications import HEAVY, is_validated, siblings_of, signed_copies_of
from compliance.publishing.seals import code_of, identity_of, named_in_a_sentence
from compliance.publishing.verification import CopyRefused, keep_signed_copy
from compliance.publishing.waiving import digest_of
from compliance.report.build import RENDERERS, last_day
from compliance.report.comparison import ERRATA
from compliance.report.errata import changed_in_words
from compliance.report.renderers.references import readable
from compliance.views.entry_door import CONFLICT
from compliance.views.mending import ToMend, errors_to_mend
from compliance.views.publications import in_words_and_tables, told
from compliance.views.report import CONTENT_TYPES, reported_years
from compliance.views.review import ReviewDoor


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a policy, with its editions newest first and apart from them the preparations that were discarded."""

    year: int
    editions: list[ReportEdition]
    discarded: list[ReportEdition]

    @property
    def in_force(self) -> ReportEdition | None:
        return max((one for one in self.editions if one.number), key=lambda one: one.number or 0, default=None)


class Editions(ReviewDoor, TemplateView):
    """Every year of every policy with its editions, newest first."""

    template_name = "editions/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = ReportEdition.objects.select_related("policy", "prepared_by", "decided_by").defer(*HEAVY)
        editions, reported = list(rows), reported_years()
        policies = [
            (policy, _years([one for one in editions if one.policy_id == policy.pk], reported.get(policy.pk, [])))
            for policy in Policy.objects.order_by("code")
        ]
        return super().get_context_data(policies=policies, may_prepare=can_prepare_edition(self.standing), **kwargs)


def _years(editions: list[ReportEdition], reported: list[int]) -> list[Year]:
    """The years of a policy that are reported or have editions, newest first."""
    known = sorted({*reported, *(one.year for one in editions)}, reverse=True)
    given_up = [one for one in editions if one.status == EditionStatus.DISCARDED]
    kept = [one for one in editions if one.status != EditionStatus.DISCARDED]
    return [Year(year, *([one for one in some if one.year == year] for some in (kept, given_up))) for year in known]


class EditionDoor(ReviewDoor, TemplateView):
    """A page about one edition, whatever its state."""

    @cached_property
    def edition(self) -> ReportEdition:
        rows = ReportEdition.objects.select_related("policy__lead_entity", "prepared_by", "decided_by")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(edition=self.edition, **kwargs)


class EditionBoard(EditionDoor):
    """What entities say, what stands in the way, and the buttons that decide."""

    template_name = "editions/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.edition
        state = self._in_preparation if edition.status == EditionStatus.PREPARED else self._decided
        shown = state(edition)
        shown |= {"answered": answers_in_words(shown["asked"]), "may_prepare": can_prepare_edition(self.standing)}
        return super().get_context_data(**{**shown, **kwargs})

    def _in_preparation(self, edition: ReportEdition) -> dict[str, Any]:
        found = obstacles_of(edition)
        rows, settled = self._errors(found)
        before = last_published(edition.policy, edition.year)
        return {
            "corrects": changed_in_words(compare_editions(before, edition)) if before else "",
            "errata": ERRATA,
            "obstacles": found,
            "policy": edition.policy,
            "year": edition.year,
            "rows": rows,
            "settled": settled,
            "can_waive": can_word_report(self.standing),
            "may_go_on": all(one.may_be_confirmed for one in found),
            "asked": asked_entities(edition, kept_content(edition).figures) if edition.preview_until else [],
            "may_approve": can_approve_edition(self.standing, edition),
            "formats": [name for name in CONTENT_TYPES if name in RENDERERS],
        }

    def _errors(self, found: list[Obstacle]) -> tuple[list[ToMend], list[Finding]]:
        """Of the errors that were frozen, those of today with their ways out, and those that were settled since."""
        frozen = [finding for obstacle in found for finding in obstacle.findings]
        if not frozen:
            return [], []
        today = {row.digest: row for row in errors_to_mend(self.edition.policy, self.edition.year, self.standing)}
        digests = {digest_of(finding): finding for finding in frozen}
        still_open = [row for digest, row in today.items() if digest in digests]
        return still_open, [finding for digest, finding in digests.items() if digest not in today]

    def _decided(self, edition: ReportEdition) -> dict[str, Any]:
        asked = asked_entities(edition, kept_content(edition).figures) if edition.preview_until else []
        if edition.status != EditionStatus.PUBLISHED:
            return {"asked": asked}
        form = SignedCopyForm(most=settings.VERIFICATION_MOST_BYTES)
        latest, copies = siblings_of(edition).latest, signed_copies_of(edition)
        replaced_by = told(latest) if latest != edition else None
        said = {"code": code_of(edition), "identity": identity_of(edition), "form": form, "replaced_by": replaced_by}
        return {**said, "asked": asked, "copies": copies, "is_validated": is_validated(copies)}

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        act = ACTS.get(request.POST.get("accion", ""))
        if act is None:
            messages.error(request, _("No se entendió qué hacer. No se hizo ningún cambio."))
            return redirect("edition", pk)
        try:
            done = act(self.edition, request)
        except PublicationBlocked as blocked:
            confirmed = request.POST.getlist("confirma")
            return self._refused(blocked, obstacles=blocked.obstacles, confirmed=confirmed)
        except (EditionRefused, CopyRefused) as refusal:
            return self._refused(refusal, is_discarding=act is _discard)
        messages.success(request, done)
        if request.POST["accion"] == "repetir":
            return redirect("edition_prepare", self.edition.policy.code, self.edition.year)
        return redirect("edition", pk)

    def _refused(self, refusal: Exception, **shown: Any) -> HttpResponse:
        """The page again, with what the person had ticked and opened."""
        return self.render_to_response(self.get_context_data(refusal=str(refusal), **shown), status=CONFLICT)


def _publish(edition: ReportEdition, request: HttpRequest) -> str:
    published = publish(edition, by=cast(User, request.user), confirmed=set(request.POST.getlist("confirma")))
    return _("Se publicó la %(edition)s.") % {"edition": named_in_a_sentence(published)}


def _discard(edition: ReportEdition, request: HttpRequest) -> str:
    if request.POST.get("seguro") != "si":
        raise EditionRefused(_("Marque que quiere descartar la preparación. No se hizo ningún cambio."))
    discard(edition, by=cast(User, request.user))
    return _("La edición se descartó. Puede preparar otra con los datos de ahora.")


def _discard_to_repeat(edition: ReportEdition, request: HttpRequest) -> str:
    """What its button says, so that nothing else is asked."""
    discard(edition, by=cast(User, request.user))
    return _("La edición se descartó. Prepare otra con los datos de ahora.")


def _keep(edition: ReportEdition, request: HttpRequest) -> str:
    form = SignedCopyForm(request.POST, request.FILES, most=settings.VERIFICATION_MOST_BYTES)
    if not form.is_valid():
        raise CopyRefused(" ".join(str(error) for errors in form.errors.values() for error in errors))
    upload = form.cleaned_data["file"]
    keep_signed_copy(edition, name=upload.name, content=upload.read(), by=cast(User, request.user))
    return _("Se guardó la copia firmada; ya está en la página pública de la edición.")


ACTS: dict[str, Callable[[ReportEdition, HttpRequest], str]] = {
    "publicar": _publish,
    "descartar": _discard,
    "repetir": _discard_to_repeat,
    "guardar_firmada": _keep,
}


class EditionPreview(EditionDoor):
    """The frozen document as it will be read; a draft until it is published."""

    template_name = "editions/preview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(document=readable(kept_content(self.edition).document), **kwargs)


class EditionChanges(EditionDoor):
    """What would be otherwise if an edition in preparation, or one that was published, were prepared now."""

    template_name = "editions/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = self.edition
        if edition.status == EditionStatus.DISCARDED:
            raise Http404
        found = would_change(edition)
        said = in_words_and_tables(found, (_("En la edición"), _("Ahora")))
        identity = identity_of(edition) if edition.number else ""
        others = [] if found else self._others()
        return super().get_context_data(**said, identity=identity, others=others, **kwargs)

    def _others(self) -> list[str]:
        """What no comparison tells of an edition in preparation, such as who signs."""
        if self.edition.status != EditionStatus.PREPARED:
            return []
        return [line for one in obstacles_of(self.edition) if one.key == "cambios" for line in one.lines]


class EditionDraft(EditionDoor):
    """A prepared edition as a file, marked as a draft on every page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        name, edition = kwargs["format_name"], self.edition
        if name not in RENDERERS or edition.status != EditionStatus.PREPARED:
            raise Http404
        file_name = f"borrador-{edition.policy.code}-{edition.year}.{name}"
        return HttpResponse(
            RENDERERS[name](kept_content(edition).document, last_day(edition.year)),
            content_type=CONTENT_TYPES[name],
            headers={"Content-Disposition": str(content_disposition_header(as_attachment=True, filename=file_name))},
        )
