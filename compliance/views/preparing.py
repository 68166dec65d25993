"""The page on which an edition is prepared: what stands in its way today, and the questions before it is frozen."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.formatting import day
from compliance.forms.editions import PrepareForm
from compliance.models import Policy, ReportEdition, ReportingCycle, User
from compliance.publishing.access import can_prepare_edition, can_word_report
from compliance.publishing.editions import EditionRefused, last_published, prepare, would_change
from compliance.publishing.obstacles import pending_entries
from compliance.publishing.seals import named_in_a_sentence
from compliance.report.errata import changed_in_words
from compliance.views.entry_door import CONFLICT
from compliance.views.mending import errors_to_mend
from compliance.views.report import policy_of_year
from compliance.views.review import ReviewDoor


class EditionPrepare(ReviewDoor, TemplateView):
    """The questions before an edition is frozen; none where one is under way or there is nothing to correct."""

    template_name = "editions/prepare.html"

    def admits(self) -> bool:
        return can_prepare_edition(self.standing)

    @cached_property
    def policy(self) -> Policy:
        return policy_of_year(self.kwargs["code"], self.kwargs["year"])

    @cached_property
    def before(self) -> ReportEdition | None:
        return last_published(self.policy, self.kwargs["year"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.kwargs["year"]
        page: dict[str, Any] = {
            "policy": self.policy,
            "under_way": ReportEdition.objects.of(self.policy, year).prepared().only("pk").first(),
            "before": self.before,
            "replaced": named_in_a_sentence(self.before) if self.before else "",
        }
        if not page["under_way"]:
            page["form"] = kwargs.pop("form", None) or PrepareForm(is_correction=self.before is not None)
            page["changed"] = changed_in_words(would_change(self.before)) if self.before else ""
            page["pending"] = len(pending_entries(self.policy.pk, year))
            page["cycle"] = ReportingCycle.objects.open().filter(policy=self.policy, year=year).first()
            page["rows"] = errors_to_mend(self.policy, year, self.standing)
            page["can_waive"] = can_word_report(self.standing)
        return super().get_context_data(**{**page, **kwargs})

    def post(self, request: HttpRequest, code: str, year: int) -> HttpResponse:
        form = PrepareForm(request.POST, is_correction=self.before is not None)
        if form.is_valid():
            try:
                edition = prepare(self.policy, year, by=cast(User, request.user), **form.said)
            except EditionRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _what_follows(edition))
                return redirect("edition", edition.pk)
        return self.render_to_response(self.get_context_data(form=form, code=code, year=year), status=CONFLICT)


def _what_follows(edition: ReportEdition) -> str:
    if edition.preview_until is None:
        return _("La edición quedó preparada. Ahora la aprueba otra persona.")
    said = _("La edición quedó preparada. Las entidades responden hasta el %(day)s; después la aprueba otra persona.")
    return said % {"day": day(edition.preview_until)}
