"""Two years of a policy side by side, from the approved data of now: what changed, in words and in a table."""

from typing import Any

from django.http import Http404
from django.views.generic import TemplateView

from compliance.publishing.content import content_of
from compliance.report.comparison import compare
from compliance.report.span import span_of
from compliance.report.two_years import in_words, table_of
from compliance.views.doors import Door
from compliance.views.publications import in_words_and_tables
from compliance.views.report import policy_of_year, reported_years


class YearComparison(Door, TemplateView):
    """From an earlier year to the page's own."""

    template_name = "editions/comparison.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        policy, year, other = policy_of_year(kwargs["code"], kwargs["year"]), kwargs["year"], kwargs["other"]
        if other >= year or other not in span_of(policy):
            raise Http404
        before, after = content_of(policy, other).side, content_of(policy, year).side
        found = in_words_and_tables(compare(before, after), (str(other), str(year)))
        found |= {"sentences": in_words(before, after), "by_indicator": table_of(before, after)}
        years = [one for one in reported_years().get(policy.pk, []) if one < year]
        return super().get_context_data(policy=policy, years=years, **found, **kwargs)
