"""How a template asks where the parts of a report's drawings stand."""

from django import template

from compliance.report.document import BarChart, LineChart
from compliance.report.renderers import bar_charts, line_charts, qr

register = template.Library()


@register.filter
def bars(chart: BarChart) -> bar_charts.Bars:
    return bar_charts.bars(chart)


@register.filter
def lines(chart: LineChart) -> line_charts.Lines:
    return line_charts.lines(chart)


@register.filter
def qr_outline(address: str) -> str:
    return qr.outline(address)


@register.filter
def qr_side(address: str) -> int:
    return qr.side(address)
