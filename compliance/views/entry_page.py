"""What the three pages of an entry do alike: show a block, save it as a draft, go on, and lose nothing on the way."""

from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from compliance.choices import Achievement
from compliance.entries import editing
from compliance.entries.blocks import EDITABLE, is_block_open, observed_blocks
from compliance.entries.editing import EntryChanged, NotOfThisEntry
from compliance.forms.base import EntryForm, close_form
from compliance.models import User
from compliance.views.answers import answers_of
from compliance.views.entry_door import CHECK, CONFLICT, REFUSALS, STEPS, EntryDoor, Step, version_of
from compliance.views.signed_out import forget, kept_here, signed

GO_ON, LEAVE = "next", "exit"


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
        if (kept := kept_here(request)) is not None:
            return self.show_kept(kept)
        if self.entry.status not in EDITABLE:
            return redirect(self.address(CHECK))
        return self.show(self.make_form(observations=self.observations))

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:  # noqa: ARG002
        forget(request)
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
            self.close(form)
        seen: dict[str, Any] = {
            "by": signed(cast(User, self.request.user)),
            "form": form,
            "step": self.step,
            "is_open": is_open,
            "is_closed": is_closed,
        }
        if not (is_open or form.is_bound):
            seen["stated"] = answers_of(self.entry, self.step)
        return render(self.request, self.template_name, {**heading, **self.aside(), **seen, **said}, status=status)

    def show_kept(self, kept: QueryDict) -> HttpResponse:
        """What was typed when the session had ended, in the form and not saved: a colleague may have saved since."""
        self.request.POST = kept  # type: ignore[assignment]  # as if it came now: every page reads it there
        self.version = version_of(kept)
        refusal = "" if self.entry.status in EDITABLE else _("El registro ya se envió.")
        return self.show(self.typed(), is_kept=True, refusal=refusal)

    def close(self, form: EntryForm) -> None:
        close_form(form)

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
