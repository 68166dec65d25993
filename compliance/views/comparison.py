"""Two years of a policy side by side, from the approved data of now: what changed, in words and in a table."""

from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from compliance.models.bounds import FIRST_YEAR, LAST_YEAR
from compliance.publishing.content import content_of
from compliance.report.comparison import compare
from compliance.views.doors import Door
from compliance.views.publications import in_words_and_tables
from compliance.views.report import policy_of_year, reported_years


class YearComparison(Door, TemplateView):
    """From one year to another; the later one is the page's own."""

    template_name = "editions/comparison.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policy, year, other = policy_of_year(kwargs["code"], kwargs["year"]), kwargs["year"], kwargs["other"]
        if not FIRST_YEAR <= other <= LAST_YEAR or other == year:
            raise Http404
        found = compare(content_of(policy, other).side, content_of(policy, year).side)
        years = [one for one in reported_years().get(policy.pk, []) if one != year]
        return super().get_context_data(policy=policy, years=years, **in_words_and_tables(found), **kwargs)
