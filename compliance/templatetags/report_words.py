"""What the report's page offers beside its words: editing, adding, the entry behind a row, and mending a finding."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.urls import reverse

from compliance.choices import Severity
from compliance.report.document import ADDED, Cell, Column, Paragraph, Section
from compliance.report.narrative.words.drafts import address

register = template.Library()


def _editor(wording: Any, where: str) -> dict[str, Any]:
    state = wording.states.get(where)
    return {
        "editor": reverse("passage", args=[wording.code, wording.year, where]),
        "state": state.value if state else "",
    }


@register.inclusion_tag("report/_passage_tools.html")
def passage_tools(wording: Any, section: Section, place: int) -> dict[str, Any]:
    """After the last paragraph of a passage, the way to its editor."""
    block = section.blocks[place]
    name = block.passage if isinstance(block, Paragraph) else ""
    following = section.blocks[place + 1] if place + 1 < len(section.blocks) else None
    if not name or (isinstance(following, Paragraph) and following.passage == name):
        return {}
    return {**_editor(wording, address(section.anchor, name)), "section": section, "is_added": name == ADDED}


@register.inclusion_tag("report/_passage_tools.html")
def section_tools(wording: Any, section: Section) -> dict[str, Any]:
    """At the end of a section's own blocks, the way to add to it; none where that was done."""
    where = address(section.anchor, ADDED)
    has_added = any(isinstance(block, Paragraph) and block.passage == ADDED for block in section.blocks)
    if has_added:
        return {}
    return {**_editor(wording, where), "section": section, "adds": True}


@register.inclusion_tag("report/_behind.html")
def behind_row(behind: Mapping[str, Any], anchor: str) -> dict[str, Any]:
    """In a row of annex B, the entry and the evidence behind its figures, where the person may see them."""
    annex, _dash, code = anchor.partition("-")
    return {"behind": behind.get(code) if annex == "B" else None}


@register.inclusion_tag("report/_mend.html")
def mend_row(mending: Any, cells: Sequence[tuple[Column, Cell]]) -> dict[str, Any]:
    """In a row of annex C, the way to mend its finding and, if it is an error, to let it pass or take that back."""
    said, where = cells[0][1], cells[1][1]
    row = mending.rows.get((said.text, said.note or where.text))
    is_error = row is not None and row.finding.severity == Severity.ERROR
    return {"row": row, "is_error": is_error, "is_waived": bool(said.note), "code": mending.code, "year": mending.year}
