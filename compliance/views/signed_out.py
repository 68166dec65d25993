"""What someone typed whose session had ended: kept until they sign in again, and given back to nobody else.

It waits in the session that signing in turns into theirs, for a short while, and only if the page had been made for a
person: the page names them in a signed field. A browser with JavaScript keeps drafts of its own; this is for those
without. Files are not kept: a browser does not send them twice.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core import signing
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.utils import timezone

from compliance.models import User

FIELD = "by"
KEY, SALT = "typed_signed_out", "typed-by"
PAGES = frozenset({"entry_value", "entry_texts", "entry_support"})
DAY = 24 * 60 * 60
# Seconds for which a page may stay open, and for which its text waits for its person.
PAGE_IS_GOOD_FOR, WAITS_FOR = 7 * DAY, 2 * 60 * 60
MOST_CHARACTERS = 200_000
# What is about the request and not about what was typed.
NOT_KEPT = ("csrfmiddlewaretoken", FIELD, "go", "move", "remove")


def signed(user: User) -> str:
    """The person for whom a page is made, as its hidden field says it."""
    return signing.dumps(user.pk, salt=SALT)


def _person(request: HttpRequest) -> int | None:
    try:
        return int(signing.loads(request.POST.get(FIELD, ""), salt=SALT, max_age=PAGE_IS_GOOD_FOR))
    except signing.BadSignature:
        return None


def keep(request: HttpRequest) -> None:
    """Keeps what an entry's page sent; nothing of any other page, of a stranger, or beyond a size."""
    here = request.resolver_match.url_name if request.resolver_match else None
    if request.method != "POST" or here not in PAGES or (person := _person(request)) is None:
        return
    typed = request.POST.copy()
    for name in NOT_KEPT:
        typed.pop(name, None)
    text = typed.urlencode()
    if len(text) <= MOST_CHARACTERS:
        at = timezone.now().timestamp()
        request.session[KEY] = {"path": request.path, "person": person, "at": at, "typed": text}


def _is_good(kept: dict[str, Any], request: HttpRequest) -> bool:
    is_recent = float(kept["at"]) > timezone.now().timestamp() - WAITS_FOR
    return is_recent and int(kept["person"]) == request.user.pk


def kept_here(request: HttpRequest) -> QueryDict | None:
    """What the person had typed on this page; what is somebody else's, or too old, is dropped unseen."""
    kept = request.session.get(KEY)
    if kept is None:
        return None
    if not _is_good(kept, request):
        forget(request)
        return None
    return QueryDict(kept["typed"]) if kept["path"] == request.path else None


def forget(request: HttpRequest) -> None:
    """Once the page was sent again, it is the page's own answer that shows what was typed."""
    request.session.pop(KEY, None)


class SignInFirst(LoginRequiredMiddleware):
    """Django's, which leads to the login; what was typed meanwhile is kept.

    Who is here is not asked where it does not matter: a public file is the same for everyone.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        keep(request)
        return super().handle_no_permission(request, view_func)
