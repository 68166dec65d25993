"""The pages on which an entity fills an entry in: its value, and what explains it.

Support has a page of its own in `support.py`; the look before an entry is ready is `check.py`.
"""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement
from compliance.entries import editing
from compliance.entries.earlier import Earlier, newest_earlier
from compliance.entries.editing import EDITABLE, EntryChanged, NotOfThisEntry, is_block_open, observed_blocks
from compliance.entries.figures import assess_entry, assess_value
from compliance.entries.window import WindowClosed
from compliance.entries.wording import question, say_result
from compliance.entries.workflow import TransitionRefused
from compliance.forms.base import EntryForm
from compliance.forms.entry import TextsForm, ValueForm, names_to_show
from compliance.forms.text_lists import rearranged, started_from
from compliance.models import User
from compliance.views.entry_door import CHECK, STEPS, TEXTS, VALUE, EntryDoor, Step
from compliance.views.facts import facts_of

REFUSALS = (TransitionRefused, WindowClosed)
# Refused because of what happened meanwhile, not of what was typed.
CONFLICT = 409
GO_ON, LEAVE = "next", "exit"

HEADINGS = {
    Achievement.ACHIEVED: _("¿Qué contribuyó a alcanzar la meta?"),
    Achievement.NOT_ACHIEVED: _("¿Por qué no se alcanzó la meta y qué se hará?"),
    Achievement.NOT_ASSESSABLE: _("¿Qué explica este valor?"),
    Achievement.NO_INFORMATION: _("¿Por qué no hay un valor?"),
}


