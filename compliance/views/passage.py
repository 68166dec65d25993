"""The editor of one passage of the report, what it shows while someone types, and the list of a year's edits."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from compliance.entries.history import compared
from compliance.forms.passage import LONGEST_TEXT, PassageForm
from compliance.models import Policy, SectionText, User
from compliance.publishing import passages, wording
from compliance.publishing.access import can_word_report
from compliance.publishing.passage_history import history
from compliance.publishing.passages import PassageChanged, PassageRefused, Where
from compliance.report.figures import Figures
from compliance.report.narrative import tell
from compliance.report.narrative.edits import EditState
from compliance.report.narrative.figure_labels import Labelled, labelled, search
from compliance.report.narrative.named_figures import NamedFigures
from compliance.report.narrative.passages import as_read
from compliance.report.narrative.places import place
from compliance.report.narrative.story import arrange
from compliance.report.reading import read_figures
from compliance.views.doors import Door
from compliance.views.entry_door import CONFLICT
from compliance.views.report import policy_of_year

STATES = {
    EditState.CURRENT: gettext_lazy("Vigente"),
    EditState.STALE: gettext_lazy("Desactualizado"),
    EditState.UNRESOLVED: gettext_lazy("No se puede resolver"),
}


class PassageDoor(Door):
    """Everything about the words of one policy-year; only for those who word it, and nothing typed is lost."""

    def admits(self) -> bool:
        return can_word_report(self.standing)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            typed = request.POST.get("text", "").strip()
            if not typed:
                raise
            heading = _("Este texto no existe o usted ya no revisa el reporte")
            return render(request, "entry/lost.html", {"typed": [typed], "heading": heading}, status=404)

    @cached_property
    def policy(self) -> Policy:
        return policy_of_year(self.kwargs["code"], self.kwargs["year"])

    @cached_property
    def figures(self) -> Figures:
        return read_figures(self.policy, self.kwargs["year"])

    @cached_property
    def where(self) -> Where:
        return Where(self.policy, self.kwargs["year"], self.kwargs["where"])

    @cached_property
    def named(self) -> NamedFigures:
        return NamedFigures(arrange(self.figures))

    def report_page(self) -> str:
        return f"{reverse('report', args=[self.policy.code, self.kwargs['year']])}#{self.where.anchor}"


class PassagePage(PassageDoor, TemplateView):
    """One passage, or what is added to one section."""

    template_name = "report/passage.html"

    @cached_property
    def row(self) -> SectionText | None:
        return passages.row_at(self.where)

    @cached_property
    def desk(self) -> wording.Desk:
        desk = wording.sit_down(self.figures, self.where.address)
        if not desk.exists and self.row is None and not history(self.where):
            raise Http404
        return desk

    def _form(self) -> PassageForm:
        if self.request.method == "POST" and "text" in self.request.POST:
            return PassageForm(lambda text: wording.problems(text, self.figures), data=self.request.POST)
        text = wording.shown(self.row.text, self.figures) if self.row else self.desk.starting
        return PassageForm(lambda _text: (), initial={"text": text})

    def _changes(self) -> Any:
        """The generated passage when the edit was last looked at, beside today's; nothing unless the edit is stale."""
        if self.row is None or self.desk.state != EditState.STALE:
            return None
        story = arrange(self.figures)
        return compared(as_read(self.row.generated, story), as_read(self.desk.generated, story))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        desk, row = self.desk, self.row
        form = kwargs.pop("form", None) or self._form()
        text = str(form["text"].value() or "")
        asked = self.request.POST.get("q", "")
        page = {
            "policy": self.policy,
            "year": self.where.year,
            "desk": desk,
            "row": row,
            "form": form,
            "seen": passages.seen_of(row),
            "state": STATES[desk.state] if desk.state else "",
            "preview": wording.preview(self.figures, desk.address, text) if text.strip() else None,
            "figures": [labelled(one, self.named) for one in desk.figures],
            "asked": asked,
            "found": search(asked, self.named),
            "changes": self._changes(),
            "steps": history(self.where),
            "title": desk.title or place(desk.address),
            "report_page": self.report_page(),
        }
        return super().get_context_data(**{**page, **kwargs})

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        """`guardar`, `confirmar` and `volver` change something; any other button only shows the page again."""
        _desk = self.desk
        acts = {"guardar": self._write, "confirmar": self._confirm, "volver": self._take_back}
        act = acts.get(request.POST.get("accion", ""))
        form = self._form()
        if act is None:
            return self.render_to_response(self.get_context_data(form=form))
        try:
            return act(form)
        except PassageChanged as changed:
            return self._both(form, changed)
        except PassageRefused as refused:
            messages.error(request, str(refused))
            return self.render_to_response(self.get_context_data(form=form))

    def _seen(self) -> dict[str, Any]:
        """What the person looked at, and who it is."""
        sent = self.request.POST
        generated = sent.get("generated", "").replace("\r\n", "\n")
        return {"generated": generated, "seen": sent.get("seen", ""), "by": cast(User, self.request.user)}

    def _write(self, form: PassageForm) -> HttpResponse:
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        passages.write(self.where, form.cleaned_data["text"], **self._seen())
        messages.success(self.request, _("Se guardó. El reporte ya lo imprime así."))
        return redirect(self.report_page())

    def _confirm(self, _form: PassageForm) -> HttpResponse:
        passages.confirm(self.where, **self._seen())
        messages.success(self.request, _("Se confirmó que el texto sigue siendo correcto."))
        return redirect(self.report_page())

    def _take_back(self, _form: PassageForm) -> HttpResponse:
        seen = self._seen()
        passages.take_back(self.where, seen=seen["seen"], by=seen["by"])
        gone = _("Se quitó el párrafo.") if self.where.is_addition else _("El reporte vuelve a imprimir el generado.")
        messages.success(self.request, f"{gone} {_('Lo escrito queda en el historial.')}")
        return redirect(self.report_page())

    def _both(self, form: PassageForm, changed: PassageChanged) -> HttpResponse:
        """What another person saved beside what was typed; saving again is then deliberate."""
        self.row = changed.current
        theirs = wording.shown(changed.current.text, self.figures) if changed.current else ""
        yours = str(form["text"].value() or "")
        context = self.get_context_data(form=form, conflict=compared(theirs, yours), changed_by=changed.current)
        return self.render_to_response(context, status=CONFLICT)


