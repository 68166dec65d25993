"""How a page says how large a file is."""

from django import template

from compliance import formatting

register = template.Library()


@register.filter
def file_size(size: int) -> str:
    """A number of bytes as a reader sees it: `50 MB`."""
    return formatting.file_size(size)
