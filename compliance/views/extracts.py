"""What an entity sees of an edition before it is published: "Así aparecerá ...", and what it answers."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.choices import EditionStatus
from compliance.entries.access import can_see_review
from compliance.formatting import day
from compliance.forms.editions import OpinionForm
from compliance.models import ReportEdition, User
from compliance.publishing.access import can_answer_for_extract
from compliance.publishing.answering import OpinionRefused, give_opinion, may_still_answer
from compliance.publishing.content import Content, kept_content
from compliance.publishing.opinions import Asked, asked_entities
from compliance.report.extract import Subject, extract
from compliance.report.renderers.references import readable
from compliance.views.doors import Door
from compliance.views.entry_door import CONFLICT


class ExtractPage(Door, TemplateView):
    """An entity's parts of a prepared edition, to its focal points and to the ministry."""

    template_name = "editions/extract.html"

    @cached_property
    def edition(self) -> ReportEdition:
        """Only one that entities were asked about."""
        rows = ReportEdition.objects.select_related("policy")
        return get_object_or_404(rows, pk=self.kwargs["pk"], preview_until__isnull=False)

    @cached_property
    def content(self) -> Content:
        return kept_content(self.edition)

    @cached_property
    def asked(self) -> Asked:
        found = asked_entities(self.edition, self.content.figures)
        asked = next((one for one in found if one.entity.acronym == self.kwargs["entity"]), None)
        if asked is None or not (can_answer_for_extract(self.standing, asked.entity) or can_see_review(self.standing)):
            raise Http404
        return asked

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, edition = self.asked, self.edition
        may_answer = can_answer_for_extract(self.standing, asked.entity) and may_still_answer(edition)
        return super().get_context_data(
            edition=edition,
            asked=asked,
            **self.shown(),
            until=day(edition.preview_until) if edition.preview_until else "",
            may_answer=may_answer,
            form=kwargs.pop("form", None) or OpinionForm(initial=_last_said(asked)),
            **kwargs,
        )

    def shown(self) -> dict[str, Any]:
        """The entity's parts; of a discarded preparation only that it was discarded, since nobody will read it so."""
        asked, edition = self.asked, self.edition
        if edition.status == EditionStatus.DISCARDED and edition.decided_at:
            return {"discarded_on": day(timezone.localdate(edition.decided_at))}
        title = _("Así aparecerá %(entity)s en el reporte de %(year)s")
        title %= {"entity": asked.entity.acronym, "year": edition.year}
        subject = Subject(asked.entity.acronym, asked.codes)
        return {"document": readable(extract(self.content.document, subject, title=title))}

    def post(self, request: HttpRequest, pk: int, entity: str) -> HttpResponse:
        form, asked = OpinionForm(request.POST), self.asked
        if form.is_valid():
            agrees, by = form.cleaned_data["agrees"] == "si", cast(User, request.user)
            text = _meant(form.cleaned_data["text"], agrees, asked)
            try:
                give_opinion(self.edition, asked.entity, agrees=agrees, text=text, by=by)
            except OpinionRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("Su respuesta quedó registrada. Puede cambiarla hasta que venza el plazo."))
                return redirect(f"{reverse('extract', args=[pk, entity])}#contenido")
        return self.render_to_response(self.get_context_data(form=form), status=CONFLICT)


def _last_said(asked: Asked) -> dict[str, str]:
    """The entity's last answer, to be changed instead of written again."""
    if asked.opinion is None:
        return {}
    return {"agrees": "si" if asked.opinion.agrees else "no", "text": asked.opinion.text}


def _meant(text: str, agrees: bool, asked: Asked) -> str:
    """The text typed; an objection that merely stayed in its box says nothing of the agreement that followed."""
    before = asked.opinion
    return "" if agrees and before and not before.agrees and text.split() == before.text.split() else text
