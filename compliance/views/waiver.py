"""One error of a report: let it pass with a reason and a name, or take that back."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from compliance.choices import Severity
from compliance.findings import Finding
from compliance.forms.waiver import WaiverForm
from compliance.models import Policy, User
from compliance.publishing.access import can_word_report
from compliance.publishing.waiving import WaiverRefused, digest_of, last_office, waive, waivers_of, withdraw
from compliance.report.figures import Figures
from compliance.report.narrative import tell
from compliance.report.reading import read_figures
from compliance.views.doors import Door
from compliance.views.mending import to_mend
from compliance.views.report import policy_of_year


class FindingPage(Door, TemplateView):
    """An error found today; one that the data no longer show does not exist any more."""

    template_name = "report/finding.html"

    def admits(self) -> bool:
        return can_word_report(self.standing)

    @cached_property
    def policy(self) -> Policy:
        return policy_of_year(self.kwargs["code"], self.kwargs["year"])

    @cached_property
    def figures(self) -> Figures:
        return tell(read_figures(self.policy, self.kwargs["year"])).figures

    @cached_property
    def finding(self) -> Finding:
        errors = (one for one in self.figures.findings if one.severity == Severity.ERROR)
        finding = next((one for one in errors if digest_of(one) == self.kwargs["digest"]), None)
        if finding is None:
            raise Http404(_("Ese error ya no está: los datos cambiaron."))
        return finding

    @property
    def by(self) -> User:
        return cast(User, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.kwargs["year"]
        (row,) = to_mend([self.finding], self.figures, self.policy, is_administrator=self.standing.is_administrator)
        waiver = waivers_of(self.policy, year, self.finding).select_related("by").first()
        page = {"policy": self.policy, "year": year, "row": row, "waiver": waiver}
        page["form"] = kwargs.pop("form", None) or WaiverForm(initial={"office": last_office(self.by)})
        return super().get_context_data(**{**page, **kwargs})

    def post(self, request: HttpRequest, code: str, year: int, digest: str) -> HttpResponse:  # noqa: ARG002
        if request.POST.get("accion") == "retirar":
            withdraw(self.policy, year, self.finding, by=self.by)
            messages.success(request, _("Se retiró la dispensa: el error vuelve a impedir la publicación."))
            return redirect("report_today", self.policy.code, year)
        return self._waive(request, year)

    def _waive(self, request: HttpRequest, year: int) -> HttpResponse:
        form = WaiverForm(request.POST)
        if form.is_valid():
            try:
                waive(self.policy, year, self.finding, by=self.by, **form.cleaned_data)
            except WaiverRefused as refusal:
                form.add_error(None, str(refusal))
            else:
                messages.success(request, _("El error se publica con dispensa; así lo dirá el anexo C."))
                return redirect("report_today", self.policy.code, year)
        return self.render_to_response(self.get_context_data(form=form))
