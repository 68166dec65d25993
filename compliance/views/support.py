"""Page three of an entry: the files and links that support it. What a file may be is the stage's question."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from compliance.entries import evidence
from compliance.entries.editing import EntryChanged
from compliance.entries.evidence import EvidenceRefused, LooksLikePersons
from compliance.forms.base import EntryForm, close_form
from compliance.forms.support import EvidenceForm, SupportForm
from compliance.models import Evidence, User
from compliance.views.entry_door import REFUSALS, SUPPORT
from compliance.views.entry_page import EntryPage


class SupportPage(EntryPage):
    """Lists what was added, and adds one thing at a time."""

    template_name = "entry/support.html"
    step = SUPPORT

    def rows(self) -> Any:
        rows = super().rows()
        return rows if self.request.method == "POST" else rows.prefetch_related("evidences")

    @property
    def goes_on(self) -> bool:
        """What comes with a file is kept whatever else is missing: a browser sends no file twice by itself."""
        return super().goes_on and not self.adding.is_filled

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        return SupportForm(self.entry, data=data, **options)

    @cached_property
    def adding(self) -> EvidenceForm:
        """What is being added; nothing where nothing was sent."""
        if not self.request.POST:
            return EvidenceForm()
        return EvidenceForm(self.request.POST, self.request.FILES, asks_to_confirm="asked" in self.request.POST)

    def aside(self) -> dict[str, Any]:
        return {"adding": self.adding, "evidences": self.entry.evidences.all()}

    def close(self, form: EntryForm) -> None:
        super().close(form)
        close_form(self.adding)

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        if removed := request.POST.get("remove"):
            return self.remove(removed)
        if self.adding.is_filled and not self.adding.is_valid():
            return self.show(self.typed())
        return super().post(request, kind, pk)

    def keep(self, form: EntryForm) -> HttpResponse:
        """The answers and what is added are kept together, or neither."""
        try:
            return super().keep(form)
        except LooksLikePersons as asked:
            self.adding.ask_to_confirm(str(asked))
        except EvidenceRefused as refused:
            self.adding.add_error(refused.field or ("upload" if self.request.FILES else "link"), str(refused))
        return self.show(self.typed())

    def save(self, form: EntryForm) -> Any:
        return self.add(form.saved["answers"]) if self.adding.is_filled else super().save(form)

    def add(self, answers: dict[int, str]) -> Any:
        typed, by = self.adding.cleaned_data, cast(User, self.request.user)
        known: dict[str, Any] = {"by": by, "version": self.version, "standing": self.standing, "answers": answers}
        if upload := typed["upload"]:
            said = {**self.adding.said, "upload": upload, "confirmed": typed["confirmed"]}
            added = evidence.add_file(self.entry, **said, **known)
        else:
            added = evidence.add_link(self.entry, link=typed["link"], **self.adding.said, **known)
        messages.success(self.request, _("Se agregó «%(title)s».") % {"title": added.title})
        return added.subject

    def address_after(self, saved: Any) -> str:
        return self.address(self.step.page) if self.request.POST.get("go") == "add" else super().address_after(saved)

    def remove(self, pk: str) -> HttpResponse:
        rows = Evidence.objects.about(self.entry)
        found: Evidence = get_object_or_404(rows, pk=int(pk) if pk.isdecimal() and len(pk) < 19 else None)
        try:
            by = cast(User, self.request.user)
            evidence.remove(found, by=by, version=self.version, standing=self.standing)
        except (EntryChanged, EvidenceRefused, *REFUSALS) as refusal:
            messages.error(self.request, str(refusal))
        else:
            messages.success(self.request, _("Se quitó «%(title)s».") % {"title": found.title})
        return redirect(self.address(self.step.page))
