"""How a template asks where the parts of a report's chart stand."""

from django import template

from compliance.report.document import BarChart, LineChart
from compliance.report.renderers import charts

register = template.Library()


@register.filter
def bars(chart: BarChart) -> charts.Bars:
    return charts.bars(chart)


@register.filter
def lines(chart: LineChart) -> charts.Lines:
    return charts.lines(chart)