class PassagePreview(PassageDoor):
    """How a typed text would print, for the page that asks while someone types."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        text = request.POST.get("text", "")[:LONGEST_TEXT]
        found = wording.preview(self.figures, self.where.address, text) if text.strip() else None
        return render(request, "report/_passage_preview.html", {"preview": found})


class FigureSearch(PassageDoor):
    """Figures that may be put into a text, by what is asked for."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:  # noqa: ARG002
        asked = request.GET.get("q", "")
        found: list[Labelled] = search(asked, self.named)
        return render(request, "report/_figure_list.html", {"found": found, "asked": asked})


class EditedTexts(PassageDoor, TemplateView):
    """Every edit and addition of the year, with what became of it."""

    template_name = "report/edited_texts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year = self.kwargs["year"]
        told = tell(self.figures)
        rows = SectionText.objects.filter(policy=self.policy, year=year).select_related("written_by", "confirmed_by")
        texts = [self._line(row, told.states, told.figures.texts.paragraphs) for row in rows]
        return super().get_context_data(**{**kwargs, "policy": self.policy, "year": year, "texts": texts})

    def _line(self, row: SectionText, states: Any, words: Any) -> dict[str, Any]:
        address = f"{row.anchor}/{row.passage}"
        state = states[address]
        return {
            "row": row,
            "address": address,
            "place": place(address),
            "state": state.value,
            "label": STATES[state],
            "words": words.get(address) or row.text,
        }
