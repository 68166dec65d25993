"""The pages on which an entity fills an indicator's entry in: its value, and what explains it.

A service's are in `service.py`, support has a page of its own in `support.py`, and the last look is `check.py`.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from compliance.calculation.rows import Assessment
from compliance.choices import Achievement
from compliance.entries.earlier import Earlier, newest_earlier
from compliance.entries.figures import assess_entry, assess_value
from compliance.entries.listed import with_lists
from compliance.forms.base import EntryForm
from compliance.forms.entry import ValueForm
from compliance.forms.text_lists import rearranged, started_from
from compliance.forms.texts import TextsForm, names_to_show
from compliance.views.entry_door import TEXTS, VALUE, EntryDoor
from compliance.views.entry_page import EntryPage
from compliance.views.facts import facts_of
from compliance.views.told import question, tell, tell_stated

HEADINGS = {
    Achievement.ACHIEVED: _("¿Qué contribuyó a alcanzar la meta?"),
    Achievement.NOT_ACHIEVED: _("¿Por qué no se alcanzó la meta y qué se hará?"),
    Achievement.NOT_ASSESSABLE: _("¿Qué explica este valor?"),
    Achievement.NO_INFORMATION: _("¿Por qué no hay un valor?"),
}


class ValuePage(EntryPage):
    """Page one of an indicator: its value, or why there is none."""

    template_name = "entry/value.html"
    step = VALUE

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        return ValueForm(self.entry, data=data, **options)

    def aside(self) -> dict[str, Any]:
        indicator, year = self.entry.indicator, self.entry.year
        assessment = assess_entry(self.entry, self.series)
        return {
            "question": question(indicator, year),
            "facts": facts_of(indicator, year, assessment),
            "printed": tell_stated(self.entry, assessment),
        }


class Result(EntryDoor):
    """What the number that is being typed would come to, in words; nothing is saved."""

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        form = ValueForm(self.entry, data=request.POST)
        if not form.is_valid():
            return render(request, "entry/_result.html", {"problems": form.problems})
        typed = form.changes()
        reason, expected_on = typed["missing_reason"], typed["expected_on"]
        assessment = assess_value(self.entry.indicator, self.entry.year, typed["value"], reason, self.series)
        printed = tell(self.entry, assessment, typed["source"], expected_on)
        return render(request, "entry/_result.html", {"printed": printed})


class TextsPage(EntryPage):
    """Page two of an indicator: what explains its result."""

    template_name = "entry/texts.html"
    step = TEXTS

    def rows(self) -> Any:
        """With its lists; of a form that comes back their texts alone are compared."""
        rows = super().rows()
        if self.request.method == "POST":
            return with_lists(rows, *TextsForm.lists)
        return rows.prefetch_related(*TextsForm.lists)

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
        printed = tell_stated(self.entry, self.assessment)
        return {"earlier": self.earlier, "printed": printed, "heading": HEADINGS[self.assessment.status]}

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        move = request.POST.get("move", "")
        if move == "start" and self.earlier:
            return self.show(self.again(started_from(request.POST, self.earlier._asdict())))
        return self.show(self.rearranged(move)) if move else super().post(request, kind, pk)

    def rearranged(self, move: str) -> EntryForm:
        """The form after a text was added, moved or taken off; nothing is saved."""
        data, focus = rearranged(self.request.POST, move, TextsForm.lists)
        return self.again(data).land_on(focus)
