"""The first page after login: each person starts where their work is, once they confirmed that it is theirs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from compliance.entries.access import Standing
from compliance.views.doors import Door

STARTING_PAGES = (
    ("is_focal_point", "my_year"),
    ("is_reviewer", "review_queue"),
)


def starting_page(standing: Standing) -> str:
    """The name of the page where the person's work begins; reports for everyone else."""
    return next((page for role, page in STARTING_PAGES if getattr(standing, role)), "reports")


class Home(Door):
    """Leads on; people without any function see a page that says so."""

    def admits(self) -> bool:
        return True

    def get(self, request: HttpRequest) -> HttpResponse:  # noqa: ARG002
        if self.standing.unconfirmed:
            return redirect("designation", self.standing.unconfirmed)
        return redirect(starting_page(self.standing))
