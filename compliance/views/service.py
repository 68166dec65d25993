"""The pages on which an entity fills a service's entry in: its protocol and resources, and what will improve it."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from compliance.forms.base import EntryForm
from compliance.forms.service import ProtocolForm, ServiceActionsForm
from compliance.forms.text_lists import rearranged
from compliance.views.entry_door import TEXTS, VALUE
from compliance.views.entry_page import EntryPage


class ProtocolPage(EntryPage):
    """Page one of a service: whether its protocol is approved."""

    template_name = "entry/protocol.html"
    step = VALUE

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        return ProtocolForm(self.entry, data=data, **options)


class ActionsPage(EntryPage):
    """Page two of a service: improvement actions for it as a whole."""

    template_name = "entry/actions.html"
    step = TEXTS

    def rows(self) -> Any:
        return super().rows().prefetch_related("actions")

    def make_form(self, data: Any = None, **options: Any) -> EntryForm:
        return ServiceActionsForm(self.entry, data=data, **options)

    def post(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        move = request.POST.get("move")
        if not move:
            return super().post(request, kind, pk)
        data, focus = rearranged(request.POST, move, ServiceActionsForm.lists)
        return self.show(self.make_form(data, observations=self.observations).land_on(focus))
