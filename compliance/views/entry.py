"""The pages on which an entity fills an entry in: its value, and what explains it.

Support has a page of its own in `support.py`; the look before an entry is ready is `check.py`.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from compliance.choices import Achievement
from compliance.entries import editing
from compliance.entries.earlier import Earlier, newest_earlier
from compliance.entries.editing import EDITABLE, EntryChanged, NotOfThisEntry, is_block_open, observed_blocks
from compliance.entries.figures import assess_entry, assess_value, status_of
from compliance.entries.window import WindowClosed
from compliance.entries.wording import question, say_result
from compliance.entries.workflow import TransitionRefused
from compliance.forms.base import EntryForm
from compliance.forms.entry import TextsForm, ValueForm, names_to_show
from compliance.forms.service import ProtocolForm, ServiceActionsForm
from compliance.forms.text_lists import rearranged, started_from
from compliance.views.entry_door import CHECK, STEPS, TEXTS, VALUE, EntryDoor, Step
from compliance.views.facts import facts_of

REFUSALS = (TransitionRefused, WindowClosed)
# Refused because of what happened meanwhile, not of what was typed.
CONFLICT = 409
GO_ON = "next"


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
        return redirect(self.next_address(saved) if self.goes_on else reverse("my_year"))

    def save(self, form: EntryForm) -> Any:
        """Saves what changed; a page that was only looked at leaves no trace."""
        if not form.has_changed():
            return self.entry
        person = {"by": self.request.user, "standing": self.standing}
        return editing.save(self.entry, version=self.version, **person, **form.saved)

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
        del self.entry
        self.__dict__.pop("observations", None)
        self.version = self.entry.version
        form = self.typed()
        differences = form.differences(self.make_form(observations=self.observations))
        return self.show(form, status=CONFLICT, differences=differences, changed_by=self.entry.edited_by)

    def next_address(self, saved: Any) -> str:
        """The next page that is open, and at last the check."""
        is_open = observed_blocks(saved)
        later = STEPS[STEPS.index(self.step) + 1 :]
        return self.address(next((step.page for step in later if step.block in is_open), CHECK))


class ValuePage(EntryPage):
    """Page one: the value or why there is none; of a service, its protocol."""

    step = VALUE

    @property
    def template_name(self) -> str:  # type: ignore[override]
        return "entry/value.html" if self.is_of_indicator else "entry/protocol.html"

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        kind = ValueForm if self.is_of_indicator else ProtocolForm
        return kind(self.entry, data=data, **options)

    def aside(self) -> dict[str, Any]:
        if not self.is_of_indicator:
            return {}
        indicator, year = self.entry.indicator, self.entry.year
        assessment = assess_entry(self.entry, self.series)
        said = say_result(assessment, self.entry.expected_on) if self.entry.version else None
        asked = question(indicator.name, indicator.code, year)
        return {"question": asked, "facts": facts_of(indicator, year, assessment), "said": said}


class TextsPage(EntryPage):
    """Page two: what explains the result; of a service, what will improve it."""

    step = TEXTS

    @property
    def template_name(self) -> str:  # type: ignore[override]
        return "entry/texts.html" if self.is_of_indicator else "entry/actions.html"

    def rows(self) -> Any:
        """With its lists; a form that comes back brings the names of those that it shows."""
        lists = [name for name in TextsForm.lists if self.request.method == "GET" or name in self.request.POST]
        return super().rows().prefetch_related(*(name for name in lists if self.kwargs["kind"] != "servicio" or name == "actions"))

    @cached_property
    def result(self) -> Achievement | None:  # type: ignore[override]
        return status_of(self.entry) if self.is_of_indicator else None

    @cached_property
    def earlier(self) -> Earlier | None:
        return newest_earlier(self.entry) if self.is_of_indicator else None

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        if not self.is_of_indicator:
            return ServiceActionsForm(self.entry, data=data, **options)
        if data is not None:
            return TextsForm(self.entry, data=data, shown=list(data), **options)
        return TextsForm(self.entry, shown=names_to_show(self.entry, self.result), result=self.result, **options)

    def aside(self) -> dict[str, Any]:
        if not self.is_of_indicator:
            return {}
        said = say_result(assess_value(self.entry.indicator, self.entry.year, self.entry.value, self.entry.missing_reason))
        return {"earlier": self.earlier, "said": said, "result": self.result}

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        move = request.POST.get("move")
        if not move:
            return super().post(request, kind, pk)
        ...
