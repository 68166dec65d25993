"""Who asks, for the trail of changes; not where anyone may read and nothing is written."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from pghistory.middleware import HistoryMiddleware

READING = frozenset({"GET", "HEAD"})


def _is_for_anyone(request: HttpRequest) -> bool:
    """Whether the address asks for no account (Django's `login_not_required`)."""
    try:
        return not getattr(resolve(request.path_info).func, "login_required", True)
    except Resolver404:
        return False


class Trail(HistoryMiddleware):
    """pghistory's. A public file is read without looking at the session, so that caches may keep one copy for all."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in READING and _is_for_anyone(request):
            answer: Any = self.get_response(request)
        else:
            answer = super().__call__(request)  # type: ignore[no-untyped-call]
        return answer  # type: ignore[no-any-return]
