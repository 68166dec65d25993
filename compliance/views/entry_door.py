"""The door to all pages of an entry, for those who enter it: which entry, whether it may be edited, in which steps.

Nobody loses what they typed: a form that comes too late, or from someone who may no longer be here, is shown back.
"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from compliance.choices import Block
from compliance.entries.access import can_edit_entry, element_of, in_charge
from compliance.entries.asked import rows_for_a_page
from compliance.entries.blocks import EDITABLE, observed_blocks
from compliance.entries.completeness import know_observations
from compliance.entries.figures import Series, read_series
from compliance.entries.window import WindowClosed, require_open
from compliance.entries.wording import title
from compliance.entries.workflow import TransitionRefused
from compliance.models import Observation, ProgressEntry
from compliance.views.doors import KINDS, Door
from compliance.views.signed_out import kept_here

REFUSALS = (TransitionRefused, WindowClosed)
# Refused because of what happened meanwhile, not of what was typed.
CONFLICT = 409
LONGEST_NUMBER = 10
NOT_TYPED = frozenset(
    {"csrfmiddlewaretoken", "by", "version", "go", "move", "remove", "answer", "missing_reason", "kind"}
)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three pages, and the block of the entry that it edits."""

    page: str
    block: Block
    title: Any
    title_of_service: Any


VALUE = Step("entry_value", Block.VALUE, _("Valor"), _("Protocolo"))
TEXTS = Step("entry_texts", Block.TEXTS, _("Qué lo explica"), _("Acciones de mejora"))
SUPPORT = Step("entry_support", Block.SUPPORT, _("Sustento"), _("Sustento"))
STEPS = (VALUE, TEXTS, SUPPORT)
CHECK = "entry_check"


def typed_texts(form: QueryDict) -> list[str]:
    """Everything that a form brought, to be copied from a page that could not keep it."""
    sent = ((name, text) for name, texts in form.lists() for text in texts)
    return [str(text) for name, text in sent if name not in NOT_TYPED and str(text).strip()]


def version_of(sent: QueryDict) -> int:
    """The version that a form says it showed; one that never was, where it says none."""
    version = sent.get("version") or ""
    return int(version) if version.isdecimal() and len(version) < LONGEST_NUMBER else -1


class EntryDoor(Door):
    """A page of an entry. What is another's answers 404, with nothing of it."""

    @cached_property
    def entry(self) -> Any:
        if self.kwargs["kind"] not in KINDS:
            raise Http404
        entry = get_object_or_404(self.rows(), pk=self.kwargs["pk"])
        if not can_edit_entry(self.standing, entry):
            raise Http404
        return entry

    def rows(self) -> Any:
        """Entries of the kind that the address names, with what the page shows of them."""
        return rows_for_a_page(KINDS[self.kwargs["kind"]])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            typed = typed_texts(request.POST) or typed_texts(kept_here(request) or QueryDict())
            if not typed:
                raise
            return render(request, "entry/lost.html", {"typed": typed}, status=404)

    @cached_property
    def observations(self) -> list[Observation]:
        """Those still open."""
        return list(Observation.objects.about(self.entry).filter(closed_at__isnull=True).select_related("by"))

    @cached_property
    def series(self) -> Series:
        """The indicator's targets and earlier values."""
        return read_series([self.entry.indicator_id])[self.entry.indicator_id]

    @cached_property
    def version(self) -> int:
        """The version that the person saw; one that never was, where the page sent none."""
        return version_of(self.request.POST) if self.request.method == "POST" else int(self.entry.version)

    @cached_property
    def out_of_time(self) -> str:
        """Why the cycle lets nobody enter now, if so."""
        try:
            require_open(self.entry.cycle, {in_charge(self.entry)})
        except WindowClosed as closed:
            return str(closed)
        return ""

    @property
    def is_of_indicator(self) -> bool:
        return isinstance(self.entry, ProgressEntry)

    def address(self, page: str) -> str:
        return reverse(page, args=[self.kwargs["kind"], self.entry.pk])

    def steps(self) -> list[dict[str, Any]]:
        is_open, title = observed_blocks(self.entry), "title" if self.is_of_indicator else "title_of_service"
        return [
            {
                "page": one.page,
                "address": self.address(one.page),
                "title": getattr(one, title),
                "is_open": one.block in is_open,
            }
            for one in STEPS
        ]

    def heading(self) -> dict[str, Any]:
        """What every page of an entry says at its top, and where its other pages are."""
        know_observations(self.entry, self.observations)
        element = element_of(self.entry)
        return {
            "entry": self.entry,
            "element": element,
            "title": title(element.name, is_service=not self.is_of_indicator),
            "kind": self.kwargs["kind"],
            "year": self.entry.year,
            "steps": self.steps() if self.entry.status in EDITABLE else [],
            "check": self.address(CHECK),
            "version": self.version,
            "out_of_time": self.out_of_time,
            "observations": self.observations,
        }