class EntryPage(EntryDoor):
    """One of the three pages: shows its block, saves it as a draft, and goes on."""

    template_name: str
    step: Step

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        """The page's form, for what was typed or for what is stored."""
        return EntryForm(self.entry, data=data, **options)

    def aside(self) -> dict[str, Any]:
        """What helps to answer, beside the form."""
        return {}

    @property
    def result(self) -> Achievement | None:
        """What became of the indicator by what is stored; a service has no result."""
        return None

    @property
    def goes_on(self) -> bool:
        return self.request.POST.get("go") == GO_ON

    @property
    def leaves(self) -> bool:
        return self.request.POST.get("go") == LEAVE

    def get(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        if self.entry.status not in EDITABLE:
            return redirect(self.address(CHECK))
        return self.show(self.make_form(observations=self.observations))

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        form = self.make_form(request.POST, complete=self.goes_on)
        return self.keep(form) if form.is_valid() else self.show(self.typed())

    def keep(self, form: EntryForm) -> HttpResponse:
        try:
            saved = self.save(form)
        except NotOfThisEntry as strange:
            raise Http404 from strange
        except EntryChanged:
            return self.show_change()
        except REFUSALS as refusal:
            return self.show(self.typed(), status=CONFLICT, refusal=str(refusal))
        if self.leaves:
            messages.success(self.request, _("Se guardó como borrador. Todavía no está listo ni enviado."))
        return redirect(self.address_after(saved))

    def save(self, form: EntryForm) -> Any:
        """Saves what changed; a page that was only looked at leaves no trace."""
        if not form.has_changed():
            return self.entry
        by = cast(User, self.request.user)
        return editing.save(self.entry, version=self.version, by=by, standing=self.standing, **form.saved)

    def typed(self) -> EntryForm:
        """The form once more with what was typed, and with what was observed."""
        return self.make_form(self.request.POST, observations=self.observations, complete=self.goes_on)

    def show(self, form: EntryForm, *, status: int = 200, **said: Any) -> HttpResponse:
        heading = self.heading()
        is_open = is_block_open(self.entry, self.step.block, self.result)
        is_closed = bool(self.out_of_time or said.get("refusal") or not is_open)
        if is_closed:
            form.close()
        seen = {"form": form, "step": self.step, "is_open": is_open, "is_closed": is_closed}
        return render(self.request, self.template_name, {**heading, **self.aside(), **seen, **said}, status=status)

    def show_change(self) -> HttpResponse:
        """Another person saved first: both versions, and what this one typed still in the form."""
        for known in ("entry", "observations", "assessment"):
            self.__dict__.pop(known, None)
        self.version = self.entry.version
        form = self.typed()
        differences = form.differences(self.make_form(observations=self.observations))
        return self.show(form, status=CONFLICT, differences=differences, changed_by=self.entry.edited_by)

    def address_after(self, saved: Any) -> str:
        """The next page that is open, and at last the check; or the year, for who leaves."""
        if self.leaves:
            return reverse("my_year")
        is_open = observed_blocks(saved)
        later = STEPS[STEPS.index(self.step) + 1 :]
        return self.address(next((step.page for step in later if step.block in is_open), CHECK))


class ValuePage(EntryPage):
    """Page one of an indicator: its value, or why there is none."""

    template_name = "entry/value.html"
    step = VALUE

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        return ValueForm(self.entry, data=data, **options)

    def aside(self) -> dict[str, Any]:
        indicator, year = self.entry.indicator, self.entry.year
        assessment = assess_entry(self.entry, self.series)
        is_stated = self.entry.value is not None or self.entry.missing_reason
        return {
            "question": question(indicator.name, indicator.code, year),
            "facts": facts_of(indicator, year, assessment),
            "said": say_result(assessment, self.entry.expected_on) if is_stated else None,
        }


class Result(EntryDoor):
    """What the number that is being typed would come to, in words; nothing is saved."""

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        form = ValueForm(self.entry, data=request.POST)
        if not form.is_valid():
            return render(request, "entry/_result.html", {"problems": form.problems})
        typed = form.changes()
        reason, expected_on = typed["missing_reason"], typed["expected_on"]
        if typed["value"] is None and not reason:
            return HttpResponse("")
        assessment = assess_value(self.entry.indicator, self.entry.year, typed["value"], reason, self.series)
        return render(request, "entry/_result.html", {"said": say_result(assessment, expected_on)})


class TextsPage(EntryPage):
    """Page two of an indicator: what explains its result."""

    template_name = "entry/texts.html"
    step = TEXTS

    def rows(self) -> Any:
        """With its lists; a form that comes back names those that it shows."""
        sent = self.request.POST if self.request.method == "POST" else TextsForm.lists
        return super().rows().prefetch_related(*(name for name in TextsForm.lists if name in sent))

    @cached_property
    def assessment(self) -> Assessment:
        return assess_entry(self.entry, self.series)

    @property
    def result(self) -> Achievement | None:
        return self.assessment.status

    @cached_property
    def earlier(self) -> Earlier | None:
        return newest_earlier(self.entry)

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        if data is None:
            shown = names_to_show(self.entry, self.assessment.status)
            return TextsForm(self.entry, shown=shown, result=self.result, **options)
        return TextsForm(self.entry, data=data, shown=list(data), result=options.pop("result", None), **options)

    def typed(self) -> EntryForm:
        return self.again(self.request.POST, complete=self.goes_on)

    def again(self, data: QueryDict, **options: Any) -> EntryForm:
        return self.make_form(data, observations=self.observations, result=self.result, **options)

    def aside(self) -> dict[str, Any]:
        said = say_result(self.assessment, self.entry.expected_on)
        return {"earlier": self.earlier, "said": said, "heading": HEADINGS[self.assessment.status]}

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        move = request.POST.get("move", "")
        if move == "start" and self.earlier:
            return self.show(self.again(started_from(request.POST, self.earlier._asdict())))
        return self.show(self.rearranged(move)) if move else super().post(request, kind, pk)

    def rearranged(self, move: str) -> EntryForm:
        """The form after a text was added, moved or taken off; nothing is saved."""
        data, focus = rearranged(self.request.POST, move, TextsForm.lists)
        return self.again(data).land_on(focus)
