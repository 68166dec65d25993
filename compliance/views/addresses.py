"""Addresses that cannot be anybody's, refused before a page looks anything up."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def refuse_unwritable(get_response: Answer) -> Answer:
    """No code or name holds a NUL, and the database takes none: such an address does not exist."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path_info:
            raise Http404
        return get_response(request)

    return answer
