"""What every page asks first: who is here, and whether the thing asked for exists for them.

What a person may not see answers 404, never 403: its existence is nobody's business.
"""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.generic.base import View

from compliance.entries.access import AnyEntry, Standing, can_see_entry, can_see_reports, standing_of
from compliance.models import ProgressEntry, ServiceEntry

KINDS: dict[str, type[ProgressEntry] | type[ServiceEntry]] = {"indicador": ProgressEntry, "servicio": ServiceEntry}


def kind_of(entry: AnyEntry) -> str:
    """The word that stands for the entry's kind in addresses."""
    return "servicio" if isinstance(entry, ServiceEntry) else "indicador"


def entry_at(kind: str, pk: int) -> AnyEntry:
    """The entry of an address by its id alone, to be locked and asked about by the workflow; not read here."""
    if kind not in KINDS:
        raise Http404
    return KINDS[kind](pk=pk)


def standing_here(request: HttpRequest) -> Standing:
    """The standing of who asks, read once a request; nothing is read where nobody is signed in."""
    if not hasattr(request, "standing"):
        user = getattr(request, "user", None)
        request.standing = standing_of(user) if user else Standing()  # type: ignore[attr-defined]
    standing: Standing = request.standing  # type: ignore[attr-defined]
    return standing


class Door(View):
    """A page behind a question: `admits` answers for the person, `standing` says who that is."""

    @property
    def standing(self) -> Standing:
        return standing_here(self.request)

    def admits(self) -> bool:
        """Whether the person may be here at all."""
        return can_see_reports(self.standing)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.admits():
            raise Http404
        answer = super().dispatch(request, *args, **kwargs)
        # What a person sees here is theirs: nothing between us keeps it, and their browser asks again.
        answer.headers.setdefault("Cache-Control", "private, no-cache")
        return answer

    def visible_entry(self, kind: str, pk: int) -> AnyEntry:
        """The entry of this address, where it exists and the person may see it."""
        if kind not in KINDS:
            raise Http404
        related = ("service__entity",) if kind == "servicio" else ("indicator__entity__parent", "indicator__service")
        entry: AnyEntry = get_object_or_404(
            KINDS[kind].objects.select_related("cycle__policy__lead_entity", *related), pk=pk
        )
        if not can_see_entry(self.standing, entry):
            raise Http404
        return entry
